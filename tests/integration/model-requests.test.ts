import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { createAnswering } from "#lib/language-model/answer-requests.ts";
import { askModel, awaitAnswer, requestAnswer } from "#lib/language-model/requests.ts";
import { test } from "#tests/support/database.ts";
import { askingModel, never } from "#tests/support/language-model.ts";
import { modelStub, setUpModel } from "#tests/support/model-stub.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

const isReady = () => ({ says: { answers: [{ item: 1, answer: { ready: true } }] } });

describe("a request to a language model", () => {
  test("is not answered where nobody waits for it any more", async ({ owner, web, worker }) => {
    await using stub = await modelStub(isReady);
    const { scope, ask, open, publicKey } = await askingModel({ owner, web, worker });
    await setUpModel(web, scope, { ...stub, publicKey });
    const id = await open((db) => requestAnswer(db, scope, "trial", {}));
    if (id === null) throw new Error("There is a model.");
    await owner.languageModelRequest.update({ where: { id }, data: { deadline: new Date() } });
    await createAnswering({ db: worker, ask }, never)();
    expect(stub.heard).toEqual([]);
    expect(await awaitAnswer(open, scope, { id, purpose: "trial" })).toMatchObject({
      fault: { code: "no_worker" },
    });
  });

  test("of the web is answered by whichever worker is there, and is no concern of another organization", async ({
    owner,
    web,
    worker,
  }) => {
    await using stub = await modelStub(isReady);
    const { scope, ask, open, publicKey } = await askingModel({ owner, web, worker });
    expect(await askModel(open, scope, "trial", {})).toMatchObject({ fault: { code: "off" } });
    await setUpModel(web, scope, { ...stub, publicKey });
    const answering = createAnswering({ db: worker, ask }, never);
    const round = setInterval(() => void answering(), 50);
    try {
      const both = await Promise.all([1, 2].map((n) => askModel(open, scope, "trial", { n })));
      expect(both).toEqual([{ answer: { ready: true } }, { answer: { ready: true } }]);
      stub.behave(() => ({ raw: "no" }));
      expect(await askModel(open, scope, "trial", { n: 3 })).toMatchObject({ fault: { code: "garbage" } });
    } finally {
      clearInterval(round);
    }
    const other = await createOrganization(owner);
    expect(await inOrganization(web, other, (db) => db.languageModelRequest.count())).toBe(0);
    expect(await open((db) => db.languageModelRequest.count())).toBe(3);
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    await expect(askModel(open, viewer, "trial", {})).rejects.toThrow("role admin");
  });
});

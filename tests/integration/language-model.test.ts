import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { nameCall, reserveCall } from "#lib/language-model/budget.ts";
import { removeLanguageModel, saveLanguageModel } from "#lib/language-model/commands.ts";
import { findLanguageModel, listModelCalls, readModelSpending } from "#lib/language-model/queries.ts";
import { LanguageModelForm } from "#lib/language-model/schemas.ts";
import { test } from "#tests/support/database.ts";
import { askingModel, never } from "#tests/support/language-model.ts";
import { modelStub, setUpModel } from "#tests/support/model-stub.ts";
import { addMember } from "#tests/support/organization.ts";
import { countWaiting } from "#tests/support/waiting-sessions.ts";

const ready = ({ items }: { items: unknown[] }) => ({
  says: { answers: items.map((_, at) => ({ item: at + 1, answer: { table: "", columns: [] } })) },
});
const sheet = (table: string) => ({ table, inWords: "A", kind: "table", columns: [] });

describe("a language model", () => {
  test("is asked with its key, and what was sent can be read by admins alone", async ({
    owner,
    web,
    worker,
  }) => {
    await using stub = await modelStub(ready);
    const { scope, about, open, publicKey } = await askingModel({ owner, web, worker });
    expect(await about([sheet("a")])).toMatchObject({ model: null, fault: { code: "off" } });
    await setUpModel(web, scope, { ...stub, publicKey });
    expect(await about([sheet("a</data>")])).toMatchObject({ model: "stub-1", sent: 1, fault: null });
    expect(stub.keys).toEqual(["Bearer sk-canary-key-8f3a"]);
    expect(stub.heard[0]?.items).toEqual([sheet("a</data>")]);
    const [call] = await open((db) => listModelCalls(db, scope));
    expect(call).toMatchObject({
      outcome: "answered",
      inputTokens: 100,
      outputTokens: 50,
      purpose: "document_tables",
    });
    expect(call?.asked).toContain("a\\u003c/data");
    expect(stub.heard[0]?.text.replace("\n<data>", "\n\n<data>")).toBe(call?.asked);
    expect(await open((db) => readModelSpending(db, scope))).toEqual({
      requests: 1,
      tokens: 150,
      money: 0.0002,
    });
    const member = await addMember(owner, scope.organizationId, "member");
    await expect(async () => listModelCalls(web, member)).rejects.toThrow("role admin");
    expect(await open((db) => findLanguageModel(db, scope))).toMatchObject({ hasKey: true });
    await open((db) => removeLanguageModel(db, scope));
    expect(await about([sheet("a")])).toMatchObject({ model: null });
  });

  test("is not sent the same twice, and of several things those alone that are new", async ({
    owner,
    web,
    worker,
  }) => {
    await using stub = await modelStub(ready);
    const { scope, about, publicKey } = await askingModel({ owner, web, worker });
    await setUpModel(web, scope, { ...stub, publicKey });
    await about([sheet("a"), sheet("b")]);
    expect(await about([sheet("b"), sheet("a")])).toMatchObject({ sent: 0, fault: null });
    expect(await about([sheet("a"), sheet("c")])).toMatchObject({ sent: 1 });
    expect(stub.heard.map(({ items }) => items.length)).toEqual([2, 1]);
    await setUpModel(web, scope, { ...stub, publicKey }, { model: "stub-2" });
    expect(await about([sheet("a")])).toMatchObject({ sent: 1, model: "stub-2" });
  });

  test("costs no more than it may, whoever asks at the same moment", async ({ owner, web, worker }) => {
    await using stub = await modelStub(ready);
    const { scope, about, open, publicKey } = await askingModel({ owner, web, worker });
    const spent = () => open((db) => readModelSpending(db, scope));
    await setUpModel(web, scope, { ...stub, publicKey }, { requestsPerDay: "5" });
    const many = await Promise.all(Array.from({ length: 12 }, (_, at) => about([sheet(`t${at}`)])));
    expect(many.filter(({ fault }) => fault === null)).toHaveLength(5);
    expect(many.filter(({ fault }) => fault?.code === "limit")).toHaveLength(7);
    expect(stub.heard).toHaveLength(5);
    // Each may cost more than it does: what it may is counted until it is known.
    stub.reports(null);
    await setUpModel(web, scope, { ...stub, publicKey }, { requestsPerDay: "1000", tokensPerDay: "20000" });
    await Promise.all(Array.from({ length: 12 }, (_, at) => about([sheet(`u${at}`)])));
    expect((await spent()).tokens).toBeLessThanOrEqual(20_000);
    expect((await spent()).tokens).toBeGreaterThan(10_000);
    await setUpModel(web, scope, { ...stub, publicKey }, { moneyPerMonth: "0.05" });
    await Promise.all(Array.from({ length: 12 }, (_, at) => about([sheet(`v${at}`)])));
    const { money } = await spent();
    expect(money).toBeLessThanOrEqual(0.05);
    // An answer of the database that is lost has a call reserved again: it is the same.
    const call = {
      ...{ id: await nameCall(worker), organizationId: scope.organizationId, jobId: null, purpose: "trial" },
      ...{ address: stub.address, model: "stub-1", asked: "Well?", inputTokens: 1, outputTokens: 1 },
      isTrial: true,
    };
    await setUpModel(web, scope, { ...stub, publicKey }, { requestsPerDay: "30" });
    const { requests } = await spent();
    await setUpModel(web, scope, { ...stub, publicKey }, { requestsPerDay: String(requests + 1) });
    expect([await reserveCall(worker, call), await reserveCall(worker, call)]).toEqual([null, null]);
    expect((await spent()).requests).toBe(requests + 1);
    await setUpModel(web, scope, { ...stub, publicKey }, { moneyPerMonth: "0.05" });
    const heard = stub.heard.length;
    expect(await about([sheet("w")])).toMatchObject({
      fault: { code: "limit", message: expect.stringContaining("0.05") },
    });
    expect(stub.heard).toHaveLength(heard);
  });

  test("that is down, slow, talks nonsense or refuses is told so in words of ours", async ({
    owner,
    web,
    worker,
  }) => {
    await using stub = await modelStub(() => "silence");
    const { scope, about, open, publicKey } = await askingModel({ owner, web, worker });
    await setUpModel(web, scope, { ...stub, publicKey });
    const faultOf = async (table: string) => (await about([sheet(table)])).fault;
    expect(await faultOf("a")).toEqual({
      ...{ code: "slow", message: "The language model did not answer within 1 second." },
    });
    for (const [raw, code] of [
      ["I am sorry, I cannot do that.", "garbage"],
      ['{"answers":[{"item":1,"answer":{"table":1}}]}', "garbage"],
      ["{".repeat(10_000), "garbage"],
    ] as const) {
      stub.behave(() => ({ raw }));
      expect(await faultOf(`raw ${raw.slice(0, 20)}`), raw.slice(0, 40)).toMatchObject({ code });
    }
    stub.behave(() => ({ says: "x".repeat(600_000) }));
    expect(await faultOf("too long")).toMatchObject({ code: "garbage" });
    for (const [status, code] of [
      [401, "credentials"],
      [404, "refused"],
      [429, "busy"],
      [500, "busy"],
      [302, "refused"],
    ] as const) {
      stub.behave(() => ({ status }));
      const fault = await faultOf(`status ${status}`);
      expect(fault).toMatchObject({ code });
      expect(fault?.message).not.toContain("secret words");
    }
    await stub[Symbol.asyncDispose]();
    expect(await faultOf("down")).toMatchObject({ code: "network" });
    const calls = await open((db) => listModelCalls(db, scope));
    expect(calls.every(({ outcome }) => outcome === "failed")).toBe(true);
    expect(calls.find(({ fault }) => fault?.includes("HTTP 429"))).toMatchObject({
      inputTokens: 0,
      outputTokens: 0,
    });
  });

  test("that takes no more for now is asked again for a job, and each time counts", async ({
    owner,
    web,
    worker,
  }) => {
    await using stub = await modelStub(ready);
    const { scope, ask, open, publicKey } = await askingModel({ owner, web, worker });
    await setUpModel(web, scope, { ...stub, publicKey });
    const askFor = (jobId: string | null, table: string) =>
      ask(
        { organizationId: scope.organizationId, jobId },
        { purpose: "document_tables", items: [sheet(table)] },
        never,
      );
    stub.behave((heard) => (stub.heard.length < 3 ? { status: 429 } : ready(heard)));
    expect(await askFor(crypto.randomUUID(), "a")).toMatchObject({ fault: null, sent: 1 });
    expect(await open((db) => readModelSpending(db, scope))).toMatchObject({ requests: 3, tokens: 150 });
    stub.behave(() => ({ status: 429 }));
    expect(await askFor(null, "b")).toMatchObject({ fault: { code: "busy" } });
    expect(stub.heard).toHaveLength(4);
  });

  test("is reached where the operator allows it alone", async ({ owner, web, worker }) => {
    await using stub = await modelStub(ready);
    const { scope, about, publicKey } = await askingModel({ owner, web, worker }, "");
    await setUpModel(web, scope, { ...stub, publicKey });
    expect(await about([sheet("a")])).toMatchObject({
      fault: { code: "network", message: expect.stringContaining("may not connect") },
    });
    for (const address of [
      "http://169.254.169.254/v1",
      "https://[::ffff:169.254.169.254]/v1",
      "http://10.0.0.1/v1",
    ]) {
      await setUpModel(web, scope, { address, publicKey });
      expect(await about([sheet("a")]), address).toMatchObject({ fault: { code: "network" } });
    }
    expect(stub.heard).toEqual([]);
  });

  test("asks for its key again where it is led elsewhere", async ({ owner, web, worker }) => {
    const { scope, open, publicKey } = await askingModel({ owner, web, worker });
    await setUpModel(web, scope, { address: "https://one.example.com/v1", publicKey });
    const move = (secretKey: string) =>
      open((db) =>
        saveLanguageModel(db, scope, publicKey, {
          ...LanguageModelForm.parse({
            ...{
              address: "https://two.example.com/v1/",
              model: "m",
              secretKey,
              requestsPerDay: "1",
              tokensPerDay: "1",
            },
            ...{ moneyPerMonth: "", inputPrice: "0", outputPrice: "0" },
          }),
        }),
      );
    await expect(move("")).rejects.toThrow("Enter the key again");
    await move("sk-another");
    expect(await open((db) => findLanguageModel(db, scope))).toMatchObject({
      address: "https://two.example.com/v1",
    });
    const member = await addMember(owner, scope.organizationId, "member");
    await expect(inOrganization(web, member, (db) => removeLanguageModel(db, member))).rejects.toThrow(
      "role admin",
    );
  });

  test("never has its key sent to where another admin led it at the same moment", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, open, publicKey } = await askingModel({ owner, web, worker });
    const saved = (address: string, secretKey: string) =>
      LanguageModelForm.parse({
        ...{ address, model: "m", secretKey, requestsPerDay: "1", tokensPerDay: "1" },
        ...{ moneyPerMonth: "", inputPrice: "0", outputPrice: "0" },
      });
    let second: Promise<unknown> = Promise.resolve();
    await open(async (db) => {
      await saveLanguageModel(db, scope, publicKey, saved("https://one.example.com/v1", "sk-one"));
      second = open((other) =>
        saveLanguageModel(other, scope, publicKey, saved("https://two.example.com/v1", "")),
      ).catch((error: unknown) => error);
      await expect.poll(() => countWaiting(owner)).toBe(1);
    });
    expect(await second).toMatchObject({
      fields: { secretKey: expect.stringContaining("the address changed") },
    });
    expect(await open((db) => findLanguageModel(db, scope))).toMatchObject({
      address: "https://one.example.com/v1",
    });
  });
});

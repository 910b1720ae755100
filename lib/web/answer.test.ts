import { describe, expect, test } from "vitest";
import { z } from "zod";
import { forbidden } from "#lib/errors.ts";
import { parseStrictly, settle } from "./answer.ts";

const Schema = z.object({ name: z.string().min(1, "Write a name."), port: z.number() });

function refusalOf(raw: unknown): unknown {
  try {
    return { accepted: parseStrictly(Schema, raw) };
  } catch (error) {
    return error;
  }
}

describe("what a browser sent", () => {
  test("is taken when it fits", () => {
    expect(parseStrictly(Schema, { name: "orders", port: 5432 })).toEqual({ name: "orders", port: 5432 });
  });

  test("is refused with a sentence for each field at fault", () => {
    expect(refusalOf({ name: "", port: 1 })).toMatchObject({
      code: "invalid",
      fields: { name: "Write a name." },
    });
  });

  test.each(["organizationId", "role", "toString"])(
    "is refused whole when it has a key the schema does not name: %s",
    (key) => {
      expect(() => parseStrictly(Schema, { name: "orders", port: 5432, [key]: "x" })).toThrow(
        "not known here",
      );
    },
  );

  test.each([null, undefined, "text", [], 7])("is refused when it is not an object: %j", (raw) => {
    expect(refusalOf(raw)).toMatchObject({ code: "invalid" });
  });
});

describe("an action's answer", () => {
  test("is a value for what people may read", async () => {
    expect(await settle(async () => 7)).toEqual({ ok: true, data: 7 });
    expect(
      await settle(async () => {
        throw forbidden("Ask an admin.");
      }),
    ).toEqual({ ok: false, error: { code: "forbidden", message: "Ask an admin.", fields: {} } });
  });

  test("is a plain sentence for a fault of ours, without what it says", async () => {
    const answer = await settle(async () => {
      throw new Error("password authentication failed for user tidewatch");
    });
    expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(answer)).not.toContain("tidewatch");
  });
});

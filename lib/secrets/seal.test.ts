import { describe, expect, test } from "vitest";
import { keyId, parsePrivateKeys, parsePublicKey, publicKeyOf } from "./keys.ts";
import { generateSealingKeys, seal, unseal } from "./seal.ts";

const context = { organizationId: "org-1", sourceId: "source-1", field: "password" } as const;
const pair = await generateSealingKeys();
const keys = parsePrivateKeys(pair.privateKey);

describe("a sealed value", () => {
  test("opens with the private key, as it was", async () => {
    const password = "p\u0000ä'\"\\🔑\n";
    const sealed = await seal(pair.publicKey, context, password);
    expect((await unseal(keys, context, sealed)).reveal()).toBe(password);
  });

  test("names its version and key and shows nothing of what it holds", async () => {
    const sealed = await seal(pair.publicKey, context, "correct horse");
    const [version, id, ...rest] = sealed.split(".");
    expect(version).toBe("v1");
    expect(id).toBe(keyId(parsePublicKey(pair.publicKey)));
    expect(rest).toHaveLength(2);
    expect(sealed).not.toContain("correct");
  });

  test("is never the same twice", async () => {
    expect(await seal(pair.publicKey, context, "x")).not.toBe(await seal(pair.publicKey, context, "x"));
  });

  test.each([
    ["another organization", { ...context, organizationId: "org-2" }],
    ["another source", { ...context, sourceId: "source-2" }],
  ])("does not open for %s", async (_, other) => {
    const sealed = await seal(pair.publicKey, context, "x");
    await expect(unseal(keys, other, sealed)).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringContaining("belongs to another source"),
    });
  });

  test("does not open when a single character of it was changed", async () => {
    const sealed = await seal(pair.publicKey, context, "secret");
    for (const at of [sealed.length - 1, sealed.length - 20, 20]) {
      const other = sealed[at] === "A" ? "B" : "A";
      const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      await expect(unseal(keys, context, altered)).rejects.toThrow("Enter the password again");
    }
  });

  test.each(["", "v1", "v2.a.b.c", "plain text", "v1.a.b"])("is told apart from %j", async (text) => {
    await expect(unseal(keys, context, text)).rejects.toThrow("it is damaged");
  });
});

describe("rotation of keys", () => {
  test("the newest seals, and all of them open", async () => {
    const newer = await generateSealingKeys();
    const both = `${newer.privateKey}, ${pair.privateKey}`;
    expect(publicKeyOf(both)).toBe(newer.publicKey);
    for (const { publicKey } of [pair, newer]) {
      const sealed = await seal(publicKey, context, "x");
      expect((await unseal(parsePrivateKeys(both), context, sealed)).reveal()).toBe("x");
    }
  });

  test("a key that was taken away is named", async () => {
    const sealed = await seal((await generateSealingKeys()).publicKey, context, "x");
    await expect(unseal(keys, context, sealed)).rejects.toThrow("which this worker does not hold");
  });
});

describe("a key that cannot protect anything is refused with why", () => {
  test.each([
    ["", "is empty"],
    ["change-me", "must be 32 bytes"],
    ["A".repeat(43), "is an example"],
    [Buffer.from("abababababababababababababababab").toString("base64url"), "is an example"],
    [`${"x".repeat(42)}!`, "must be 32 bytes"],
    [Buffer.alloc(33, 7).toString("base64url"), "must be 32 bytes"],
  ])("%j", (text, why) => {
    expect(() => parsePublicKey(text)).toThrow(why);
    expect(() => parsePrivateKeys(text)).toThrow(why);
  });

  test("an empty one between commas", () => {
    expect(() => parsePrivateKeys(`${pair.privateKey},,`)).toThrow("between its commas");
  });
});

import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { Secret } from "#lib/secrets/secret.ts";
import { makeSigningSecret, signatureHeaders, signingSecretFault } from "./signature.ts";

const body = JSON.stringify({ type: "test", data: { title: "ä “quoted” 🔑" } });

test("a signature is one that the specification's own library accepts, and a changed body is not", () => {
  const secret = makeSigningSecret();
  const headers = signatureHeaders("msg_1", body, [new Secret(secret)], new Date());
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
});

test("while secrets are exchanged, receivers that know either accept it", () => {
  const [before, after, other] = [makeSigningSecret(), makeSigningSecret(), makeSigningSecret()];
  const headers = signatureHeaders("msg_1", body, [new Secret(after), new Secret(before)], new Date());
  for (const secret of [before, after]) expect(new Webhook(secret).verify(body, headers)).toBeDefined();
  expect(() => new Webhook(other).verify(body, headers)).toThrow();
});

test.each([
  [makeSigningSecret(), null],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null],
  ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null],
  ["whsec_", "whsec_ and then base64"],
  ["whsec_not base64!", "whsec_ and then base64"],
  ["whsec_c2hvcnQ=", "24 to 64 bytes"],
  [`whsec_${Buffer.alloc(65, 1).toString("base64")}`, "24 to 64 bytes"],
])("a secret somebody brings is checked: %j", (secret, fault) => {
  const found = signingSecretFault(secret);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});

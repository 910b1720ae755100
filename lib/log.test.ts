import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** What a process prints that logs `expression` after learning the secret. */
function printed(expression: string): string {
  const program = `
    import { keepOutOfLog, log } from "#lib/log.ts";
    import { Secret } from "#lib/secrets/secret.ts";
    const secret = 'hun"ter\\\\2000';
    keepOutOfLog(secret);
    ${expression}`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
}

test("every line of the log is JSON, and no secret is in it wherever it was put", () => {
  const output = printed(`
    log.info("plain " + secret);
    log.info({ url: "postgres://u:" + encodeURIComponent(secret) + "@h" }, "an address");
    log.child({ of: secret }).warn({ [secret]: [secret] }, "a child");
    log.error({ err: new Error("no " + secret, { cause: new Error(secret) }) }, "an error\\nin two lines");
    log.info({ password: new Secret(secret) }, "a secret");`);
  const lines = output.trimEnd().split("\n");
  expect(lines).toHaveLength(5);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), msg: expect.any(String) });
  expect(output).not.toMatch(/ter.{0,6}2000/);
  expect(output).toContain("[redacted]");
});

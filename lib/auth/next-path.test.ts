import { expect, test } from "vitest";
import { safePath } from "./next-path.ts";

test.each(["/jobs?tab=failed&job=J-7F3KQ2", "/invitations/abc", "/assets/1/edit"])(
  "the path %s is gone to as it is",
  (path) => expect(safePath(path)).toBe(path),
);

test.each([
  undefined,
  "",
  "jobs",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
])("%j leads to the Jobs page instead", (next) => expect(safePath(next)).toBe("/jobs"));

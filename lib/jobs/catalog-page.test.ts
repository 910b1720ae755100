import { expect, test } from "vitest";
import { JOB_DEFINITIONS } from "./catalog.ts";
import { describeCatalog } from "./catalog-page.ts";

test("docs/jobs.md says what the catalog says (update it with `npx vitest run lib/jobs -u`)", async () => {
  await expect(describeCatalog(JOB_DEFINITIONS)).toMatchFileSnapshot("../../docs/jobs.md");
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata } from "next";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { HelpText } from "../_parts/help-text.tsx";

export const metadata: Metadata = { title: "Using the Jobs page" };

/** The documentation as it came with this version: whoever can reach the application can read it. */
export default async function UsingJobsPage() {
  const source = await readFile(join(process.cwd(), "docs", "using-jobs.md"), "utf8");
  return (
    <>
      <PageHeader title="Using the Jobs page" trail={[{ href: "/jobs", label: "Jobs" }]} />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <HelpText source={source} />
      </div>
    </>
  );
}

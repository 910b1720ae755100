import { formatQuantity } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { progressSentence } from "../progress-text.ts";

/** What an end before the end means for the data. */
export function PublishedNote({ details, isInternal }: { details: JobDetails; isInternal: boolean }) {
  const { job, source } = details;
  if (isInternal) return null;
  const progress = progressSentence(job);
  const known =
    source && source.relationCount > 0 ? formatQuantity(source.relationCount, "known table") : null;
  return (
    <>
      {progress && `It had read ${progress}. `}
      <b className="font-medium text-fg">Nothing was published</b>
      {known
        ? `: ${known} of ${source?.name} ${source?.relationCount === 1 ? "stays" : "stay"} as before.`
        : "."}
    </>
  );
}

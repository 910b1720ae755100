import type { JobDetails } from "#lib/jobs/views.ts";
import { progressSentence } from "../progress-text.ts";

/** What an end before the end means for the data. */
export function PublishedNote({ details, isInternal }: { details: JobDetails; isInternal: boolean }) {
  const { job, source, past } = details;
  if (isInternal) return null;
  const progress = progressSentence(job);
  // Only a discovery can be the first that would have found anything.
  const isKnown = job.type !== "asset_discovery" || past.lastGood !== null;
  return (
    <>
      {progress && `It had read ${progress}. `}
      <b className="font-medium text-fg">Nothing was published</b>
      {source && isKnown ? `: what was known of ${source.name} stays as it was.` : "."}
    </>
  );
}

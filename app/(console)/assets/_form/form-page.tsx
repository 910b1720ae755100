import { PageHeader } from "#app/_ui/page-header.tsx";
import type { JobDetails } from "#lib/jobs/views.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { JobTypesProvider } from "../../jobs/_parts/job-types.client.tsx";
import { JOB_CATALOG } from "../../jobs/job-types.ts";
import { ConnectionTest } from "./connection-test.client.tsx";
import { EMPTY_FORM, valuesOf } from "./form-values.ts";
import type { DiscoverySchedule } from "./read-form.ts";
import { SourceForm } from "./source-form.client.tsx";

type FormPageProps = {
  title: string;
  trail: { href: string; label: string }[];
  source: SourceDetails | null;
  test: JobDetails | null;
  /** Of a source to connect; a connected one has a page for it. */
  discovery?: DiscoverySchedule;
};

/** The form with the last test beside it: the same for a source to connect and for one to edit. */
export function FormPage({ title, trail, source, test, discovery }: FormPageProps) {
  const isConnected = source?.state === "active";
  const isOutdated = Boolean(source && test && new Date(test.job.createdAt) < source.updatedAt);
  const passed = test?.job.status === "completed" && !isOutdated;
  return (
    <JobTypesProvider catalog={JOB_CATALOG}>
      <PageHeader title={title} trail={trail} />
      <SourceForm
        key={`${source?.id} ${source?.updatedAt.toISOString()}`}
        sourceId={source?.id ?? null}
        stored={source ? valuesOf(source) : EMPTY_FORM}
        hasPassword={source?.hasPassword ?? false}
        isConnected={isConnected}
        discovery={discovery ?? null}
        note={
          isConnected
            ? null
            : passed
              ? "Tested: the connection works."
              : "You can save without a passing test."
        }
      >
        {test && (
          <ConnectionTest
            key={test.job.id}
            initial={test}
            isOutdated={isOutdated}
            retryLabel={isConnected ? "Save and test connection again" : "Test connection again"}
          />
        )}
      </SourceForm>
    </JobTypesProvider>
  );
}

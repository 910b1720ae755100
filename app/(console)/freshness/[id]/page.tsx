import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { breaches } from "#lib/engines/freshness/learn.ts";
import { formatQuantity } from "#lib/format.ts";
import { findFreshnessOf } from "#lib/freshness/queries.ts";
import { unreadWords } from "#lib/freshness/unread.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../assets/or-not-found.ts";
import { FreshnessBadge } from "../_parts/freshness-badge.tsx";
import { heldWords, NOTE_WORDS, signalWords, spanWords } from "../_parts/words.ts";
import { CheckNow } from "./check-now.client.tsx";
import { DryRun } from "./dry-run.tsx";
import { SlaForm } from "./sla-form.client.tsx";
import { Timeline } from "./timeline.tsx";

export const metadata: Metadata = { title: "Freshness" };

const Asked = z.object({ hours: z.coerce.number().min(0.1).max(168).nullable().catch(null).default(null) });
const SHORTEST_MS = 7 * 86_400_000;

export default async function TableFreshnessPage({ params, searchParams }: PageProps<"/freshness/[id]">) {
  const scope = await requireScope();
  const { id } = await params;
  const { hours } = Asked.parse(await searchParams);
  if (!z.uuid().safeParse(id).success) notFound();
  const reading = asOrganization(scope, async (db) => ({
    // First: a check that ends in between is then heard of, and not missed.
    cursor: await readCursor(db),
    found: await findFreshnessOf(db, scope, id),
    timeZone: await readerTimeZone(db, scope),
  }));
  const { cursor, found, timeZone } = await orNotFound(reading);
  const { row, columns, accessLevel } = found;
  const updates = found.updates.map(({ updatedAt }) => Date.parse(updatedAt));
  const now = Date.now();
  const isSetSince =
    row.isEnabled &&
    row.checkedAt !== null &&
    row.slaSeconds !== null &&
    row.slaSeconds !== row.heldToSeconds;
  const late = row.heldToSeconds === null ? [] : breaches(updates, row.heldToSeconds, now);
  return (
    <>
      <PageHeader
        trail={[{ href: "/freshness", label: "Freshness" }]}
        title={`${row.schemaName}.${row.tableName}`}
        aside={<FreshnessBadge status={row.status} />}
        actions={
          <>
            <Link
              href={`/assets/${row.assetId}`}
              className="rounded-4 text-13 text-accent-text hover:underline"
            >
              Go to table
            </Link>
            <CheckNow
              place={{ sourceId: row.sourceId, assetId: row.assetId }}
              disabledBecause={may(scope.role, "jobs.run") ? null : whyNot("jobs.run")}
            />
          </>
        }
      />
      <RefreshOnJobs sourceId={row.sourceId} cursor={cursor} endsOf="freshness_check" />
      <div className="grid gap-8 border-t px-5 py-5 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <div className="max-w-[440px]">
          <p className="mb-3 text-13">
            {isSetSince ? "What it is held to is new. The next check goes by it." : row.reason}
          </p>
          <Facts
            facts={[
              { label: "Source", value: row.sourceName },
              {
                label: "Last updated",
                value: row.updatedAt ? <RelativeTime at={row.updatedAt} /> : "not known",
              },
              { label: "Known by", value: signalWords(row) ?? "nothing" },
              ...(row.precisionMs ? [{ label: "Exact to", value: spanWords(row.precisionMs / 1_000) }] : []),
              ...(row.activityAt
                ? [{ label: "Activity seen", value: <RelativeTime at={row.activityAt} /> }]
                : []),
              { label: "Held to", value: heldWords(row) },
              { label: "Checked", value: row.checkedAt ? <RelativeTime at={row.checkedAt} /> : "not yet" },
              ...(row.fault ? [{ label: "Not read this time", value: unreadWords(row.fault) }] : []),
              ...(row.setByName ? [{ label: "Set by", value: row.setByName }] : []),
            ]}
          />
          {row.notes.length > 0 && (
            <ul className="mt-3 grid gap-1 text-13 text-fg-2">
              {row.notes.map((note) => (
                <li key={note}>{NOTE_WORDS[note]}</li>
              ))}
            </ul>
          )}
        </div>
        <div className="max-w-3xl">
          <Section
            title="Updates"
            aside={row.heldToSeconds === null ? undefined : `late ${formatQuantity(late.length, "time")}`}
          >
            {updates.length === 0 ? (
              <p className="text-13 text-fg-2">No update was seen yet.</p>
            ) : (
              <Timeline
                {...{ updates, breaches: late, now, timeZone }}
                from={Math.min(updates[0] ?? now, now - SHORTEST_MS)}
              />
            )}
          </Section>
        </div>
        <Section title="What it is held to">
          <SlaForm
            row={row}
            columns={columns}
            accessLevel={accessLevel}
            disabledBecause={may(scope.role, "freshness.set") ? null : whyNot("freshness.set")}
          />
        </Section>
        <Section title="Try another on what is known">
          <DryRun assetId={row.assetId} hours={hours} updates={updates} now={now} />
        </Section>
      </div>
    </>
  );
}

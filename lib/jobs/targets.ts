/** What a job may act on, and the configuration it takes along. */
import { createHash } from "node:crypto";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { conflict, invalid, notFound } from "#lib/errors.ts";
import { findDefinition } from "./catalog.ts";
import type { JobDefinition } from "./definition.ts";
import { whyNotRunOn } from "./runs-on.ts";

/** A source as a whole, whose asset has its own id, or one of its relations. */
export type Place = { sourceId: string; assetId: string };

type Target = { name: string; state: string; defaults: Record<string, unknown> };

/** What the source `s` says of its jobs' configurations. */
export const SOURCE_DEFAULTS = Prisma.sql`json_build_object('includedSchemas', s.included_schemas,
  'excludedSchemas', s.excluded_schemas, 'timeLimitSeconds', s.time_limit_seconds)`;

/** Each place of the organization once, however often it is named. Throws where one of them is not there. */
export async function findTargets(
  db: Statements,
  scope: Scope,
  places: readonly Place[],
): Promise<(place: Place) => Target> {
  const rows = await db.$queryRaw<(Target & Place)[]>`
    select s.id as "sourceId", a.id as "assetId", s.name, s.state, ${SOURCE_DEFAULTS} as defaults
    from source s join asset a on a.source_id = s.id
    where a.id = any(${[...new Set(places.map(({ assetId }) => assetId))]}::uuid[])
      and s.organization_id = ${scope.organizationId}::uuid and a.organization_id = ${scope.organizationId}::uuid`;
  const targets = new Map(rows.map((row) => [keyOf(row), row]));
  return (place) => {
    const target = targets.get(keyOf(place));
    if (!target) throw notFound("asset");
    return target;
  };
}

const keyOf = ({ sourceId, assetId }: Place): string => `${sourceId}/${assetId}`.toLowerCase();

export function runnable(target: Target, type: string): JobDefinition {
  const refusal = whyNotRunOn({ type, source: target });
  const definition = findDefinition(type);
  if (refusal || !definition) throw conflict(refusal ?? type);
  return definition;
}

/** Throws where this configuration is not for whoever asks. */
export function authorizeConfiguration(scope: Scope, { needs }: JobDefinition, config: unknown): void {
  const needed = needs?.(config);
  if (needed) authorize(scope, needed);
}

/** Every setting of the type with its value of this moment. */
export function snapshot(definition: JobDefinition, config: Record<string, unknown>): unknown {
  const parsed = definition.config.safeParse(config);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(
    `${definition.label} cannot use ${issue?.path.join(".") || "this configuration"}: ${issue?.message}.`,
  );
}

/** The same for the same settings, whatever the order in which the database or a schema lists them. */
export const dedupeKey = (type: string, assetId: string, config: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([type, assetId, config], inOrder))
    .digest("base64url");

const inOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

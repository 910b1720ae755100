import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { overlapping } from "#lib/engines/alerts/overlaps.ts";
import type { Blackout } from "#lib/engines/alerts/quiet.ts";
import { conflict, notFound } from "#lib/errors.ts";
import type { SilenceWish } from "./schemas.ts";

const MOST_SILENCES = 100;

/** Makes a quiet time, or changes one. Answers which blackouts lie over it: it is kept all the same. */
export async function saveSilence(db: Db, scope: Scope, wish: SilenceWish): Promise<{ overlaps: string[] }> {
  authorize(scope, "alerts.rule");
  const { organizationId } = scope;
  const rules = await db.alertRule.count({ where: { organizationId, id: { in: wish.ruleIds } } });
  if (rules !== new Set(wish.ruleIds).size) throw notFound("rule");
  const saved = await write(db, scope, wish);
  if (wish.kind === "operating_hours") return { overlaps: [] };
  const others = await readBlackouts(db, organizationId, saved);
  return { overlaps: overlapping(wish, others).map(({ name }) => name) };
}

async function write(db: Db, scope: Scope, { id, ...data }: SilenceWish): Promise<string> {
  const { organizationId, userId, userName } = scope;
  const by = { changedBy: userId, changedByName: userName, changedAt: new Date() };
  if (id) {
    const { count } = await db.alertSilence.updateMany({
      where: { id, organizationId, kind: data.kind },
      data: { ...data, ...by },
    });
    if (count === 0) throw notFound("quiet time");
    return id;
  }
  const known = await db.alertSilence.count({ where: { organizationId } });
  if (known >= MOST_SILENCES) throw conflict(`There are ${MOST_SILENCES} quiet times. Remove one first.`);
  const made = await db.alertSilence.create({
    data: { organizationId, ...data, ...by },
    select: { id: true },
  });
  return made.id;
}

/** All but one. */
async function readBlackouts(db: Db, organizationId: string, exceptId: string): Promise<Blackout[]> {
  const rows = await db.alertSilence.findMany({
    where: { organizationId, kind: "blackout", id: { not: exceptId } },
    select: { name: true, timeZone: true, ruleIds: true, beginsLocal: true, endsLocal: true, isYearly: true },
  });
  return rows.flatMap(({ beginsLocal, endsLocal, ...row }) =>
    beginsLocal && endsLocal ? [{ kind: "blackout" as const, ...row, beginsLocal, endsLocal }] : [],
  );
}

export async function removeSilence(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "alerts.rule");
  const { count } = await db.alertSilence.deleteMany({ where: { id, organizationId: scope.organizationId } });
  if (count === 0) throw notFound("quiet time");
}

import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { AppError, conflict, forbidden } from "#lib/errors.ts";
import { findStored } from "./queries.ts";
import { whyNotChange, whyNotUnshare } from "./rules.ts";
import type { NewView, ViewChange } from "./schemas.ts";

/** More than anybody finds their way in. Two who save at once may end one above it. */
export const MOST_VIEWS = { own: 50, shared: 100 };

type KeptView = { id: string; name: string };

export async function saveView(db: Db, scope: Scope, view: NewView): Promise<KeptView> {
  authorize(scope, "view");
  if (scope.userId === null) throw forbidden("Views are kept by people. Sign in to save one.");
  await refuseTooMany(db, scope, view.isShared);
  const kept = await refuseTakenName(
    view.name,
    () =>
      db.$queryRaw<{ id: string }[]>`
      insert into saved_view (organization_id, maker_id, maker_name, name, is_shared, filter)
      values (${scope.organizationId}::uuid, ${scope.userId}::uuid, ${scope.userName}, ${view.name}, ${view.isShared},
        ${JSON.stringify(view.query)}::jsonb)
      returning id`,
  );
  const [{ id } = { id: "" }] = kept; // an insert of one row returns one
  return { id, name: view.name };
}

/** Renames it, shares it or keeps another filter under its name: its links lead to what it says now. */
export async function changeView(db: Db, scope: Scope, change: ViewChange): Promise<KeptView> {
  authorize(scope, "view");
  const stored = await findStored(db, scope, change.id, { forUpdate: true });
  const { name = stored.name, isShared = stored.isShared, query } = change;
  const refusal =
    whyNotChange(stored, scope) ?? (stored.isShared && !isShared ? whyNotUnshare(stored, scope) : null);
  if (refusal) throw forbidden(refusal);
  if (isShared !== stored.isShared) await refuseTooMany(db, scope, isShared);
  await refuseTakenName(
    name,
    () => db.$executeRaw`
      update saved_view set name = ${name}, is_shared = ${isShared}, updated_at = now()
        ${query ? Prisma.sql`, filter = ${JSON.stringify(query)}::jsonb` : Prisma.empty}
      where organization_id = ${scope.organizationId}::uuid and id = ${stored.id}::uuid`,
  );
  return { id: stored.id, name };
}

export async function deleteView(db: Db, scope: Scope, id: string): Promise<{ name: string }> {
  authorize(scope, "view");
  const stored = await findStored(db, scope, id, { forUpdate: true });
  const refusal = whyNotChange(stored, scope);
  if (refusal) throw forbidden(refusal);
  await db.$executeRaw`
    delete from saved_view where organization_id = ${scope.organizationId}::uuid and id = ${stored.id}::uuid`;
  return { name: stored.name };
}

async function refuseTooMany(db: Db, { organizationId, userId }: Scope, isShared: boolean): Promise<void> {
  const [{ views } = { views: 0 }] = await db.$queryRaw<{ views: number }[]>`
    select count(*)::integer as views from saved_view
    where organization_id = ${organizationId}::uuid and is_shared = ${isShared}
      and (is_shared or maker_id = ${userId}::uuid)`;
  if (!isShared && views >= MOST_VIEWS.own)
    throw conflict(`You have ${MOST_VIEWS.own} views of your own. Delete one you do not need first.`);
  if (isShared && views >= MOST_VIEWS.shared)
    throw conflict(`${MOST_VIEWS.shared} views are shared here. Delete one nobody needs first.`);
}

/** Its own names are told apart for each person, shared ones for all, whatever their case. */
async function refuseTakenName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isTaken =
      violates(error, "saved_view_own_name_key") || violates(error, "saved_view_shared_name_key");
    if (!isTaken) throw error;
    const sentence = `There is a view named “${name}” already. Choose another name.`;
    throw new AppError("conflict", sentence, { cause: error, fields: { name: sentence } });
  }
}

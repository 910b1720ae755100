import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { isOf, whyNotChange } from "./rules.ts";
import { type SavedView, ViewFilter } from "./schemas.ts";

export type StoredView = {
  id: string;
  name: string;
  isShared: boolean;
  makerId: string | null;
  makerName: string;
  filter: unknown;
};

const COLUMNS = Prisma.sql`id, name, is_shared as "isShared", maker_id as "makerId", maker_name as "makerName", filter`;

/** Whose views a person sees: their own, and what is shared. */
const seenBy = ({ organizationId, userId }: Scope) => Prisma.sql`
  organization_id = ${organizationId}::uuid and (is_shared or maker_id = ${userId}::uuid)`;

/** One's own first, each by name. */
export async function listSavedViews(db: Db, scope: Scope): Promise<SavedView[]> {
  const views = await db.$queryRaw<StoredView[]>`
    select ${COLUMNS} from saved_view where ${seenBy(scope)} order by is_shared, lower(name), id`;
  return views.map((view) => toView(view, scope));
}

/** Throws `not_found` for another person's own as for one that was deleted. */
export async function getSavedView(db: Db, scope: Scope, id: string): Promise<SavedView> {
  return toView(await findStored(db, scope, id), scope);
}

/** As it is kept, and held until the transaction ends where it is about to change. */
export async function findStored(
  db: Db,
  scope: Scope,
  id: string,
  { forUpdate = false } = {},
): Promise<StoredView> {
  const [view] = await db.$queryRaw<StoredView[]>`
    select ${COLUMNS} from saved_view where ${seenBy(scope)} and id = ${id}::uuid
    ${forUpdate ? Prisma.sql`for update` : Prisma.empty}`;
  if (!view) throw notFound("view");
  return view;
}

const toView = (view: StoredView, scope: Scope): SavedView => ({
  id: view.id,
  name: view.name,
  isShared: view.isShared,
  isMine: isOf(view, scope),
  makerName: view.makerName,
  filter: ViewFilter.parse(view.filter),
  whyNotChange: whyNotChange(view, scope),
});

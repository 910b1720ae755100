import type { Scope } from "#lib/auth/scope.ts";
import { connect, type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { UsageError } from "./command.ts";
import type { Instance } from "./instance.ts";
import { printable } from "./output.ts";

type Opened = {
  web: PrismaClient;
  scope: Scope;
  inOrganization<T>(work: (db: Db, scope: Scope) => Promise<T>): Promise<T>;
};

/** The organization to work in: the only one there is, or the one that was named. The operator acts as an owner. */
export async function openOrganization(instance: Instance, name: string | undefined): Promise<Opened> {
  const organization = choose(await readOrganizations(instance), name);
  const scope: Scope = { organizationId: organization.id, userId: null, userName: "operator", role: "owner" };
  const web = connect(instance.databaseUrl, "tidewatch_web", { max: 2 });
  return {
    web,
    scope,
    inOrganization: (work) => inOrganization(web, scope, (db) => work(db, scope)),
  };
}

type NamedOrganization = { id: string; name: string };

/** Accounts, and which organizations there are, belong to the role that signs people in. */
export async function asAuth<T>(
  { databaseUrl }: Instance,
  work: (auth: PrismaClient) => Promise<T>,
): Promise<T> {
  const auth = connect(databaseUrl, "tidewatch_auth", { max: 1 });
  try {
    return await work(auth);
  } finally {
    await auth.$disconnect();
  }
}

const readOrganizations = (instance: Instance): Promise<NamedOrganization[]> =>
  asAuth(instance, (auth) =>
    auth.organization.findMany({ select: { id: true, name: true }, orderBy: { createdAt: "asc" } }),
  );

function choose(all: readonly NamedOrganization[], name: string | undefined): NamedOrganization {
  const [first, ...others] = all;
  if (!first) {
    throw new AppError("not_found", "There is no organization yet. Create one with `organization add NAME`.");
  }
  const known = all.map((organization) => printable(organization.name)).join(", ");
  if (name === undefined) {
    if (others.length === 0) return first;
    throw new UsageError(`There are several organizations: ${known}. Name one with --organization.`);
  }
  const wanted = name.toLowerCase();
  const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found[0] && found.length === 1) return found[0];
  throw new AppError(
    "not_found",
    found.length > 1
      ? `Several organizations are named "${printable(name)}". Give the id: ${found.map(({ id }) => id).join(", ")}.`
      : `There is no organization "${printable(name)}". There are: ${known}.`,
  );
}

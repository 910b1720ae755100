import type { Auth } from "#lib/auth/auth.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { insertOneOfEach, type Names } from "./access-scene.ts";
import { createPerson, PASSWORD, signInAs } from "./account.ts";
import { createTeam } from "./browser.ts";
import type { Caller } from "./by-hand.ts";

export type Actor = Caller & {
  name: string;
  /** In the organization that is asked about; null for those who are in none. */
  role: Role | null;
  /** Signed in, and at home in another organization. */
  isStranger: boolean;
};

type Means = { owner: PrismaClient; auth: Auth; address: string };

/** An organization with one of everything, and everybody who may ask about it. What there is, the member made. */
export async function gatherActors({ owner, auth, address }: Means): Promise<{
  actors: Actor[];
  names: Names;
}> {
  const { people, organizationId } = await createTeam(owner, ["viewer", "member", "admin"]);
  const others = await createTeam(owner, ["owner"]);
  const ended = await createPerson(owner, { organizationId, role: "admin" });
  const removed = await createPerson(owner, { organizationId, role: "admin" });
  const mark = `kept-${crypto.randomUUID()}`;
  const names = await insertOneOfEach(owner, people.member.scope, mark);
  const signedIn = async (email: string) => (await signInAs(auth, email, PASSWORD)).get("cookie") ?? "";
  const actor = async (name: string, email: string | null, role: Role | null = null): Promise<Actor> => ({
    ...{ name, role, address, isStranger: name === "a stranger" },
    cookie: email === null ? "" : await signedIn(email),
  });
  const actors = [
    await actor("nobody", null),
    await actor("one whose session ended", ended.email),
    await actor("one who was removed", removed.email),
    await actor("a stranger", others.people.owner.email),
    await actor("the viewer", people.viewer.email, "viewer"),
    await actor("the member", people.member.email, "member"),
    await actor("the admin", people.admin.email, "admin"),
  ];
  await owner.session.deleteMany({ where: { userId: ended.userId } });
  await owner.member.deleteMany({ where: { userId: removed.userId } });
  return { actors, names };
}

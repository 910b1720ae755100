import { ROLES, type Role } from "#lib/auth/scope.ts";
import { type Actor, gatherActors } from "#tests/support/access-actors.ts";
import { ACTIONS, PAGES, POSTED, ROUTES } from "#tests/support/access-rows.ts";
import { filled, readEverythingOf, unknownNames } from "#tests/support/access-scene.ts";
import { expect, test } from "#tests/support/browser.ts";
import { type Answer, call, outcomeOf, request, WAYS } from "#tests/support/by-hand.ts";
import { readEndpoints, shapeOf } from "#tests/support/endpoints.ts";

// Every endpoint of the build and everybody who may ask. The rows are in `tests/support/access-rows.ts`.

const rowsOf = <Who extends string>(table: Partial<Record<Who, readonly string[]>>) =>
  (Object.entries(table) as [Who, readonly string[]][]).flatMap(([who, addresses]) =>
    addresses.map((address) => ({ who, address })),
  );
const ACTION_ROWS = Object.entries(ACTIONS).flatMap(([folder, byRole]) =>
  (Object.entries(byRole) as [Role | "open", Record<string, object | null>][]).flatMap(([who, inputs]) =>
    Object.entries(inputs).map(([name, input]) => ({ who, folder, name, input })),
  ),
);

const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);
const needs = (least: Role): string => `This needs the role ${least}.`;
const isGone = ({ status, text }: Answer): boolean =>
  status === 404 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404"); // of a page that has begun to be sent
const isAskedToSignIn = ({ status, location }: Answer): boolean =>
  status === 307 && location.startsWith("/sign-in");

const AT_ONCE = 8;

/** Answers what is wrong, of all of them, some at a time. */
async function faultsIn<T>(cases: readonly T[], find: (one: T) => Promise<string | null>): Promise<string[]> {
  const waiting = [...cases];
  const faults: string[] = [];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const fault = await find(one);
      if (fault !== null) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults.toSorted();
}

test("every page, route and action of the build has a row that says who may use it, and no row is of none", () => {
  const { pages, routes, actions } = readEndpoints();
  const FILE = "tests/support/access-rows.ts";
  const compare = (kind: string, built: readonly string[], rows: readonly string[], where: string) => [
    ...built
      .filter((one) => !rows.map(shapeOf).includes(shapeOf(one)))
      .map((one) => `${kind} ${one} has no row: say in ${where} of ${FILE} who may use it`),
    ...rows
      .filter((one) => !built.map(shapeOf).includes(shapeOf(one)))
      .map((one) => `${kind} ${one} is not built any more: take its row out of ${where} of ${FILE}`),
  ];
  const addresses = (table: Partial<Record<string, readonly string[]>>) =>
    rowsOf(table).map(({ address }) => address);
  const named = ({ folder, name }: { folder: string; name: string }) => `${folder} ${name}`;
  expect([
    ...compare("page", pages, addresses(PAGES), "PAGES"),
    ...compare("route", routes, addresses(ROUTES), "ROUTES"),
    ...compare("action", actions.map(named), ACTION_ROWS.map(named), "ACTIONS"),
  ]).toEqual([]);
});

test("a page shows what is there to those who may see it, and to nobody else that it is there", async ({
  app,
  owner,
  auth,
}) => {
  test.slow();
  const { actors, names } = await gatherActors({ owner, auth, address: app.address });
  const { mark = "" } = names;
  const cases = rowsOf(PAGES).flatMap((row) => actors.map((actor) => ({ ...row, actor })));

  async function whyWrong({ who, address, actor }: (typeof cases)[number]): Promise<string | null> {
    const answer = await request(actor, filled(address, names));
    const isOfOne = (address.split("?")[0] ?? "").includes("{");
    const isShown = answer.text.includes(mark);
    if (who === "open")
      return !isShown && answer.status < 500 && !isAskedToSignIn(answer) ? null : "is not open";
    if (actor.isStranger) {
      if (isShown) return "shows what is another organization's";
      const unknown = await request(actor, filled(address, unknownNames(names)));
      if (isOfOne && !isGone(answer)) return "is not gone";
      return unknown.status === answer.status && isGone(unknown) === isGone(answer)
        ? null
        : "tells that it is there";
    }
    if (actor.role === null) return isAskedToSignIn(answer) && !isShown ? null : "does not ask to sign in";
    if (who === "asker" && actor.role !== "member") return isGone(answer) && !isShown ? null : "is not gone";
    if (who !== "asker" && !isAtLeast(actor.role, who))
      return answer.status === 200 && answer.text.includes(needs(who)) ? null : "is not refused";
    if (answer.status === 307) return isAskedToSignIn(answer) ? "asks to sign in" : null;
    return answer.status === 200 && !isGone(answer) && (isShown || !isOfOne) ? null : "does not show it";
  }
  const faults = await faultsIn(cases, async (one) => {
    const why = await whyWrong(one);
    return why && `${one.address} ${why} to ${one.actor.name}`;
  });
  expect(faults).toEqual([]);
});

test("a route answers those who may ask, and nobody else that there is something to ask for", async ({
  app,
  owner,
  auth,
}) => {
  test.slow();
  const { actors, names } = await gatherActors({ owner, auth, address: app.address });
  const { mark = "" } = names;
  const cases = rowsOf(ROUTES).flatMap((row) => actors.map((actor) => ({ ...row, actor })));
  const ask = (actor: Actor, address: string) =>
    request(actor, address, POSTED.has(shapeOf(address)) ? { method: "POST", body: "select 1" } : {});

  async function expected({ who, address, actor }: (typeof cases)[number]): Promise<number> {
    if (who === "open") return 200;
    if (actor.isStranger) return (await ask(actor, filled(address, unknownNames(names)))).status;
    if (actor.role === null) return 401;
    if (!isAtLeast(actor.role, who)) return 403;
    return POSTED.has(shapeOf(address)) ? 201 : 200;
  }
  const faults = await faultsIn(cases, async (one) => {
    const { address, actor } = one;
    const { status, text } = await ask(actor, filled(address, names));
    const wanted = await expected(one);
    const isOurs = actor.role !== null;
    if (status !== wanted) return `${address} answers ${status} and not ${wanted} to ${actor.name}`;
    return text.includes(mark) && !isOurs ? `${address} tells ${actor.name} what is another's` : null;
  });
  expect(faults).toEqual([]);
});

test("an action does nothing for those who may not, says why, and takes nothing that it does not know", async ({
  app,
  owner,
  auth,
}) => {
  test.slow();
  const { actors, names } = await gatherActors({ owner, auth, address: app.address });
  const { actions } = readEndpoints();
  const before = await readEverythingOf(owner, names.organization ?? "");
  const cases = ACTION_ROWS.flatMap((row) => actors.map((actor) => ({ ...row, actor })));

  async function whyWrong({
    who,
    folder,
    name,
    input,
    actor,
  }: (typeof cases)[number]): Promise<string | null> {
    const action = actions.find((one) => one.folder === folder && one.name === name);
    if (!action) return "is not built";
    const meant = (of: typeof names) => JSON.parse(filled(JSON.stringify(input ?? GARBAGE), of));
    const outcomes = (sent: object) =>
      Promise.all(WAYS.map(async (way) => outcomeOf(await call(actor, action, way, sent))));
    const every = (found: readonly string[], isRight: (outcome: string) => boolean) =>
      found.every(isRight) ? null : `answers ${found.join(" and ")}`;
    const isRefused = (outcome: string) => outcome.startsWith("invalid: ");
    if (who === "open") return every(await outcomes(GARBAGE), isRefused);
    if (actor.isStranger) {
      const found = await outcomes(meant(names));
      const unknown = await outcomes(meant(unknownNames(names)));
      if (input === null) return every(found, isRefused);
      if (found.every(isRefused)) return `takes its row for garbage: ${found.join(" and ")}`;
      return every(found, (outcome) => unknown.includes(outcome) && !/^(internal|5)/.test(outcome));
    }
    if (actor.role === null)
      return every(await outcomes(meant(names)), (outcome) => outcome === "to /sign-in");
    if (isAtLeast(actor.role, who)) return every(await outcomes(GARBAGE), isRefused);
    const refusal = `forbidden: ${needs(who)}`;
    return every(await outcomes(meant(names)), (outcome) => outcome.startsWith(refusal));
  }
  const faults = await faultsIn(cases, async (one) => {
    const why = await whyWrong(one);
    return why && `${one.folder} ${one.name} ${why} to ${one.actor.name}`;
  });
  expect(faults).toEqual([]);
  expect(await readEverythingOf(owner, names.organization ?? "")).toEqual(before);
});

const GARBAGE = { garbage: "no field is called so" };

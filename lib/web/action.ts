import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { isSameOrigin } from "#lib/auth/origin.ts";
import { authorize, type Permission } from "#lib/auth/scope.ts";
import type { SignedIn } from "#lib/auth/session.ts";
import { forbidden } from "#lib/errors.ts";
import { parseStrictly, settle } from "./answer.ts";
import { webEnv } from "./env.ts";
import { requireSignedIn } from "./scope.ts";
import type { ActionResult, FormResult } from "./views.ts";

// A server action is a public endpoint. Each of these does, in this order: same origin, session, permission, strict
// schema, the work, a typed answer. The commands below check again what concerns them.

type Work<Input extends z.ZodType, Output> = (
  input: z.output<Input>,
  scope: SignedIn["scope"],
  signedIn: SignedIn,
) => Promise<Output>;

/** An action called by a client component with one object. */
export function action<Input extends z.ZodType, Output>(
  schema: Input,
  permission: Permission,
  work: Work<Input, Output>,
): (raw: z.input<Input>) => Promise<ActionResult<Output>> {
  return (raw) => settle(() => perform(schema, permission, work, raw));
}

/** An action for `useActionState` on a form; works as a plain post without JavaScript. */
export function formAction<Input extends z.ZodType, Output>(
  schema: Input,
  permission: Permission,
  work: Work<Input, Output>,
): (previous: FormResult<Output> | null, form: FormData) => Promise<FormResult<Output>> {
  return async (_previous, form) => {
    const raw = fieldsOf(form);
    return { ...(await settle(() => perform(schema, permission, work, raw))), values: shownAgain(raw) };
  };
}

/** A form action for people who are not signed in. What may be tried how often is the work's concern. */
export function publicFormAction<Input extends z.ZodType, Output>(
  schema: Input,
  work: (input: z.output<Input>) => Promise<Output>,
): (previous: FormResult<Output> | null, form: FormData) => Promise<FormResult<Output>> {
  return async (_previous, form) => {
    const raw = fieldsOf(form);
    const answer = await settle(async () => {
      await refuseOtherOrigins();
      return work(parseStrictly(schema, raw));
    });
    return { ...answer, values: shownAgain(raw) };
  };
}

async function perform<Input extends z.ZodType, Output>(
  schema: Input,
  permission: Permission,
  work: Work<Input, Output>,
  raw: unknown,
): Promise<Output> {
  await refuseOtherOrigins();
  const signedIn = await requireSignedIn();
  authorize(signedIn.scope, permission);
  return work(parseStrictly(schema, raw), signedIn.scope, signedIn);
}

async function refuseOtherOrigins(): Promise<void> {
  if (isSameOrigin(await headers(), webEnv().APP_URL)) return;
  throw forbidden(
    `This request did not come from a page of this Tidewatch. Open ${webEnv().APP_URL} and try again there.`,
  );
}

type Fields = Record<string, string | string[]>;

/**
 * A form's own fields as text; Next adds some that begin with `$`. A field sent twice becomes a list. Null is what no
 * form sent: whoever calls the endpoint by hand may send anything.
 */
function fieldsOf(form: unknown): Fields | null {
  if (!(form instanceof FormData)) return null;
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name).filter((value) => typeof value === "string");
      const [only = ""] = values;
      return [name, values.length > 1 ? values : only];
    }),
  );
}

const shownAgain = (raw: Fields | null): Record<string, string> =>
  Object.fromEntries(
    Object.entries(raw ?? {}).flatMap(([name, value]) =>
      typeof value === "string" && !/password|token(?!s)|secret|authorization/i.test(name)
        ? [[name, value]]
        : [],
    ),
  );

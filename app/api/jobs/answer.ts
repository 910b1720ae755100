import { authorize, type Scope } from "#lib/auth/scope.ts";
import { AppError, type AppErrorCode } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { findScope } from "#lib/web/scope.ts";

const STATUS: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  unavailable: 503,
  internal: 500,
};

/** Answers of jobs are one person's at one moment: nobody keeps them. */
const HEADERS = { "cache-control": "no-store" };

/** Plain text, for what cannot be answered: people read it in a terminal, browsers only its status. */
export const refuse = (status: number, sentence: string, headers: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8", ...headers },
  });

export const refuseAnonymous = (): Response => refuse(401, "Sign in first.");

export const refuseUnavailable = (sentence: string): Response =>
  refuse(503, sentence, { "retry-after": "3" });

/** Reads as whoever asks and answers in JSON; what cannot be read is said in a sentence. */
export async function answerJson(read: (scope: Scope) => Promise<unknown>): Promise<Response> {
  try {
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    return Response.json(await read(scope), { headers: HEADERS });
  } catch (error) {
    return explain(error);
  }
}

export function explain(error: unknown): Response {
  if (error instanceof AppError) return refuse(STATUS[error.code], error.message);
  log.error({ err: error }, "jobs could not be read");
  return refuseUnavailable("The database cannot be read at the moment. Try again in a few seconds.");
}

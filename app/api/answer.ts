import { authorize, type Scope } from "#lib/auth/scope.ts";
import { isOutage } from "#lib/db/faults.ts";
import { AppError, type AppErrorCode, forbidden } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { withDeadline } from "#lib/realtime/deadline.ts";
import { findScope } from "#lib/web/scope.ts";

const STATUS: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  unavailable: 503,
  internal: 500,
};

/** Answers are one person's at one moment: nobody keeps them. */
const HEADERS = { "cache-control": "no-store" };

const ANSWER_WITHIN_MS = 2_500;
const NO_DATABASE = "The database cannot be read at the moment. Try again in a few seconds.";

/** Plain text, for what cannot be answered: people read it in a terminal, browsers only its status. */
export const refuse = (status: number, sentence: string, headers: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8", ...headers },
  });

/** For what the proxy does not see, which says this of everything else. */
export function withoutGuess(response: Response): Response {
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

export const refuseAnonymous = (): Response => refuse(401, "Sign in first.");

export const refuseUnavailable = (sentence: string): Response =>
  refuse(503, sentence, { "retry-after": "3" });

/** Reads as whoever asks and answers in JSON; what cannot be read is said in a sentence. */
export const answerJson = (read: (scope: Scope) => Promise<unknown>): Promise<Response> =>
  answer(async () => {
    const scope = await findScope();
    if (!scope) return refuseAnonymous();
    authorize(scope, "view");
    return Response.json(await read(scope), { headers: HEADERS });
  });

/** A page says which organization it shows, and its session may have gone to another one since, in another tab. */
export function requireSameOrganization(request: Request, { organizationId }: Scope): void {
  const shown = new URL(request.url).searchParams.get("organization");
  if (shown === null || shown === organizationId) return;
  throw forbidden("You work in another organization now. Load the page again.");
}

/** Answers in time whatever happens; a database that hangs is one that cannot be read. */
export const answer = (work: () => Promise<Response>, withinMs = ANSWER_WITHIN_MS): Promise<Response> =>
  withDeadline(work(), withinMs, NO_DATABASE).catch(explain);

function explain(error: unknown): Response {
  if (error instanceof AppError && error.code !== "unavailable")
    return refuse(STATUS[error.code], error.message);
  log.error({ err: error }, "an answer could not be given");
  if (error instanceof AppError || isOutage(error)) return refuseUnavailable(NO_DATABASE);
  return refuse(500, "That did not work because of a fault in Tidewatch. The server's log has the rest.");
}

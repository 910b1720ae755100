import { AnswerError } from "#lib/outbound/answer-error.ts";
import type { Guard } from "#lib/outbound/guard.ts";
import { sendRequest } from "#lib/outbound/http.ts";

/** More than the longest answer that is asked for. */
const MOST_BYTES = 512 * 1024;
const WITHOUT_BODY = [204, 205, 304];

/**
 * `fetch` for the SDK, which takes any: a request goes to a judged address, follows no redirect, and ends by itself. What
 * agents, proxies and look-up hooks would do to Node's own has no say in it.
 */
export const guardedFetch =
  (guard: Guard, timeoutMs: number): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (init?.method !== "POST" || typeof init.body !== "string")
      throw new Error("Models are asked by POST, with a text.");
    const { status, body } = await sendRequest(
      url,
      {
        ...{ method: "POST", headers: Object.fromEntries(new Headers(init.headers)), body: init.body },
        ...{ timeoutMs, mostBytes: MOST_BYTES, ...(init.signal && { signal: init.signal }) },
      },
      guard,
    );
    if (status < 200 || status > 599)
      throw new AnswerError("answer/malformed", "The endpoint answered with a status that is none.");
    // Its headers are nobody's concern: they may say anything.
    const bytes = WITHOUT_BODY.includes(status) ? null : new Uint8Array(body);
    return new Response(bytes, { status, headers: { "content-type": "application/json" } });
  };

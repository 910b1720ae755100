import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { AnswerError } from "#lib/outbound/answer-error.ts";
import type { Guard } from "#lib/outbound/guard.ts";
import { NetworkError } from "#lib/outbound/network-error.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import { fault, garbage, type ModelFault, refusedWith, tooSlow } from "./faults.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { Prompt } from "./prompt.ts";

export type Endpoint = { address: string; model: string; key: Secret | null };

/** Null where the endpoint did not say. */
export type Usage = { inputTokens: number | null; outputTokens: number | null };

export type Answered<T> =
  | { value: T; usage: Usage }
  /** `isUnread`: the model did not get to see it, so it costs nothing. */
  | { fault: ModelFault; isUnread: boolean; usage: Usage };

type Asked<T extends z.ZodType> = {
  endpoint: Endpoint;
  prompt: Prompt;
  answer: T;
  mostTokens: number;
  withinSeconds: number;
  guard: Guard;
  signal: AbortSignal;
};

const UNKNOWN: Usage = { inputTokens: null, outputTokens: null };

/** One request, tried once. Throws the reason of an aborted `signal` and nothing else that the other side can cause. */
export async function askProvider<T extends z.ZodType>(asked: Asked<T>): Promise<Answered<z.output<T>>> {
  const { endpoint, prompt, answer, withinSeconds, signal } = asked;
  // Large, and needed by few: loaded with the first question.
  const [{ generateText, Output }, { createOpenAICompatible }] = await Promise.all([
    import("ai"),
    import("@ai-sdk/openai-compatible"),
  ]);
  globalThis.AI_SDK_LOG_WARNINGS = false; // they would print what was asked
  const provider = createOpenAICompatible({
    name: "endpoint",
    baseURL: endpoint.address,
    ...(endpoint.key && { apiKey: endpoint.key.reveal() }),
    supportsStructuredOutputs: true,
    fetch: guardedFetch(asked.guard, withinSeconds * 1_000),
    transformRequestBody: (body) => withTokenLimit(endpoint.address, body),
  });
  try {
    const result = await generateText({
      ...{ model: provider(endpoint.model), instructions: prompt.instructions, prompt: prompt.text },
      output: Output.object({ schema: answer, name: "answers" }),
      ...{ maxOutputTokens: asked.mostTokens, maxRetries: 0, abortSignal: signal },
    });
    const usage = usageOf(result.usage);
    const parsed = answer.safeParse(outputOf(result));
    if (parsed.success) return { value: parsed.data, usage };
    return { fault: garbage(), isUnread: false, usage };
  } catch (error) {
    signal.throwIfAborted();
    return { ...(await whyNot(error, withinSeconds)), usage: await usageIn(error) };
  }
}

/** OpenAI's own newer models take the limit under another name alone. */
const withTokenLimit = (address: string, { max_tokens, ...body }: Record<string, unknown>) =>
  new URL(address).hostname === "api.openai.com"
    ? { ...body, max_completion_tokens: max_tokens }
    : { ...body, max_tokens };

/** Throws, as it is read, where there is none. */
function outputOf(result: { output: unknown }): unknown {
  try {
    return result.output;
  } catch {
    return undefined;
  }
}

async function whyNot(
  error: unknown,
  withinSeconds: number,
): Promise<{ fault: ModelFault; isUnread: boolean }> {
  const { APICallError } = await import("ai");
  for (const cause of causesOf(error)) {
    if (cause instanceof NetworkError) return { fault: fault("network", cause.message), isUnread: true };
    if (cause instanceof AppError) return { fault: fault("network", cause.message), isUnread: true };
    if (cause instanceof AnswerError)
      return {
        fault: cause.fault === "timeout/answer" ? tooSlow(withinSeconds) : garbage(),
        isUnread: false,
      };
    // An endpoint that answers 200 with something else has seen, and charged, the question.
    if (APICallError.isInstance(cause) && cause.statusCode !== undefined && !isSuccess(cause.statusCode))
      return { fault: refusedWith(cause.statusCode), isUnread: true };
  }
  return { fault: garbage(), isUnread: false };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function* causesOf(error: unknown): Generator<unknown> {
  for (let at = error, depth = 0; at !== undefined && depth < 8; depth += 1) {
    yield at;
    at = at instanceof Error ? at.cause : undefined;
  }
}

/** What was used for what was no answer. */
async function usageIn(error: unknown): Promise<Usage> {
  const { NoObjectGeneratedError } = await import("ai");
  return NoObjectGeneratedError.isInstance(error) && error.usage ? usageOf(error.usage) : UNKNOWN;
}

type Told = { inputTokens: number | undefined; outputTokens: number | undefined };

const usageOf = ({ inputTokens, outputTokens }: Told): Usage => ({
  inputTokens: countOf(inputTokens),
  outputTokens: countOf(outputTokens),
});

/** What an endpoint says of itself is believed as far as it can be true. */
const countOf = (tokens: number | undefined): number | null =>
  tokens !== undefined && Number.isInteger(tokens) && tokens > 0 && tokens < 10_000_000 ? tokens : null;

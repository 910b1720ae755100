import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { AppError, invalid } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import type { ActionResult } from "./views.ts";

/** Runs `work` and answers with a value whatever happens; Next's own redirects and not-founds pass through. */
export async function settle<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) {
      return { ok: false, error: { code: error.code, message: error.message, fields: error.fields } };
    }
    log.error({ err: error }, "an action failed");
    return {
      ok: false,
      error: {
        code: "internal",
        message:
          "That did not work because of a fault in Tidewatch. Nothing was changed. Try again, and look into the server's log if it stays.",
        fields: {},
      },
    };
  }
}

/** Parses what a browser sent. Keys the schema does not name are refused, not dropped. */
export function parseStrictly<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const strict: z.ZodType = schema instanceof z.ZodObject ? schema.strict() : schema;
  const parsed = strict.safeParse(raw);
  if (parsed.success) return parsed.data as z.output<Input>; // `strict` is `schema` with fewer inputs
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  if (parsed.error.issues.some((issue) => issue.code === "unrecognized_keys")) {
    throw invalid("This form sent a field that is not known here. Reload the page and try again.");
  }
  throw invalid("Check the highlighted fields.", fields);
}

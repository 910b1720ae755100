import { ConnectorError } from "../connector.ts";
import type { Measure, Measured } from "../profiling.ts";

/** What is wrong with one of several things that are asked together, as far as can be told. */
const OF_ONE = /^(permission|not_found|unknown|unsupported\/value)/;
/** And with all of them. */
const OF_ALL = /^(timeout\/(statement|lock)|too_large)/;

/**
 * Asks for measures together, and where that fails for what may be wrong with one of them, for halves of them: so that one
 * does not take the others with it.
 */
export async function askApart(
  measures: readonly Measure[],
  begin: () => Promise<void>,
  ask: (some: readonly Measure[]) => Promise<Map<Measure, Measured>>,
): Promise<Map<Measure, Measured>> {
  if (measures.length === 0) return new Map();
  try {
    return await ask(measures);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const isOfOne = OF_ONE.test(error.fault);
    if (!isOfOne && !OF_ALL.test(error.fault)) throw error;
    await begin();
    if (!isOfOne || measures.length === 1)
      return new Map(measures.map((measure) => [measure, withoutValues(error)]));
    const middle = measures.length >> 1;
    const first = await askApart(measures.slice(0, middle), begin, ask);
    return new Map([...first, ...(await askApart(measures.slice(middle), begin, ask))]);
  }
}

/** What the server says of a statement is about its words; what else it says may quote a row. */
export function withoutValues({ fault, message, detail }: ConnectorError): {
  fault: ConnectorError["fault"];
  message: string;
} {
  const { sqlState = "" } = detail;
  if (fault !== "unknown" || sqlState.startsWith("42")) return { fault, message };
  return { fault, message: `The database answered with an error${sqlState && ` (SQLSTATE ${sqlState})`}.` };
}

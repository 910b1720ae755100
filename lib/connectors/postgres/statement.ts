import { ConnectorError } from "../connector.ts";

/**
 * A read-only transaction refuses to write only for as long as it lasts. What could end it, or change its settings, is
 * no reading statement; the server refuses the writes hidden in those that are.
 */
export function refuseAllButReading(text: string): void {
  if (/^\s*(select|with|values|table|show|explain)\b/i.test(text)) return;
  throw new ConnectorError(
    "refused/statement",
    "Only statements that read are sent to a connected database.",
  );
}

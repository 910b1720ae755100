import { formatQuantity } from "#lib/format.ts";

/** Why a model did not answer, in a sentence for whoever set it up or asked. */
export type ModelFault = { code: FaultCode; message: string };

export const FAULT_CODES = [
  ...(["off", "limit", "network", "credentials", "refused", "busy", "slow", "garbage", "sealed"] as const),
  "no_worker",
] as const;
type FaultCode = (typeof FAULT_CODES)[number];

export const fault = (code: FaultCode, message: string): ModelFault => ({ code, message });

export const isOff = (): ModelFault => fault("off", "No language model is set up, or it is turned off.");

export const tooSlow = (seconds: number): ModelFault =>
  fault("slow", `The language model did not answer within ${formatQuantity(seconds, "second")}.`);

export const garbage = (): ModelFault =>
  fault("garbage", "The language model did not answer in the shape it was asked for.");

export const keyDoesNotOpen = (): ModelFault =>
  fault("sealed", "The model's key cannot be opened by this worker. Enter it again in the settings.");

export const noWorker = (seconds: number): ModelFault =>
  fault(
    "no_worker",
    `No worker had an answer of the language model within ${formatQuantity(seconds, "second")}.`,
  );

/** What an endpoint's status says. Its words are not shown: they may hold anything. */
export function refusedWith(status: number): ModelFault {
  if (status === 401 || status === 403)
    return fault("credentials", `The endpoint refuses the model's key (HTTP ${status}).`);
  if (status === 404) return fault("refused", "The endpoint knows no such model or address (HTTP 404).");
  if (status === 429) return fault("busy", "The endpoint takes no more requests for now (HTTP 429).");
  if (status >= 500) return fault("busy", `The endpoint has a fault of its own (HTTP ${status}).`);
  return fault("refused", `The endpoint refuses the request (HTTP ${status}).`);
}

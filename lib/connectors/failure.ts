import type { FailureClass, JobFailure } from "#lib/jobs/failure.ts";
import type { ConnectorError, FaultCode } from "./connector.ts";
import { EXPLANATIONS } from "./explanations.ts";

/** What a fault of a customer's database means for the job: first the cause, then the fix, then the rest. */
export function failureOf(error: ConnectorError): JobFailure {
  const [prefix = "", ...rest] = error.fault.split("/");
  const explanation = EXPLANATIONS[error.fault](error.detail);
  return {
    class: CLASSES[prefix] ?? "INTERNAL",
    code: [CLASSES[prefix] ?? "INTERNAL", rest.join("/") || error.fault].join("/"),
    message: error.message,
    cause: explanation.cause,
    remedy: explanation.remedy,
    remedySql: explanation.remedySql ?? null,
    retryHelps: explanation.retryHelps ?? explanation.isTransient ?? false,
    isTransient: explanation.isTransient ?? false,
    stack: error.stack ?? null,
  };
}

export const isFaultCode = (fault: string): fault is FaultCode => fault in EXPLANATIONS;

type Prefix = FaultCode extends infer Code ? (Code extends `${infer P}/${string}` ? P : Code) : never;

const CLASSES: Readonly<Record<string, FailureClass>> = {
  credentials: "CREDENTIALS",
  network: "NETWORK",
  permission: "PERMISSION",
  timeout: "TIMEOUT",
  too_large: "TOO_LARGE",
  not_found: "NOT_FOUND",
  invalid_config: "INVALID_CONFIG",
  unsupported: "UNSUPPORTED",
  refused: "INTERNAL",
  cancelled: "INTERNAL",
  unknown: "INTERNAL",
} satisfies Record<Prefix, FailureClass>;

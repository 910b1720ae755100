import { createServer } from "node:net";
import { type AppError, conflict } from "#lib/errors.ts";
import type { StartOptions } from "./options.ts";

type Place = Pick<StartOptions, "host" | "port">;

/**
 * Any answer will do: the web says itself, on its pages, when it cannot reach its database. A page is asked for, because
 * that also loads what the first visitor's page needs.
 */
export function webAnswers({ host, port }: Place): Promise<boolean> {
  const target = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  return fetch(`http://${target}:${port}/sign-in`, { signal: AbortSignal.timeout(60_000) }).then(
    () => true,
    () => false,
  );
}

/** Asked before anything is started, so that a mistake costs no minute. */
export function requireFreePort({ port, host }: Place): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer().once("error", (error) => taken(explain(error, { port, host })));
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

function explain(error: NodeJS.ErrnoException, { port, host }: Place): AppError {
  if (error.code === "EADDRINUSE") {
    return conflict(
      `Port ${port} is taken by another program. Choose another: npm run up -- --port ${port + 1}`,
    );
  }
  if (error.code === "EACCES") {
    return conflict(`Port ${port} is open to root alone. Choose one above 1023 with --port N.`);
  }
  return conflict(
    `The web cannot listen on ${host}, port ${port}: ${error.message}. Choose others with --host and --port.`,
  );
}

import { forProcess } from "./environment.ts";

/** Turns this process into the web or the worker: with the login that was set aside for it, without the other's keys. */
export function becomeProcess(name: "web" | "worker"): void {
  const { WEB_DATABASE_URL, WORKER_DATABASE_URL, DATABASE_URL } = process.env;
  const login = (name === "web" ? WEB_DATABASE_URL : WORKER_DATABASE_URL) ?? DATABASE_URL;
  const environment = forProcess(name, process.env);
  for (const known of Object.keys(process.env)) if (!(known in environment)) delete process.env[known];
  Object.assign(process.env, environment, login && { DATABASE_URL: login });
}

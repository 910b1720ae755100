import { migrate } from "#lib/db/migrate.ts";
import { readDatabaseUrl } from "#lib/env.ts";
import { runCommand, step } from "./terminal.ts";

/** `npm run migrate`: brings the database of DATABASE_URL up to date, as its owner. */
await runCommand(async () => {
  await step(
    (applied) => (applied.length > 0 ? `Migrations applied: ${applied.join(", ")}` : "Migrations up to date"),
    () => migrate(readDatabaseUrl()),
  );
});

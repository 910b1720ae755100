import { type Introspection, isSameSystem } from "#lib/connectors/connector.ts";
import type { JobContext, JobHandler } from "../handler.ts";
import type { assetDiscovery } from "./definition.ts";
import type { Findings } from "./findings.ts";
import { knownRelations, readKnown } from "./known.ts";
import { describeFound, describeStep } from "./message.ts";
import { Reading } from "./reading.ts";

/** Reads the structure of a source and stages what differs, batch after batch; `publish` compares and stores it. */
export const discoverAssets: JobHandler<typeof assetDiscovery> = async (context) => {
  const { config, signal, progress, log, connect } = context;
  const { includedSchemas, excludedSchemas } = config;
  progress.step("connect");
  const recalled = readKnown(await context.recall());
  const known = knownRelations(recalled);
  const connector = await connect();

  const introspection = connector.introspect(
    { includedSchemas, excludedSchemas },
    {
      signal,
      known,
      onStep(step) {
        if (reading && step !== "relations") log.info(describeStep(step, reading));
        progress.step(step);
      },
      onProgress: (at) => progress.units({ ...at, unit: "tables and views" }),
    },
  );
  let pass = 0;
  let reading: Reading | null = null;
  for await (const event of introspection) {
    if (event.kind === "begin") {
      pass += 1;
      if (pass > 1)
        log.warn("Tables were dropped or replaced while their structure was read. Reading it again.");
      const isSame = isSameSystem(known.systemIdentifier, event.systemIdentifier);
      reading = new Reading(event, {
        pass,
        known: isSame ? known.relations : new Map(),
        stage: context.stage,
      });
    } else if (reading) {
      await reading.take(event);
    }
    tell(event, log);
  }
  if (!reading) throw new Error("The connector told nothing of the database.");
  await reading.finish();
  log.info(describeStep("publish", reading));

  const { serverVersion, systemIdentifier, circumstances } = reading.begun;
  const { unreadableSchemas, found, estimated } = reading;
  const result: Findings = {
    ...{ serverVersion, systemIdentifier, pass, destination: recalled.destination },
    ...{ includedSchemas, excludedSchemas, unreadableSchemas, found, estimated, circumstances },
  };
  return { message: describeFound(found), result };
};

function tell(event: Introspection, log: JobContext["log"]): void {
  if (event.kind === "begin") {
    log.info(`PostgreSQL ${event.serverVersion}: ${event.relationCount} tables and views to read`);
  }
  if (event.kind === "unreadable") {
    log.warn(
      `This role may not read: ${event.schemas.join(", ")}. What is known of these schemas stays as it is.`,
    );
  }
}

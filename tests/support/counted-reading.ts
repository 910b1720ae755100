import type { Introspection, KnownRelations } from "#lib/connectors/connector.ts";
import { introspectPostgres } from "#lib/connectors/postgres/introspect.ts";
import { PostgresReading } from "#lib/connectors/postgres/reading.ts";
import type { ReadingSession } from "#lib/connectors/postgres/session.ts";
import { settingsFor } from "./target-connection.ts";

/** Reads the whole catalog; answers what was told, and what was asked of the server, cursors by their query. */
export async function readCounted(
  { url }: { url: string },
  known?: KnownRelations,
  /** Called as a query is asked; what it throws is what the server answers. */
  onAsk: (text: string) => void = () => {},
): Promise<{ asked: string[]; told: Introspection[] }> {
  const settings = { ...settingsFor({ url }), timeLimitSeconds: 900 };
  const reading = await PostgresReading.open(
    settings,
    {
      ...{
        applicationName: "tidewatch:counted",
        rules: [{ host: settings.host, network: null, port: null }],
      },
      ...{ lockTimeoutSeconds: 10, connectTimeoutMs: 10_000 },
    },
    new AbortController().signal,
  );
  const asked: string[] = [];
  const session: ReadingSession = {
    server: reading.server,
    query: (text, values) => {
      asked.push(text);
      return reading.query(text, values);
    },
    stream: (text, values, size) => {
      asked.push(text);
      onAsk(text);
      return reading.stream(text, values, size);
    },
    firstRows: (text, most) => {
      asked.push(text);
      return reading.firstRows(text, most);
    },
    restart: () => reading.restart(),
  };
  const scope = { includedSchemas: [], excludedSchemas: [] };
  const openSnapshot = async () => ({ session, close: async () => {} });
  let told: Introspection[] = [];
  try {
    const events = introspectPostgres(
      openSnapshot,
      { scope, known },
      { onStep: () => {}, onProgress: () => {} },
    );
    for await (const event of events) {
      if (event.kind === "begin") told = [];
      told.push(event);
    }
    return { asked, told };
  } finally {
    await reading.stop();
  }
}

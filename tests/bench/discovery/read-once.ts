/** Reads the catalog of a database, keeps nothing, and says how much memory that took at most, in bytes. */
import { open, settingsFor } from "#tests/support/target-connection.ts";

const settings = { ...settingsFor({ url: process.argv[2] ?? "" }), timeLimitSeconds: 900 };
const connector = await open(settings);
const options = { signal: new AbortController().signal, onStep: () => {}, onProgress: () => {} };
for await (const _ of connector.introspect({ includedSchemas: [], excludedSchemas: [] }, options));
await connector.close();
process.stdout.write(String(process.resourceUsage().maxRSS * 1024));

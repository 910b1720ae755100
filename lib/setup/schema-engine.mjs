#!/usr/bin/env node
// Stands in for the schema engine that Prisma's CLI downloads: the same JSON-RPC over standard input and output, served
// from Prisma's own WebAssembly build, so that every command works where its download host cannot be reached.
// A developer's tool: the running product applies its migrations with lib/db/migrate.ts.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const ENGINE = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const INTERNAL_CHAR = 18; // the catalog's one-byte "char"
const BLANK_PADDED_CHAR = 1042;

const { values: options, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean", short: "v" },
  },
});
const address = new URL(
  (options.datasource ? JSON.parse(options.datasource).url : process.env.DATABASE_URL) ??
    "postgresql://unset",
);
const databaseName = decodeURIComponent(address.pathname.slice(1));

if (options.version) {
  const { version } = JSON.parse(readFileSync(fileURLToPath(new URL("package.json", ENGINE)), "utf8"));
  process.stdout.write(`schema-engine-cli-wasm ${version.split(".").pop()}\n`);
} else if (positionals[0] === "cli") {
  await manageDatabase(positionals.at(-1));
} else {
  await serve();
}

async function manageDatabase(command) {
  const name = pg.escapeIdentifier(databaseName);
  try {
    if (command === "create-database") await execute("postgres", `create database ${name}`);
    else if (command === "drop-database")
      await execute("postgres", `drop database if exists ${name} with (force)`);
    else await execute(databaseName, "select");
  } catch (error) {
    report("INFO", "schema engine"); // the CLI takes the second line
    const code = error.code === "3D000" ? "P1003" : "P1001";
    report("ERROR", error.message, { is_panic: false, error_code: code });
    process.exitCode = 1;
  }
}

async function execute(database, sql) {
  const client = new pg.Client(settingsFor(database));
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Parts, not a connection string: pg lets that win over `database`, and the shadow database would be the real one. */
function settingsFor(database) {
  return {
    host: address.hostname,
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database,
  };
}

async function openAdapter(database) {
  const schema = address.searchParams.get("schema") ?? undefined;
  return repair(await new PrismaPg({ ...settingsFor(database), max: 4 }, { schema }).connect());
}

/** Makes the adapter do what the native engine's own driver does. */
function repair(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  let charColumns = [];
  // The engine reads "char" all over the catalog, and the adapter knows no such type.
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = BLANK_PADDED_CHAR;
      charColumns.push(index);
    }
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter splits a script at every semicolon, also inside function bodies.
  if (queryable.executeScript) {
    queryable.executeScript = async (script) => {
      await queryable.client.query(script).catch((error) => queryable.onError(error));
    };
  }
  if (queryable.startTransaction) {
    const start = queryable.startTransaction.bind(queryable);
    queryable.startTransaction = async (level) => repair(await start(level));
  }
  return queryable;
}

async function openShadowDatabase() {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await execute(databaseName, `create database "${name}"`);
  const shadow = await openAdapter(name);
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await execute(databaseName, `drop database "${name}" with (force)`);
  };
  return shadow;
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => report("ERROR", message, { is_panic: true }),
  };
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(
    readFileSync(fileURLToPath(new URL("schema_engine_bg.wasm", ENGINE))),
  );
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const datamodels = (options.datamodels ?? []).map((file) => [file, readFileSync(file, "utf8")]);
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(databaseName),
    connectToShadowDb: openShadowDatabase,
  });
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    factory,
  );
}

async function serve() {
  let engine;
  let last = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (!request.method) continue;
    last = last.then(async () => {
      engine ??= loadEngine();
      send(await answer(await engine, request));
    });
    await last;
  }
}

async function answer(engine, { id, method, params }) {
  try {
    // These two look for the history's schema in the engine's cache alone, which only this call fills.
    if (method === "evaluateDataLoss" || method === "createMigration") {
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    }
    const result = await engine[method === "getDatabaseVersion" ? "version" : method](params);
    if (method === "diff" && result?.stdout) {
      send({ id: 0x7fffffff, method: "print", params: { content: result.stdout } });
    }
    return { id, result: result ?? null };
  } catch (error) {
    const data = {
      is_panic: false,
      message: error.message,
      meta: error.meta,
      error_code: error.code ?? null,
    };
    return {
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    };
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function report(level, message, fields = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target: "schema_engine::logger",
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

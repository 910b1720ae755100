// The door to every npm script. Plain JavaScript for any Node from 18 on, and only of what Node itself brings: it runs
// before anything is installed. It sees to the right Node, the dependencies and the database client, then hands over.
// What it says goes to standard error, because a command's own output may be read by a program.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NODE_VERSION = "24.21.0";
/** Of each major version the first minor that runs TypeScript unasked and tells a thread's memory; from 24 on all do. */
const LEAST_MINORS = { 22: 18 };
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const CACHE = join(ROOT, ".cache");
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Sub-command → program and its first arguments. */
const PROGRAMS = {
  up: ["lib/setup/up.ts", "up"],
  dev: ["lib/setup/up.ts", "dev"],
  test: ["lib/setup/test.ts"],
  "test:model": ["node_modules/vitest/vitest.mjs", "run", "--project", "model"],
  "test:mutants": ["tests/mutants/main.ts"],
  tidewatch: ["lib/operator/main.ts"],
  start: ["lib/setup/start.ts"],
  worker: ["lib/setup/worker.ts"],
  build: ["lib/setup/build.ts"],
  migrate: ["lib/setup/migrate.ts"],
  keys: ["lib/setup/print-keys.ts"],
  check: ["lib/setup/check.ts"],
  prisma: ["node_modules/prisma/build/index.js"],
  bench: ["lib/setup/bench.ts"],
  eval: ["lib/setup/eval.ts"],
  "test:faults": ["node_modules/vitest/vitest.mjs", "run", "--project", "faults"],
  soak: ["tests/soak/main.ts"],
  screenshots: ["tests/screenshots/main.ts"],
};
/** Only these need more than a deployment has installed. */
const NEED_DEVELOPMENT_PACKAGES = [
  "test",
  "test:model",
  "test:mutants",
  "test:faults",
  "check",
  "bench",
  "eval",
  "soak",
  "screenshots",
];

const [command = "", ...rest] = process.argv.slice(2);
const program = PROGRAMS[command];
if (!program) stop(`There is no command "${command}". There are: ${Object.keys(PROGRAMS).join(", ")}.`);
process.chdir(ROOT);
if (isNewEnough(process.versions.node)) await prepareAndRun(program);
else goOnWith(await fetchNode());

async function prepareAndRun([path, ...first]) {
  Object.assign(process.env, {
    // The CLI would download an engine, and fails whatever it was asked where it cannot.
    PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, "lib", "setup", "schema-engine.mjs"),
    CHECKPOINT_DISABLE: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    // For the processes that are started from here; this one turns it on by itself.
    NODE_COMPILE_CACHE: join(CACHE, "compiled"),
  });
  nodeModule.enableCompileCache?.(join(CACHE, "compiled"));
  if (existsSync(".env")) process.loadEnvFile(".env"); // what is set already stays as it is
  if (!hasDependencies()) {
    process.stderr.write("• Installing dependencies, which takes about a minute …\n");
    await step("Dependencies installed", () => npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]));
  }
  await generateClient();
  const file = join(ROOT, path);
  process.argv = [process.execPath, file, ...first, ...rest];
  await import(pathToFileURL(file).href);
}

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major >= 24 || minor >= LEAST_MINORS[major];
}

/** The same Node that nodejs.org serves, as npm packages it: a binary without an install script. */
async function fetchNode() {
  const name = `node-${process.platform.replace("win32", "win")}-${process.arch}`;
  const home = join(CACHE, `node-${NODE_VERSION}`);
  const node = join(home, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(node)) {
    await step(`Node ${NODE_VERSION} fetched, this machine has ${process.versions.node}`, async () => {
      const unfinished = `${home}.${process.pid}`;
      mkdirSync(unfinished, { recursive: true });
      await npm(
        [
          "install",
          "--prefix",
          unfinished,
          "--no-save",
          "--no-package-lock",
          "--no-audit",
          "--no-fund",
        ].concat(["--silent", "--ignore-scripts", `${name}@${NODE_VERSION}`]),
      );
      rmSync(home, { recursive: true, force: true });
      renameSync(unfinished, home);
    });
  }
  if (spawnSync(node, ["--version"]).status === 0) return node;
  return stop(`Tidewatch needs Node ${NODE_VERSION}, and the one npm offers does not run here. Install it.`);
}

/** Signals pass through, and the end of the program is ours: its exit code, or the signal that ended it. */
function goOnWith(node) {
  for (const name of SIGNALS) process.on(name, () => child.kill(name)); // before there is a child that they could miss
  const child = spawn(node, [fileURLToPath(import.meta.url), command, ...rest], { stdio: "inherit" });
  child.once("exit", (code, signal) => {
    if (signal === null) return process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** npm notes what it installed; a killed or outdated install shows as a difference to the lockfile. */
function hasDependencies() {
  const note = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(note, "utf8")).packages;
  const isComplete = NEED_DEVELOPMENT_PACKAGES.includes(command);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    if (!found) return entry.optional || entry.devOptional || (entry.dev && !isComplete);
    return found.version === entry.version;
  });
}

/** Made from the schema, so it is not in the repository and must follow every change of it. */
async function generateClient() {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(ROOT, "prisma", "schema.prisma")));
  hash.update(readFileSync(join(ROOT, "node_modules", "prisma", "package.json")));
  const mark = hash.digest("hex");
  const stamp = join(CACHE, "database-client.sha256");
  const isThere = existsSync(stamp) && existsSync(join(ROOT, "lib", "db", "generated", "client.ts"));
  if (command === "prisma" || (isThere && readFileSync(stamp, "utf8") === mark)) return;
  await step("Database client generated", async () => {
    await run(process.execPath, [join(ROOT, "node_modules", "prisma", "build", "index.js"), "generate"]);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(stamp, mark);
  });
}

function npm(args) {
  const program = process.env.npm_execpath;
  if (program?.endsWith(".js")) return run(process.execPath, [program, ...args]);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

/** Quiet while it works; its own words are shown where it fails. What stops this program stops it first. */
async function run(file, args) {
  let isStopped = false;
  const abandon = () => {
    isStopped = true;
    child.kill("SIGKILL"); // npm goes on after a first SIGTERM; what it left half done is seen at the next start
  };
  for (const name of SIGNALS) process.on(name, abandon); // first: a signal in between would leave it running
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => output.push(String(text)));
  const code = await new Promise((done) => {
    child.once("error", (error) => output.push(error.message)).once("close", done);
  });
  for (const name of SIGNALS) process.off(name, abandon);
  if (isStopped) stop("Stopped.");
  if (code === 0) return;
  const words = output.join("").trim();
  if (/ENOSPC|no space left/i.test(words))
    stop(`The disk of ${ROOT} is full. Free some space and start again.`);
  stop(`${words}\n\n${[file, ...args].join(" ")} failed.`);
}

async function step(sentence, work) {
  const start = performance.now();
  await work();
  process.stderr.write(`• ${sentence} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..", "..");
const Routes = z.record(z.string(), z.string());
const References = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
});

const readManifest = <T>(schema: z.ZodType<T>, name: string): T =>
  schema.parse(JSON.parse(readFileSync(join(ROOT, ".next", name), "utf8")));

export type Action = {
  /** What Next calls it by. */
  id: string;
  /** The folder that its file is in, and its name there. */
  folder: string;
  name: string;
  /** A page that has it. */
  path: string;
};

/** Everything of the production build that answers a request. */
export function readEndpoints(): { pages: string[]; routes: string[]; actions: Action[] } {
  const all = Object.entries(readManifest(Routes, "app-path-routes-manifest.json"));
  const endingIn = (end: string) => all.flatMap(([file, route]) => (file.endsWith(end) ? [route] : []));
  const { node } = readManifest(References, join("server", "server-reference-manifest.json"));
  const actions = Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const [worker = ""] = Object.keys(workers);
    const route = all.find(([file]) => `app${file}` === worker)?.[1] ?? "/";
    return {
      ...{ id, name: exportedName, folder: filename.replace(/^app\//, "").replace(/\/actions\.ts$/, "") },
      path: route.replaceAll(/\[\w+\]/g, crypto.randomUUID()),
    };
  });
  const isOfNext = (route: string) => route.startsWith("/_"); // what it shows where there is no page, or a fault
  return {
    pages: endingIn("/page").filter((route) => !isOfNext(route)),
    routes: endingIn("/route"),
    actions,
  };
}

/** `/jobs/[id]` and `/jobs/{job}?tab=all` are the same one. */
export const shapeOf = (address: string): string =>
  (address.split("?")[0] ?? "").replaceAll(/\[\w+\]|\{\w+\}/g, "*");

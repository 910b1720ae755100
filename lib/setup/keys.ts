import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";

const Keys = z.object({
  /** Signs the sessions; of the web alone. */
  authSecret: z.string().min(32),
  /** Opens the passwords of the sources, newest first; of the worker alone. */
  sealingPrivateKeys: z.array(z.string().min(40)).min(1),
  /** Of the embedded database: its superuser, and what the two processes sign in with. */
  passwords: z.object({ superuser: z.string().min(16), web: z.string().min(16), worker: z.string().min(16) }),
});
export type Keys = z.infer<typeof Keys>;

const random = () => randomBytes(32).toString("base64url");

/** Reads the keys of this data directory, or makes them on the first start. Readable by their owner alone. */
export async function openKeys(directory: string): Promise<Keys & { areNew: boolean }> {
  const path = join(directory, "keys.json");
  if (existsSync(path)) {
    chmodSync(path, 0o600);
    return { ...read(path), areNew: false };
  }
  const { privateKey } = await generateSealingKeys();
  const keys: Keys = {
    authSecret: random(),
    sealingPrivateKeys: [privateKey],
    passwords: { superuser: random(), web: random(), worker: random() },
  };
  mkdirSync(directory, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
  return { ...keys, areNew: true };
}

function read(path: string): Keys {
  try {
    return Keys.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const fault =
      error instanceof z.ZodError ? error.issues.map(({ path: at }) => at.join(".")).join(", ") : "no JSON";
    throw new AppError(
      "unavailable",
      `The keys in ${path} cannot be used (${fault}). Put the file back from your backup: without it neither the ` +
        "database nor the stored passwords can be opened.",
      { cause: error },
    );
  }
}

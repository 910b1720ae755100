import { randomBytes } from "node:crypto";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { runCommand, say } from "./terminal.ts";

/** `npm run keys`: fresh keys for a deployment, as lines for its settings. */
await runCommand(async () => {
  const { publicKey, privateKey } = await generateSealingKeys();
  say(`AUTH_SECRET=${randomBytes(32).toString("base64url")}`);
  say(`SEALING_PUBLIC_KEY=${publicKey}`);
  say(`SEALING_PRIVATE_KEYS=${privateKey}`);
});

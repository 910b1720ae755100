import { z } from "zod";
import { AppError, invalid } from "#lib/errors.ts";
import { sendRequest } from "#lib/outbound/http.ts";
import { readWebAddress, refuseAtSight, targetOf } from "#lib/outbound/web-address.ts";
import type { Message } from "../message.ts";
import { taken } from "./answers.ts";
import { asFieldFault } from "./field-fault.ts";
import type { DestinationKind, Secrets, Typed, TypedSecrets } from "./kind.ts";
import { makeSigningSecret, signatureHeaders, signingSecretFault } from "./signature.ts";

const Settings = z.object({ url: z.string(), hasAuthorization: z.boolean().default(false) });
type Settings = z.output<typeof Settings>;

export const webhook: DestinationKind = {
  what: "A signed POST to an address of yours, after the Standard Webhooks specification.",
  fields: [
    {
      name: "url",
      label: "Address",
      input: "text",
      hint: "Gets a POST with JSON. Redirects are not followed.",
    },
    {
      name: "secret",
      label: "Signing secret",
      input: "secret",
      isOptional: true,
      hint: "Leave it empty and one is made, or is kept. It begins with whsec_.",
    },
    {
      name: "authorization",
      label: "Authorization header",
      input: "secret",
      isOptional: true,
      hint: "Where the receiver wants one, such as Bearer and a token.",
    },
    {
      name: "isAuthorizationDropped",
      label: "Send no Authorization header any more",
      input: "check",
      isOptional: true,
      onlyWithKept: "authorization",
    },
    {
      name: "isSecretNew",
      label: "Make a new signing secret; the old one is void at once",
      input: "check",
      isOptional: true,
      onlyWithKept: "secret",
    },
  ],
  read(typed, stored, rules) {
    const before = stored === null ? null : Settings.parse(stored);
    const url = asFieldFault("url", () => {
      const read = readWebAddress((typed.url ?? "").trim());
      refuseAtSight(targetOf(read), rules);
      return read.href;
    });
    refuseKeptSecrets(typed, before, url);
    const secrets = readSecrets(typed, before);
    const hasAuthorization =
      secrets.authorization === undefined
        ? (before?.hasAuthorization ?? false)
        : secrets.authorization !== null;
    const shown = secrets.secret !== undefined && !typed.secret ? { shown: secrets.secret } : {};
    return { settings: { url, hasAuthorization } satisfies Settings, secrets, ...shown };
  },
  place: (settings) => new URL(Settings.parse(settings).url).host,
  typedOf: (settings) => ({ url: Settings.parse(settings).url }),
  keptOf: (settings) => ["secret", ...(Settings.parse(settings).hasAuthorization ? ["authorization"] : [])],
  async send(message, { settings, secrets }, { guard, signal, now }) {
    const body = JSON.stringify(payloadOf(message));
    const url = readWebAddress(Settings.parse(settings).url);
    refuseAtSight(targetOf(url), guard.rules);
    const headers = { ...headersOf(message, body, secrets, now), "content-type": "application/json" };
    return taken(await sendRequest(url, { method: "POST", headers, body, signal }, guard), now);
  },
};

/** Whoever may change the address could otherwise have what is stored sent to one of their own. */
function refuseKeptSecrets(typed: Typed, before: Settings | null, url: string): void {
  if (before === null || before.url === url) return;
  const fields: Record<string, string> = {};
  if (!typed.secret && typed.isSecretNew !== "yes")
    fields.secret = "The address changed: enter the signing secret again, or have a new one made.";
  if (before.hasAuthorization && !typed.authorization && typed.isAuthorizationDropped !== "yes")
    fields.authorization = "The address changed: enter the header again, or send none any more.";
  if (Object.keys(fields).length > 0)
    throw invalid("The address changed, so its secrets are asked again.", fields);
}

function readSecrets(typed: Typed, before: Settings | null): TypedSecrets {
  const secret =
    typed.secret?.trim() ||
    (before === null || typed.isSecretNew === "yes" ? makeSigningSecret() : undefined);
  const fault = secret === undefined ? null : signingSecretFault(secret);
  if (fault) throw invalid(fault, { secret: fault });
  const authorization = typed.isAuthorizationDropped === "yes" ? null : typed.authorization || undefined;
  if (authorization && /[^\x20-\x7e]/.test(authorization)) {
    const why = "A header is one line of plain characters, without line breaks.";
    throw invalid(why, { authorization: why });
  }
  return { ...(secret !== undefined && { secret }), ...(authorization !== undefined && { authorization }) };
}

function headersOf(
  { id }: Message,
  body: string,
  { secret, secretBefore, authorization }: Secrets,
  now: Date,
) {
  if (!secret)
    throw new AppError("unavailable", "The signing secret of this webhook is missing. Enter it again.");
  const signing = secretBefore ? [secret, secretBefore] : [secret];
  return {
    ...signatureHeaders(id, body, signing, now),
    ...(authorization && { authorization: authorization.reveal() }),
  };
}

/** As `docs/alerts.md` describes it to whoever writes a receiver. */
const payloadOf = ({ id: _, kind, at, ...rest }: Message) => ({
  type: kind === "test" ? "test" : "alert.triggered",
  timestamp: at.toISOString(),
  data: {
    id: rest.alertId,
    kind,
    severity: rest.severity,
    title: rest.title,
    sentence: rest.sentence,
    rule: rest.ruleName,
    facts: rest.facts,
    items: rest.items,
    itemCount: rest.itemCount,
    links: rest.links,
  },
});

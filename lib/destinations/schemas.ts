import { z } from "zod";
import { DESTINATION_KINDS, MAIL_TLS_WORDS, type MailTlsChoice } from "./views.ts";

const NAME = "Give the destination a name.";
const Name = z
  .string(NAME)
  .trim()
  .min(1, NAME)
  .refine((name) => [...name].length <= 100, "A name has at most 100 characters.")
  .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), "A name is one line, without line breaks.");

const Typed = z.string().max(20_000, "This is too long.").optional();

/** What the form of any kind sends; what its own fields mean is the kind's to say. */
export const DestinationForm = z.strictObject({
  id: z.union([z.uuid(), z.literal("").transform(() => null)]),
  kind: z.enum(DESTINATION_KINDS),
  name: Name,
  recipients: Typed,
  secretUrl: Typed,
  url: Typed,
  secret: Typed,
  authorization: Typed,
  isAuthorizationDropped: Typed,
  isSecretNew: Typed,
});
export type DestinationForm = z.output<typeof DestinationForm>;

export const ChosenDestination = z.strictObject({ id: z.uuid() });
export const NoFields = z.strictObject({});

const HOST = "Enter the host of the mail server, for instance smtp.example.com.";
const Host = z
  .string(HOST)
  .trim()
  .transform((host) => host.replace(/^\[(.*)\]$/, "$1"))
  .refine((host) => host !== "", HOST)
  .refine((host) => !/[\s/@]|:\/\//.test(host), "Enter the host alone, without a path or a user.")
  .refine(
    (host) =>
      z.ipv6().safeParse(host).success || /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/i.test(host),
    "A host is a name such as smtp.example.com, or an IP address.",
  );

const PORT = "The port is a whole number from 1 to 65535; mail is usually sent through 587 or 465.";
const ADDRESS = z.email().max(254);
const SENDER = "Enter a sender such as alerts@example.com or Tidewatch <alerts@example.com>.";
const Sender = z
  .string(SENDER)
  .trim()
  .max(320, SENDER)
  .refine((sender) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(sender), "A sender is one line, without line breaks.")
  .refine((sender) => {
    const [, name, address] = sender.match(/^(?:([^<>",;:]*?)\s*<([^<>]*)>)$/) ?? [null, "", sender];
    return name !== undefined && ADDRESS.safeParse(address).success;
  }, SENDER);

export const MailForm = z.strictObject({
  host: Host,
  port: z.coerce.number(PORT).int(PORT).min(1, PORT).max(65_535, PORT),
  tls: z.enum(
    Object.keys(MAIL_TLS_WORDS) as [MailTlsChoice, ...MailTlsChoice[]],
    "Choose how the connection is protected.",
  ),
  userName: z
    .string()
    .trim()
    .max(200, "A user has at most 200 characters.")
    .refine((user) => !/\p{Cc}/u.test(user), "A user is one line, without line breaks.")
    .default(""),
  password: z.string().max(1_000, "A password has at most 1,000 characters.").default(""),
  sender: Sender,
});
export type MailForm = z.output<typeof MailForm>;

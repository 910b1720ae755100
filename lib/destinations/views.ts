/** What pages show of destinations. Plain: it goes to the browser. */

export const DESTINATION_KINDS = ["email", "slack", "webhook"] as const;
export type DestinationKindName = (typeof DESTINATION_KINDS)[number];
export const DESTINATION_KIND_LABELS: Readonly<Record<DestinationKindName, string>> = {
  email: "E-mail",
  slack: "Slack",
  webhook: "Webhook",
};

export type DestinationState = "active" | "paused" | "off";

/** How a send, or the wait for one, stands. */
export type DeliveryState = "pending" | "sent" | "failed";

/** What a form asks for a kind of destination. A `secret` is written and never shown. */
export type DestinationField = {
  name: string;
  label: string;
  input: "text" | "lines" | "secret" | "check";
  hint?: string;
  isOptional?: boolean;
  /** Asked only where the secret of this field is stored: not of a new destination. */
  onlyWithKept?: string;
};

export type DestinationView = {
  id: string;
  kind: DestinationKindName;
  name: string;
  /** Where it goes, as far as that is no secret; null for whoever may not manage destinations. */
  place: string | null;
  state: DestinationState;
  pausedUntil: string | null;
  stateReason: string | null;
  stateSince: string;
  failuresInRow: number;
  lastErrorClass: string | null;
  lastSentAt: string | null;
  /** Until then two secrets sign. */
  secretBeforeUntil: string | null;
  ruleCount: number;
  /** Alerts that wait for it. */
  waitingCount: number;
  changedByName: string;
  changedAt: string;
};

export type DeliveryView = {
  id: string;
  destinationId: string;
  destinationName: string;
  destinationKind: DestinationKindName;
  destinationState: DestinationState;
  /** Null for a test. */
  alertId: string | null;
  alertTitle: string | null;
  state: DeliveryState;
  attempt: number;
  nextAt: string;
  sentAt: string | null;
  statusCode: number | null;
  durationMs: number | null;
  errorClass: string | null;
  error: string | null;
  askedByName: string | null;
  createdAt: string;
};

export const MAIL_TLS_WORDS = {
  starttls: "STARTTLS (usually port 587)",
  required: "TLS from the start (usually port 465)",
  none: "None: only inside a network of your own",
} as const;
export type MailTlsChoice = keyof typeof MAIL_TLS_WORDS;

export type MailSettingsView = {
  host: string;
  port: number;
  tls: MailTlsChoice;
  userName: string | null;
  sender: string;
  changedByName: string;
  changedAt: string;
};

/** What a person can do about the last failure of a destination; null where the sentence itself says it. */
export const remedyOf = (errorClass: string | null): string | null =>
  (errorClass && REMEDIES[errorClass]) || null;

const CERTIFICATE =
  "Have the receiver’s certificate put right. Tidewatch sends nothing to a server it cannot recognise.";
const REMEDIES: Readonly<Record<string, string>> = {
  "http/redirect": "Enter the address that it leads to: redirects are not followed.",
  "http/refused": "Check the address and what the receiver expects. It may have removed the webhook.",
  "http/limited":
    "It is tried again when the receiver allows it. Send fewer alerts there if it keeps happening.",
  "http/failed": "Look at the receiver’s own log.",
  "http/gone": "The receiver says it is gone for good. Make a new webhook there and enter its address here.",
  "network/dns": "Check the host: no name server this worker asks knows it.",
  "network/refused": "See whether the receiver is running and listens on this port.",
  "network/unreachable": "Check the network between the worker and the receiver.",
  "network/tls_untrusted": CERTIFICATE,
  "network/tls_name": CERTIFICATE,
  "network/tls_expired": CERTIFICATE,
  "network/tls_handshake": "See whether this port speaks TLS at all, and whether it speaks TLS 1.2 or newer.",
  "timeout/connect": "See whether a firewall swallows connections from the worker.",
  "timeout/answer": "See why the receiver is slow: it has 10 seconds to answer, and a mail server 30.",
  "mail/login": "Check the user and the password in the mail settings.",
  "mail/tls": "Check the port and the encryption in the mail settings, and the server’s certificate.",
  "mail/sender": "Enter a sender in the mail settings that this server sends for.",
  "mail/recipients": "Check the addresses of this destination.",
  "mail/refused": "Look at the mail server’s log for why it refused the mail.",
  "mail/none": "Enter a mail server under Settings › Destinations › Mail server.",
};

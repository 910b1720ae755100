import type { AnswerFault } from "#lib/outbound/answer-error.ts";
import type { MailFault } from "#lib/outbound/mail-error.ts";
import type { NetworkFault } from "#lib/outbound/network-error.ts";
import type { NotTaken } from "./kinds/answers.ts";

type Fault = NotTaken["fault"] | NetworkFault | AnswerFault | MailFault | "destination/off";

const WORDS: Readonly<Record<Fault, string>> = {
  "http/redirect": "The receiver answered with a redirect, which is not followed.",
  "http/refused": "The receiver did not take the message.",
  "http/gone": "The receiver answered 410: this address is gone for good.",
  "http/limited": "The receiver answered 429: too much was sent to it.",
  "http/failed": "The receiver failed itself.",
  "network/dns": "The host name of the receiver cannot be found.",
  "network/refused": "Nothing accepts connections at the receiver’s address.",
  "network/unreachable": "There is no way through the network to the receiver.",
  "network/not_allowed": "Tidewatch may not connect to the receiver.",
  "network/reset": "The connection to the receiver was cut.",
  "network/tls_untrusted":
    "The certificate of the receiver is not signed by an authority that is trusted here.",
  "network/tls_name": "The certificate of the receiver is made out to another name.",
  "network/tls_expired": "The certificate of the receiver is not valid today.",
  "network/tls_handshake": "No encrypted connection could be agreed on with the receiver.",
  "timeout/connect": "The receiver did not answer.",
  "timeout/answer": "The receiver did not answer in time.",
  "answer/too_large": "The receiver answered too much.",
  "answer/malformed": "What the receiver answered cannot be understood.",
  "mail/login": "The mail server refused the log-in.",
  "mail/tls": "No trusted encrypted connection could be agreed on with the mail server.",
  "mail/sender": "The mail server does not send for this sender.",
  "mail/recipients": "The mail server took none of the addresses.",
  "mail/refused": "The mail server refused the mail.",
  "mail/malformed": "What the mail server said is not a mail server’s.",
  "destination/off": "Not sent: the destination is turned off.",
};

const isFault = (errorClass: string): errorClass is Fault => errorClass in WORDS;

/** Why a message did not arrive, for whoever may not know where destinations lead. */
export const failureWords = (errorClass: string | null): string =>
  errorClass !== null && isFault(errorClass) ? WORDS[errorClass] : "Sending to it failed.";

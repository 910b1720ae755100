import type { DestinationKindName } from "../views.ts";
import { email } from "./email.ts";
import type { DestinationKind } from "./kind.ts";
import { slack } from "./slack.ts";
import { webhook } from "./webhook.ts";

/** One line for each kind. The compiler asks for it once the kind has a name. */
export const KINDS: Readonly<Record<DestinationKindName, DestinationKind>> = { email, slack, webhook };

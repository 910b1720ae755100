import { createOrganization } from "#lib/auth/claim.ts";
import { claimUrl } from "#lib/auth/links.ts";
import { createResetLink } from "#lib/auth/reset.ts";
import { OrganizationName } from "#lib/auth/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { formatExact } from "#lib/format.ts";
import { type Command, UsageError } from "./command.ts";
import { ZONE } from "./job-text.ts";
import { asAuth } from "./organization.ts";
import { printable } from "./output.ts";

export const userReset: Command = {
  usage: "user reset E-MAIL",
  summary: "A link with which this person sets a new password, once, within a day.",
  operands: ["an e-mail address"],
  needs: "instance",
  async run({ instance, output }, given) {
    const [email = ""] = given.operands;
    const appUrl = instance.appUrl();
    const link = await asAuth(instance, (auth) => createResetLink(auth, appUrl, email)).catch((error) => {
      if (!(error instanceof AppError) || error.code !== "not_found") throw error;
      throw new AppError("not_found", `Nobody here has the address ${printable(email)}.`, { cause: error });
    });
    output.result({ email: link.email, name: link.name, link: link.url, expiresAt: link.expiresAt }, () => [
      `${printable(link.name)} sets a new password here, once, until ${formatExact(link.expiresAt, ZONE)}:`,
      link.url,
    ]);
    return 0;
  },
};

export const organizationAdd: Command = {
  usage: "organization add NAME",
  summary: "A new organization, and the link that makes its bearer the owner.",
  operands: ["a name"],
  needs: "instance",
  async run({ instance, output }, given) {
    const name = OrganizationName.safeParse(given.operands[0]);
    if (!name.success) throw new UsageError(name.error.issues.map(({ message }) => message).join("\n"));
    const appUrl = instance.appUrl(); // before anything is made that nobody could claim
    const created = await asAuth(instance, (auth) => createOrganization(auth, name.data));
    const link = claimUrl(appUrl, created.token);
    output.result({ id: created.organizationId, name: name.data, link }, () => [
      `${printable(name.data)} waits for its owner. Whoever opens this link becomes that:`,
      link,
    ]);
    return 0;
  },
};

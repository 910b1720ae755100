import { may, ROLES, type Role, type Scope, whyNot } from "#lib/auth/scope.ts";

// What one member may do to another. Each answers with the sentence that says why not, or null: the page shows it
// beside the disabled control, the command refuses with it.

/** The other, as these rules see them. `isLastOwner` while nobody else could take over. */
export type Member = { userId: string; role: Role; isLastOwner: boolean; belongsElsewhere: boolean };

type Answer = string | null;

/** Nobody gives away, or touches, more than they have. */
export const isAtMost = (role: Role, limit: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(limit);

export const rolesGivenBy = (scope: Scope): Role[] =>
  may(scope.role, "people.manage") ? ROLES.filter((role) => isAtMost(role, scope.role)) : [];

export function whyNotGiveRole(scope: Scope, role: Role): Answer {
  if (!may(scope.role, "people.manage")) return whyNot("people.manage");
  return isAtMost(role, scope.role) ? null : `Only an owner can make somebody ${role}.`;
}

function whyNotTouch(scope: Scope, member: Member): Answer {
  if (!may(scope.role, "people.manage")) return whyNot("people.manage");
  return isAtMost(member.role, scope.role) ? null : "Only an owner can do this to an owner.";
}

export function whyNotChangeRole(scope: Scope, member: Member): Answer {
  if (member.isLastOwner) return "This is the last owner. Make somebody else owner first.";
  return whyNotTouch(scope, member);
}

export function whyNotRemove(scope: Scope, member: Member): Answer {
  if (member.isLastOwner) return "This is the last owner. Make somebody else owner first.";
  if (member.userId === scope.userId) return "You cannot remove yourself. Ask another admin.";
  return whyNotTouch(scope, member);
}

export function whyNotReset(scope: Scope, member: Member): Answer {
  if (member.userId === scope.userId) return "Change your own password under Profile.";
  const refusal = whyNotTouch(scope, member);
  if (refusal) return refusal;
  return member.belongsElsewhere
    ? "This account also opens other organizations. Its owner resets it by e-mail, or the operator with the command."
    : null;
}

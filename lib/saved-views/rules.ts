import { may, type Scope } from "#lib/auth/scope.ts";

type Kept = { makerId: string | null; makerName: string; isShared: boolean };

export const isOf = ({ makerId }: Kept, { userId }: Scope): boolean => userId !== null && makerId === userId;

/** A view is its maker's; admins see to what is shared. The page says it, the command refuses with it. */
export const whyNotChange = (view: Kept, scope: Scope): string | null =>
  isOf(view, scope) || may(scope.role, "views.manage")
    ? null
    : `Only ${view.makerName} and admins can change this view. Save one of your own instead.`;

/** An admin who unshared it would hand it to its maker alone, and take it out of everybody's sight, their own included. */
export const whyNotUnshare = (view: Kept, scope: Scope): string | null =>
  isOf(view, scope)
    ? null
    : `Only ${view.makerName} can stop sharing this view. Delete it if nobody needs it.`;

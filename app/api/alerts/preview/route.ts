import { previewRule } from "#lib/alerts/preview.ts";
import { RuleForm } from "#lib/alerts/schemas.ts";
import { invalid } from "#lib/errors.ts";
import { asked } from "#lib/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

/** What a rule, as the address says it, would have told of in the last 30 days. */
export const GET = (request: Request): Promise<Response> =>
  answerJson((scope) => {
    const wish = RuleForm.safeParse({ name: "A rule", ...named(asked(new URL(request.url).searchParams)) });
    if (!wish.success) throw invalid(wish.error.issues[0]?.message ?? "This is no rule.");
    return asOrganization(scope, (db) => previewRule(db, scope, wish.data));
  });

/** A rule can be tried before it has a name. */
const named = ({ name, ...fields }: Record<string, string | string[]>) => ({
  ...fields,
  ...(name && { name }),
});

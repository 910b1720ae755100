import type { MergeStmt } from "libpg-query";
import { resolveSource } from "./from.ts";
import { innerScope, type Outcome, type Scope } from "./query-scope.ts";
import { each } from "./syntax.ts";
import { declareQueries } from "./with.ts";
import { assign, type Changing, fill, returned, targetSource } from "./write.ts";

export function resolveMerge(merge: MergeStmt, parent: Scope | null, reading: Changing): Outcome {
  const scope = innerScope(parent);
  declareQueries(merge.withClause, scope, reading);
  const target = targetSource(merge.relation, reading);
  scope.sources.push(target);
  if (merge.sourceRelation) scope.sources.push(resolveSource(merge.sourceRelation, scope, [], reading));
  reading.expression(merge.joinCondition, scope, "join");
  for (const clause of each("MergeWhenClause", merge.mergeWhenClauses)) {
    reading.expression(clause.condition, scope, "filter");
    if (clause.commandType === "CMD_INSERT") {
      const values = (clause.values ?? []).map((value) => ({
        name: "",
        origins: reading.expression(value, scope, "value"),
        location: null,
      }));
      const names = each("ResTarget", clause.targetList).map(({ name = "" }) => name);
      const columns = fill(values, names.length > 0 ? names : target.relation.columns, reading);
      reading.write({ relation: target.relation, action: "merge", columns });
    } else assign(clause.targetList, target, scope, "merge", reading);
  }
  return returned(merge.returningClause, scope, reading);
}

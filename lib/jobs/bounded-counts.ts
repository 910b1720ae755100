/** Counts that stop: a filter that nobody has counted in advance is not worth reading a whole history for. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Narrowing } from "./filter.ts";
import { allOf, inTime, ofOrganization, ofTypes, readRowByRow, TAB_NUMBERS } from "./filter-conditions.ts";
import { isCountedExactly } from "./filter-parts.ts";
import { MOST_SEARCHED, searchedRows } from "./list-query.ts";

/** Of each tab. */
const MOST_COUNTED = 1_000;

export function boundedCounts(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const { asset } = narrowing;
  const isOnlyInTime = isCountedExactly({ ...narrowing, within: undefined, from: undefined, to: undefined });
  return isOnlyInTime && !asset ? rangeOfEachTab(scope, narrowing) : amongNewest(scope, narrowing);
}

/** A range of time in one tab is a range of one index. */
function rangeOfEachTab(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const tabs = Object.values(TAB_NUMBERS).map(
    (tab) => Prisma.sql`
      select ${tab}::integer as tab, least(count(*), ${MOST_COUNTED})::integer as jobs,
        count(*) > ${MOST_COUNTED} as "isMore"
      from (select from job where ${allOf([ofOrganization(scope), ofTypes(narrowing.type), ...inTime(narrowing)])}
        and tab = ${tab}::smallint limit ${MOST_COUNTED + 1}::integer) of_tab`,
  );
  return Prisma.join(tabs, " union all ");
}

/** Where more rows would have to be looked at than a page looks at, what was found among the newest is the least there is. */
const amongNewest = (scope: Scope, narrowing: Narrowing): Prisma.Sql => Prisma.sql`
  select tab::integer as tab, least(found, ${MOST_COUNTED})::integer as jobs,
    found > ${MOST_COUNTED} or sum(looked_at) over () > ${MOST_SEARCHED} as "isMore"
  from (
    select tab, count(*) filter (where ${allOf(readRowByRow(narrowing))}) as found, count(*) as looked_at
    from (${searchedRows(scope, { ...narrowing, tab: "all", status: [] }, MOST_SEARCHED + 1)}) searched
    group by tab) by_tab`;

/** Counts that stop: a filter that nobody has counted in advance is not worth reading a whole history for. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Narrowing } from "./filter.ts";
import { allOf, byId, readRowByRow, TAB_NUMBERS, tabOf } from "./filter-conditions.ts";
import { MOST_SEARCHED, searchedRows } from "./list-query.ts";
import { JOB_STATUSES } from "./status.ts";

/** Of each tab. */
const MOST_COUNTED = 1_000;

const TABS = Object.values(TAB_NUMBERS);

export const boundedCounts = (scope: Scope, narrowing: Narrowing): Prisma.Sql =>
  readRowByRow(narrowing).length > 0 || byId(narrowing).length > 0
    ? amongNewest(scope, narrowing)
    : rangesOfEachTab(scope, narrowing);

/** What is left of one tab is ranges of an index, each read no further than is counted, however old its jobs are. */
function rangesOfEachTab(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const tabs = TABS.map((tab) => {
    const status = JOB_STATUSES.filter((of) => tabOf(of) === tab);
    return Prisma.sql`
      select ${tab}::integer as tab, least(count(*), ${MOST_COUNTED})::integer as jobs,
        count(*) > ${MOST_COUNTED} as "isMore"
      from (${searchedRows(scope, { ...narrowing, tab: "all", status }, MOST_COUNTED + 1)}) of_tab`;
  });
  return Prisma.join(tabs, " union all ");
}

/**
 * Where more rows would have to be looked at than a page looks at, what was found among the newest is the least there
 * is: in every tab, also in one of which none was among them.
 */
const amongNewest = (scope: Scope, narrowing: Narrowing): Prisma.Sql => Prisma.sql`
  select tab, least(coalesce(found, 0), ${MOST_COUNTED})::integer as jobs,
    coalesce(found > ${MOST_COUNTED} or sum(looked_at) over () > ${MOST_SEARCHED}, false) as "isMore"
  from unnest(${TABS}::integer[]) every (tab) left join (
    select tab::integer, count(*) filter (where ${allOf(readRowByRow(narrowing))}) as found, count(*) as looked_at
    from (${searchedRows(scope, { ...narrowing, tab: "all", status: [] }, MOST_SEARCHED + 1)}) searched
    group by tab) by_tab using (tab)`;

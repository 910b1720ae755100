import { TabLinks } from "#app/_ui/tabs.tsx";
import { formatCount } from "#lib/format.ts";
import {
  CHANGE_TABS,
  type ChangeCounts,
  type ChangeFilter,
  type ChangeTab,
} from "#lib/schema-changes/views.ts";
import { tabHref } from "../address.ts";

const LABELS: Record<ChangeTab, string> = { all: "All", open: "Open", acknowledged: "Acknowledged" };

type ChangeTabsProps = { filter: ChangeFilter; counts: ChangeCounts };

export const ChangeTabs = ({ filter, counts: { tabs, isPartial } }: ChangeTabsProps) => (
  <TabLinks
    label="Changes by whether they are acknowledged"
    tabs={CHANGE_TABS.map((tab) => ({
      href: tabHref(filter, tab),
      label: LABELS[tab],
      count: `${formatCount(tabs[tab])}${isPartial ? "+" : ""}`,
      isCurrent: filter.tab === tab,
    }))}
  />
);

import { TabLinks } from "#app/_ui/tabs.tsx";

/** The two ways to look at what there is: by database, or all of their tables and views at once. */
export const AssetTabs = ({ current }: { current: "sources" | "tables" }) => (
  <TabLinks
    label="Assets"
    tabs={[
      { href: "/assets", label: "Sources", isCurrent: current === "sources" },
      { href: "/assets/tables", label: "Tables and views", isCurrent: current === "tables" },
    ]}
  />
);

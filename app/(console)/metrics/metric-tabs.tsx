import { TabLinks } from "#app/_ui/tabs.tsx";

/** What there is of metrics: how each is now, and what was out of the usual when. */
export const MetricTabs = ({ current }: { current: "metrics" | "anomalies" }) => (
  <TabLinks
    label="Metrics"
    tabs={[
      { href: "/metrics", label: "Overview", isCurrent: current === "metrics" },
      { href: "/metrics/anomalies", label: "Anomalies", isCurrent: current === "anomalies" },
    ]}
  />
);

import type { ReactNode } from "react";

type Fact = { label: string; value: ReactNode; isMono?: boolean };

/** Labels on the left, values on the right. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="num grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-13">
      {facts.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-fg-3">{fact.label}</dt>
          <dd className={`wrap-anywhere min-w-0 text-right ${fact.isMono ? "mono" : ""}`}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

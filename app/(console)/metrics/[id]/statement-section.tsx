import { ChevronDown } from "lucide-react";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { MetricRow } from "#lib/metrics/views.ts";
import { StatementForm } from "./statement-form.client.tsx";

type StatementSectionProps = { metric: MetricRow; sql: string; disabledBecause: string | null };

/** The statement as it runs, and the way to another one. */
export const StatementSection = ({ metric, sql, disabledBecause }: StatementSectionProps) => (
  <Section title="Statement">
    <div className="grid max-w-3xl gap-3">
      <CodeBlock code={sql} label="the statement" />
      <details className="group">
        <summary className="flex w-fit items-center gap-1 rounded-4 text-13 text-accent-text hover:underline">
          <Icon of={ChevronDown} size={14} className="-rotate-90 group-open:rotate-0" />
          Change it
        </summary>
        <div className="mt-3">
          <StatementForm metric={metric} sql={sql} disabledBecause={disabledBecause} />
        </div>
      </details>
    </div>
  </Section>
);

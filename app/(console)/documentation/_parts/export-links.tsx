import { Download } from "lucide-react";
import { DetailsMenu } from "#app/_ui/details-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { exportHref } from "../address.ts";

const FORMATS = [
  { format: "markdown", label: "Markdown", use: "to read" },
  { format: "dbt", label: "schema.yml", use: "for dbt" },
] as const;

/** A source's documentation, or one table's, as a file. */
export const ExportLinks = ({
  of,
  organizationId,
}: {
  of: { source: string; asset?: string };
  organizationId: string;
}) => (
  <DetailsMenu
    align="end"
    className="inline-flex h-7 items-center gap-1.5 rounded-6 border border-line-strong bg-raised px-2.5 font-medium text-13 shadow-1 hover:bg-hover max-sm:h-11"
    summary={
      <>
        <Icon of={Download} size={14} className="text-fg-3" />
        Export
      </>
    }
  >
    <ul aria-label="Export">
      {FORMATS.map(({ format, label, use }) => (
        <li key={format}>
          <a
            href={exportHref(of, format, organizationId)}
            download
            className="flex min-h-8 items-center gap-2 rounded-6 px-2 text-13 -outline-offset-2 hover:bg-pressed max-sm:min-h-11"
          >
            {label} <span className="text-12 text-fg-3">{use}</span>
          </a>
        </li>
      ))}
    </ul>
  </DetailsMenu>
);

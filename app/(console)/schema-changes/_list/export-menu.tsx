import { Download } from "lucide-react";
import { DetailsMenu } from "#app/_ui/details-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { ChangeFilter } from "#lib/schema-changes/views.ts";
import { exportHref } from "../address.ts";

const FORMATS = [
  { format: "csv", label: "CSV", for: "for a spreadsheet" },
  { format: "json", label: "JSON", for: "for a program" },
] as const;

type ExportMenuProps = { filter: ChangeFilter; organizationId: string };

/** All that match, on this page and the others, as a file. */
export const ExportMenu = ({ filter, organizationId }: ExportMenuProps) => (
  <DetailsMenu
    align="end"
    className="inline-flex h-8 items-center gap-1.5 rounded-6 border border-line-strong bg-raised px-3 font-medium text-13 shadow-1 hover:bg-hover max-sm:h-11"
    summary={
      <>
        <Icon of={Download} size={14} className="text-fg-3" />
        Export
      </>
    }
  >
    <ul aria-label="Export">
      {FORMATS.map(({ format, label, for: use }) => (
        <li key={format}>
          <a
            href={exportHref(filter, format, organizationId)}
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

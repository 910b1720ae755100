import { Download } from "lucide-react";
import { classNames } from "./class-names.ts";
import { DetailsMenu } from "./details-menu.tsx";
import { Icon } from "./icon.tsx";

const FORMATS = [
  { format: "csv", label: "CSV", for: "for a spreadsheet" },
  { format: "json", label: "JSON", for: "for a program" },
] as const;

type ExportMenuProps = {
  hrefs: Record<"csv" | "json", string>;
  /** Among other icons. */
  isIconOnly?: boolean;
};

/** All that match, on this page and the others, as a file. */
export const ExportMenu = ({ hrefs, isIconOnly = false }: ExportMenuProps) => (
  <DetailsMenu
    align="end"
    className={classNames(
      "inline-flex items-center max-sm:h-11",
      isIconOnly
        ? "size-7 justify-center rounded-6 text-fg-2 hover:bg-hover max-sm:w-11"
        : "h-8 gap-1.5 rounded-6 border border-line-strong bg-raised px-3 font-medium text-13 shadow-1 hover:bg-hover",
    )}
    summary={
      <>
        <Icon of={Download} size={isIconOnly ? 16 : 14} className="text-fg-3" />
        <span className={isIconOnly ? "sr-only" : undefined}>Export</span>
      </>
    }
  >
    <ul aria-label="Export">
      {FORMATS.map(({ format, label, for: use }) => (
        <li key={format}>
          <a
            href={hrefs[format]}
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

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.client.tsx";

type PageHeaderProps = {
  title: ReactNode;
  /** Where this page stands: the pages above it. */
  trail?: { href: string; label: string }[];
  /** Beside the title: a badge, an id. */
  aside?: ReactNode;
  /** At the far end: what can be done here, the main thing last. */
  actions?: ReactNode;
};

export function PageHeader({ title, trail = [], aside, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-5 py-2 max-sm:px-4">
      {trail.length > 0 && (
        <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-2 text-13 text-fg-3">
          {trail.map((place) => (
            <span key={place.href} className="flex min-w-0 items-center gap-2">
              <Link href={place.href} className="truncate rounded-4 hover:text-fg">
                {place.label}
              </Link>
              <Icon of={ChevronRight} size={14} />
            </span>
          ))}
        </nav>
      )}
      <h1 className="min-w-0 truncate font-semibold text-16 tracking-[-0.012em] max-sm:text-18">{title}</h1>
      {aside}
      <span className="flex-1" />
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

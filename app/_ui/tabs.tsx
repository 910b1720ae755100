import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.client.tsx";
import { LinkPending } from "./link-pending.client.tsx";

type Tab = { href: string; label: string; count?: ReactNode; isCurrent: boolean };

/** Tabs are addresses: links, so that Back, a new window and no script all work. `children` stand at the far end. */
export function TabLinks({ label, tabs, children }: { label: string; tabs: Tab[]; children?: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center border-b px-5 max-sm:px-4">
      <nav aria-label={label} className="-mb-px min-w-0 flex-1 overflow-x-auto overflow-y-hidden">
        <ul className="flex gap-5">
          {tabs.map((tab) => (
            // Where they do not all fit the current one is in sight, in browsers that know this.
            <li key={tab.href} className={tab.isCurrent ? "[scroll-initial-target:nearest]" : undefined}>
              <Link
                href={tab.href}
                aria-current={tab.isCurrent ? "page" : undefined}
                className={classNames(
                  "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 font-medium text-13 max-sm:h-11",
                  "-outline-offset-2",
                  tab.isCurrent ? "border-accent text-fg" : "border-transparent text-fg-2 hover:text-fg",
                )}
              >
                {tab.label}
                <LinkPending />
                {tab.count !== undefined && <span className="num font-normal text-fg-3">{tab.count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children && <div className="ml-auto flex items-center gap-0.5">{children}</div>}
    </div>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { Link } from "#app/_ui/link.client.tsx";
import { OpenAlerts } from "./open-alerts.client.tsx";
import { PLACES } from "./places.ts";

export function Navigation({ openAlerts }: { openAlerts: number }) {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-px">
        {PLACES.map(({ href, label, icon }) => {
          const isHere = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={classNames(
                  "flex h-[30px] items-center gap-[9px] rounded-6 px-2 font-medium max-lg:h-11",
                  isHere
                    ? "bg-pressed text-fg [&_svg]:text-accent-text"
                    : "text-fg-2 hover:bg-hover [&_svg]:text-fg-3",
                )}
              >
                <Icon of={icon} />
                {label}
                {href === "/alerts" && <OpenAlerts counted={openAlerts} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

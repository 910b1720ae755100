import { Bookmark, Check, ChevronDown, Users } from "lucide-react";
import { classNames } from "#app/_ui/class-names.ts";
import { DetailsMenu } from "#app/_ui/details-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Link } from "#app/_ui/link.client.tsx";
import { LinkPending } from "#app/_ui/link-pending.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { SavedView } from "#lib/saved-views/schemas.ts";
import { ViewActsHost } from "./view-acts-host.client.tsx";
import { asCurrent, isUnchanged, viewHref, withoutView } from "./view-address.ts";

type ViewsMenuProps = { views: readonly SavedView[]; filter: JobFilter };

/** The views one has and those that are shared, each an address; what can be done with them needs script. */
export function ViewsMenu({ views, filter }: ViewsMenuProps) {
  const current = views.find((view) => view.id === filter.view);
  const isChanged = current !== undefined && !isUnchanged(current, filter);
  const isGone = filter.view !== undefined && !current;
  const [own, shared] = [views.filter((view) => !view.isShared), views.filter((view) => view.isShared)];
  return (
    <div
      className={classNames(
        "flex min-w-0 items-center gap-2",
        current && "max-sm:-mx-2 max-sm:order-last max-sm:basis-full",
      )}
    >
      <span
        aria-hidden="true"
        className={classNames("ml-1 h-4 w-px shrink-0 bg-line-strong", current && "max-sm:hidden")}
      />
      {/* Another list closes the menu it was chosen from. */}
      <DetailsMenu
        key={filter.view ?? "none"}
        className="flex h-7 min-w-0 items-center gap-1.5 rounded-6 px-2 font-medium text-13 text-fg-2 hover:bg-hover max-sm:h-11"
        summary={
          <>
            <Icon of={Bookmark} size={14} className="text-fg-3" />
            <span className="min-w-0 truncate">
              {current && <span className="sr-only">View: </span>}
              {isGone ? "View deleted" : (current?.name ?? "Views")}
            </span>
            {isChanged && <span className="font-normal text-12 text-fg-3">changed</span>}
            <Icon of={ChevronDown} size={14} className="text-fg-3" />
          </>
        }
      >
        {views.length === 0 && (
          <p className="px-2 py-1.5 text-12 text-fg-3">
            Set filters, save the list as a view, and it is here: for you, or for everybody.
          </p>
        )}
        <ViewGroup label="Yours" views={own} current={filter.view} />
        <ViewGroup label="Shared" views={shared} current={filter.view} />
        <ViewActsHost
          query={withoutView(filter).split("?")[1] ?? ""}
          current={current ? asCurrent(current) : null}
          isChanged={isChanged}
        />
      </DetailsMenu>
    </div>
  );
}

type ViewGroupProps = { label: string; views: readonly SavedView[]; current: string | undefined };

function ViewGroup({ label, views, current }: ViewGroupProps) {
  if (views.length === 0) return null;
  return (
    <>
      <p className="flex items-center gap-1.5 px-2 pt-2 pb-1 font-medium text-12 text-fg-3">
        {label === "Shared" && <Icon of={Users} size={12} />}
        {label}
      </p>
      <ul aria-label={`${label} views`}>
        {views.map((view) => (
          <li key={view.id}>
            <Link
              href={viewHref(view)}
              scroll={false}
              aria-current={view.id === current ? "true" : undefined}
              title={view.isShared ? `${view.name}, by ${view.makerName}` : view.name}
              className="flex min-h-8 items-center gap-2 rounded-6 px-2 text-13 -outline-offset-2 hover:bg-pressed max-sm:min-h-11"
            >
              <Icon
                of={Check}
                className={classNames("text-accent-text", view.id !== current && "invisible")}
              />
              <span className="min-w-0 truncate">{view.name}</span>
              {view.isShared && !view.isMine && (
                <span className="ml-auto max-w-24 shrink-0 truncate text-12 text-fg-3">{view.makerName}</span>
              )}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

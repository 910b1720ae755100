import { classNames } from "./class-names.ts";
import { Link } from "./link.client.tsx";
import { LinkPending } from "./link-pending.client.tsx";

type Choice = { href: string; label: string; count: string; isChosen: boolean };

/** A few exclusive choices side by side, each with its count and an address. On a phone they scroll sideways. */
export const Choices = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <nav
    aria-label={label}
    className="flex flex-wrap gap-1 max-sm:-mx-4 max-sm:max-w-[100vw] max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4"
  >
    {choices.map(({ href, label: name, count, isChosen }) => (
      <Link
        key={href}
        href={href}
        scroll={false}
        aria-current={isChosen ? "true" : undefined}
        className={classNames(
          "inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-6 border px-[9px] text-13 max-sm:h-11",
          isChosen
            ? "border-accent-line bg-accent-bg font-medium"
            : "border-transparent text-fg-2 hover:bg-hover",
        )}
      >
        {name}
        <span className="num text-fg-3">{count}</span>
        <LinkPending />
      </Link>
    ))}
  </nav>
);

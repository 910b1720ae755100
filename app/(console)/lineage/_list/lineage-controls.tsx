import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import { LinkPending } from "#app/_ui/link-pending.client.tsx";
import { DEPTHS, DIRECTIONS, type LineageAddress } from "#lib/lineage/views.ts";
import { lineageHref } from "../address.ts";

type ControlsProps = {
  address: LineageAddress;
  sources: readonly { id: string; name: string }[];
  sourceId: string | null;
};

const DIRECTION_WORDS = { both: "Both ways", upstream: "Upstream", downstream: "Downstream" } as const;

/** All of it is in the address: links, so that Back and no script work. On a phone one line, which scrolls sideways. */
export function LineageControls({ address, sources, sourceId }: ControlsProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-2 border-b px-5 pb-2 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4">
      {address.asset ? (
        <>
          <Group
            label="Direction"
            choices={DIRECTIONS.map((direction) => ({
              label: DIRECTION_WORDS[direction],
              href: lineageHref(address, { direction }),
              isChosen: address.direction === direction,
            }))}
          />
          <Group
            label="Steps"
            choices={DEPTHS.map((depth) => ({
              label: depth === "all" ? "All" : depth,
              href: lineageHref(address, { depth }),
              isChosen: address.depth === depth,
            }))}
          />
          <Link href={lineageHref({ source: address.source })} className={LINK}>
            Whole source
          </Link>
        </>
      ) : (
        <Group
          label="Source"
          choices={sources.map(({ id, name }) => ({
            label: name,
            href: lineageHref({ ...address, job: undefined }, { source: id }),
            isChosen: id === sourceId,
          }))}
        />
      )}
      <Group
        label="Level"
        choices={[
          {
            label: "Tables",
            href: lineageHref(address, { level: "tables" }),
            isChosen: address.level === "tables",
          },
          {
            label: "Columns",
            href: lineageHref(address, { level: "columns" }),
            isChosen: address.level === "columns",
          },
        ]}
      />
      <Group
        label="Beside it"
        choices={[
          {
            label: "Foreign keys",
            href: lineageHref(address, { keys: address.keys === "shown" ? "hidden" : "shown" }),
            isChosen: address.keys === "shown",
          },
        ]}
        isSaid={false}
      />
      <Group
        label="Show as"
        choices={[
          {
            label: "Graph",
            href: lineageHref(address, { view: "graph" }),
            isChosen: address.view === "graph",
          },
          {
            label: "Table",
            href: lineageHref(address, { view: "table" }),
            isChosen: address.view === "table",
          },
        ]}
      />
    </div>
  );
}

const LINK = "whitespace-nowrap rounded-4 text-13 text-accent-text hover:underline max-sm:py-3";

type Choice = { label: string; href: string; isChosen: boolean };

type GroupProps = {
  label: string;
  choices: readonly Choice[];
  /** Whether the label is shown, or only read out. */
  isSaid?: boolean;
};

const Group = ({ label, choices, isSaid = true }: GroupProps) => (
  <nav
    aria-label={label}
    className="flex min-w-0 flex-wrap items-center gap-1 max-sm:shrink-0 max-sm:flex-nowrap"
  >
    {isSaid && <span className="mr-1 whitespace-nowrap text-12 text-fg-3">{label}</span>}
    {choices.map((choice) => (
      <Link
        key={choice.label + choice.href}
        href={choice.href}
        scroll={false}
        aria-current={choice.isChosen ? "true" : undefined}
        className={classNames(
          "inline-flex h-7 items-center gap-1 whitespace-nowrap rounded-6 border px-2 text-13 max-sm:h-11",
          choice.isChosen
            ? "border-accent-line bg-accent-bg font-medium"
            : "border-transparent text-fg-2 hover:bg-hover",
        )}
      >
        {choice.label}
        <LinkPending />
      </Link>
    ))}
  </nav>
);

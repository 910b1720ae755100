import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import {
  DOUBTFUL,
  type LineageAddress,
  type LineageGraph,
  type LineageLink,
  USES,
} from "#lib/lineage/views.ts";
import { flowWords } from "../_parts/flow-words.ts";
import { lineageHref } from "../address.ts";

const EVIDENCE: Readonly<Record<string, string>> = {
  checked: "Read in the definition; Postgres has the same on record",
  differs: "Read in the definition, which differs from what Postgres has on record",
  recorded: "On record in Postgres; the definition did not show it",
  generated: "A generated column",
  routine: "Read in the text of a function, of which Postgres keeps no record",
  rule: "Read in a rule",
  imported: "Imported",
  stated: "Stated by a person",
};
const MOST_ROWS = 2_000;

/** Three beside each other also fit a phone. */
const CELL = "max-sm:w-1/3 max-sm:wrap-anywhere max-sm:py-2 max-sm:align-top";

/** The same as the graph, for those who would rather read. */
export function LinksTable({ graph, address }: { graph: LineageGraph; address: LineageAddress }) {
  const names = new Map(graph.nodes.map(({ id, schemaName, name }) => [id, `${schemaName}.${name}`]));
  const rows = graph.links.flatMap((link) => (address.level === "columns" ? byColumn(link) : [whole(link)]));
  const name = (id: string) => (
    <Link href={lineageHref(address, { asset: id, column: undefined })} className="rounded-4 hover:underline">
      {names.get(id)}
    </Link>
  );
  return (
    <div className="-mx-5 min-w-0 overflow-x-auto max-sm:-mx-4">
      <Table
        caption="What flows where"
        head={
          <>
            <Th>From</Th>
            <Th>To</Th>
            <Th>How</Th>
            <Th className="max-sm:hidden">Known by</Th>
          </>
        }
      >
        {rows.slice(0, MOST_ROWS).map(({ link, from, to, how }) => (
          <Tr key={`${link.from} ${from} ${link.to} ${to} ${how}`}>
            <Td className={CELL}>
              {name(link.from)}
              {from && <span className="mono text-fg-2">.{from}</span>}
            </Td>
            <Td className={CELL}>
              {name(link.to)}
              {to && <span className="mono text-fg-2">.{to}</span>}
            </Td>
            <Td className={`${CELL} text-fg-2 max-sm:pr-4`}>
              {how}
              <span className="mt-1 block text-12 text-fg-3 sm:hidden">
                <Evidence link={link} />
              </span>
            </Td>
            <Td className="min-w-72 text-fg-2 max-sm:hidden">
              <Evidence link={link} />
            </Td>
          </Tr>
        ))}
      </Table>
      {graph.keys.length > 0 && (
        <h2 className="px-5 pt-6 pb-1 font-semibold text-14 max-sm:px-4">Foreign keys</h2>
      )}
      {graph.keys.length > 0 && (
        <Table
          caption="Foreign keys"
          head={
            <>
              <Th>Table</Th>
              <Th>Refers to</Th>
            </>
          }
        >
          {graph.keys.slice(0, MOST_ROWS).map(({ from, to, columns, referencedColumns }) => (
            <Tr key={`${from} ${columns.join()} ${to}`}>
              <Td>
                {name(from)}
                <span className="mono text-fg-2"> ({columns.join(", ")})</span>
              </Td>
              <Td>
                {name(to)}
                <span className="mono text-fg-2"> ({referencedColumns.join(", ")})</span>
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {rows.length > MOST_ROWS && (
        <p className="px-5 py-3 text-13 text-fg-3">The first {MOST_ROWS.toLocaleString("en")} of them.</p>
      )}
    </div>
  );
}

const Evidence = ({ link: { confidence, evidence } }: { link: LineageLink }) => (
  <>
    {confidence < DOUBTFUL && <Badge tone="warn">in doubt</Badge>}{" "}
    {evidence.map((one) => EVIDENCE[one] ?? one).join("; ")}
  </>
);

type Row = { link: LineageLink; from: string; to: string; how: string };

const whole = (link: LineageLink): Row => {
  const uses = [...new Set(link.uses.map(({ use }) => USES[use]))];
  const flows = link.flows.length > 0 ? [flowWords(link.flows.length)] : [];
  return { link, from: "", to: "", how: [...flows, ...uses].join(", ") };
};

const byColumn = (link: LineageLink): Row[] => [
  ...link.flows.map(({ from, to }) => ({ link, from, to, how: USES.value })),
  ...link.uses.map(({ use, column }) => ({ link, from: column, to: "", how: USES[use] })),
];

import { Database } from "lucide-react";
import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import { formatCount } from "#lib/format.ts";
import type { SourceSummary } from "#lib/sources/queries.ts";
import { LastDiscovery } from "./last-discovery.tsx";

/** The connected databases. On a phone the name, what it holds and the last discovery remain. */
export function SourcesTable({ sources }: { sources: readonly SourceSummary[] }) {
  return (
    <Table
      caption="Connected databases"
      head={
        <>
          <Th>Source</Th>
          <Th className="max-md:hidden">Database</Th>
          <Th className="max-xl:hidden">Version</Th>
          <Th isNumber>Tables and views</Th>
          <Th>Last discovery</Th>
        </>
      }
    >
      {sources.map((source) => (
        <Tr key={source.id}>
          <Td className="max-w-64 max-sm:w-full max-sm:max-w-0">
            <span className="flex min-w-0 items-center gap-2">
              <Icon of={Database} className="text-fg-3 max-sm:hidden" />
              <Link
                href={`/assets/${source.id}`}
                title={source.name}
                className="truncate rounded-4 py-1 font-medium hover:underline"
              >
                {source.name}
              </Link>
              {source.isSample && (
                <span className="flex max-sm:hidden">
                  <Badge>Sample</Badge>
                </span>
              )}
            </span>
          </Td>
          <Td className="max-w-80 max-md:hidden">
            <span
              className="mono block truncate text-fg-2"
              title={`${source.host}:${source.port}/${source.database}`}
            >
              {source.host}:{source.port}/{source.database}
            </span>
          </Td>
          <Td className="text-fg-2 max-xl:hidden">
            {source.serverVersion ? `PostgreSQL ${source.serverVersion}` : "–"}
          </Td>
          <Td isNumber>{formatCount(source.relationCount)}</Td>
          <Td>
            <LastDiscovery discovery={source.lastDiscovery} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

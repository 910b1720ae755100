import { Badge } from "#app/_ui/badge.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RelationColumn } from "#lib/catalog/views.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { TagBadge } from "../../../tags/_parts/tag-badge.tsx";
import { ScrollingTable } from "../../scrolling-table.tsx";

type ColumnsTableProps = { columns: readonly RelationColumn[]; tags: readonly ColumnTag[] };

/** Every column in the table's own order. What is wide scrolls inside, so that the page does not. */
export function ColumnsTable({ columns, tags }: ColumnsTableProps) {
  const tagsOf = Map.groupBy(
    tags.filter(({ level, decision }) => decision !== null || level !== "possible"),
    ({ column }) => column,
  );
  const hasTags = columns.some(({ name }) => tagsOf.has(name));
  const hasComments = columns.some(({ comment }) => comment !== null);
  return (
    <ScrollingTable
      caption="Columns"
      head={
        <>
          <Th>Name</Th>
          <Th className="max-sm:hidden">Type</Th>
          {hasTags && <Th>Tags</Th>}
          <Th>Null</Th>
          <Th>Default</Th>
          {hasComments && <Th className="w-full">Comment</Th>}
        </>
      }
    >
      {columns.map((column) => (
        <Tr key={column.position}>
          <Td className="whitespace-nowrap max-sm:whitespace-normal max-sm:py-2">
            <span className="flex items-center gap-1.5">
              <span className="font-medium">{column.name}</span>
              <KeyMarks column={column} />
            </span>
            <span className="mono wrap-anywhere block text-12 text-fg-3 sm:hidden">{column.type}</span>
          </Td>
          <Td className="mono whitespace-nowrap max-sm:hidden" title={column.collationName ?? undefined}>
            {column.type}
          </Td>
          {hasTags && (
            <Td className="whitespace-nowrap">
              <span className="flex flex-wrap gap-1 py-1">
                {tagsOf.get(column.name)?.map(({ tag }) => (
                  <TagBadge key={tag} tag={tag} />
                ))}
              </span>
            </Td>
          )}
          <Td className="whitespace-nowrap text-fg-2">{column.isNullable ? "allowed" : "not null"}</Td>
          <Td className="mono max-w-80 truncate text-fg-2" title={filledBy(column) ?? undefined}>
            {filledBy(column) ?? "–"}
          </Td>
          {hasComments && <Td className="wrap-anywhere min-w-48 py-2 text-fg-2">{column.comment}</Td>}
        </Tr>
      ))}
    </ScrollingTable>
  );
}

const MARKS = [
  ["isPrimaryKey", "Primary key"],
  ["isForeignKey", "Foreign key"],
  ["isUnique", "Unique"],
] as const;

function KeyMarks({ column }: { column: RelationColumn }) {
  const marks = MARKS.filter(([mark]) => column[mark] && !(mark === "isUnique" && column.isPrimaryKey));
  return marks.map(([mark, label]) => <Badge key={mark}>{label}</Badge>);
}

/** What fills it where nobody does: an expression, a sequence, other columns. */
function filledBy({ defaultExpression, identity, generatedExpression }: RelationColumn): string | null {
  if (identity) return identity === "always" ? "identity, always" : "identity, by default";
  if (generatedExpression) return `generated: ${generatedExpression}`;
  return defaultExpression;
}

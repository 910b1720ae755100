import { Badge } from "#app/_ui/badge.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { PersonRow } from "#lib/people/queries.ts";
import { MemberMenu } from "./member-menu.client.tsx";
import { ROLE_NAMES } from "./role-names.ts";

type MemberTableProps = {
  members: PersonRow[];
  /** What the reader may give; none for who may not change anything, and then there is no menu. */
  roles: Role[];
};

export function MemberTable({ members, roles }: MemberTableProps) {
  const mayManage = roles.length > 0;
  return (
    <div className="-mx-5 overflow-x-auto max-sm:-mx-4">
      <Table
        caption="Members"
        head={
          <>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th className="max-sm:hidden">Last seen</Th>
            {mayManage && (
              <Th className="w-10">
                <span className="sr-only">Actions</span>
              </Th>
            )}
          </>
        }
      >
        {members.map((member) => (
          <tr key={member.userId} data-person={member.email}>
            <Td className="py-1.5">
              <span className="flex flex-wrap items-center gap-2">
                <span className="wrap-anywhere font-medium">{member.name}</span>
                {member.isSelf && <Badge tone="accent">you</Badge>}
              </span>
              <span className="wrap-anywhere block text-12 text-fg-3">{member.email}</span>
            </Td>
            <Td>{ROLE_NAMES[member.role].label}</Td>
            <Td className="whitespace-nowrap text-fg-2 max-sm:hidden">
              {member.lastSeenAt ? <RelativeTime at={member.lastSeenAt} /> : "not yet"}
            </Td>
            {mayManage && (
              <Td>
                <MemberMenu member={member} roles={roles} />
              </Td>
            )}
          </tr>
        ))}
      </Table>
    </div>
  );
}

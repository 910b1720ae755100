import { expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { readImpact } from "#lib/lineage/impact.ts";
import { getChange, listChanges } from "#lib/schema-changes/queries.ts";
import { ChangeFilter } from "#lib/schema-changes/views.ts";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover, extractLineage } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const VIEWS = `
  create view totals as select sum(net) as total from orders where placed > '2026-01-01';
  create view reports as select total from totals`;
const SHOP = `
  create table orders (id int primary key, net int, placed date, note text, code text);
  create view codes as select code from orders; ${VIEWS}`;

test("a change says what read it, through other views too, and is worse where something did", async ({
  owner,
  worker,
  web,
}) => {
  const target = await createTarget(SHOP);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const settings = settingsFor(target);
  const run = () => discover({ owner, worker }, scope, sourceId, settings);
  await run();
  await extractLineage({ owner, worker }, scope, sourceId, settings);
  const { id: assetId } = await owner.asset.findFirstOrThrow({ where: { sourceId, kind: "table" } });
  const impact = await inOrganization(web, scope, (db) =>
    readImpact(db, scope, { assetId, column: "placed" }),
  );

  await target.sql(`
    drop view reports, totals;
    alter table orders alter net type smallint, alter note type varchar(80), alter placed set not null, drop id;
    alter table orders rename code to reference;
    ${VIEWS}`);
  const { message, result } = await run();
  expect(result?.changes).toEqual({ critical: 5, warning: 1, info: 0 });
  expect(message).toMatch(/1 nullability changed.*, and 1 more change$/);

  const page = await inOrganization(web, scope, (db) =>
    listChanges(db, scope, { filter: ChangeFilter.parse({}), timeZone: "UTC" }),
  );
  const words = page.rows.map(
    ({ severity, kind, partName, readBy }) =>
      `${severity} ${kind} ${partName}, read by ${readBy.relations} with ${readBy.columns}`,
  );
  expect(words.sort()).toEqual([
    "critical column_nullability_changed placed, read by 2 with 2",
    "critical column_removed id, read by 0 with 0",
    "critical column_renamed reference, read by 1 with 1",
    "critical column_type_changed net, read by 2 with 2",
    "critical primary_key_removed orders_pkey, read by 0 with 0",
    "warning column_type_changed note, read by 0 with 0",
  ]);
  // The same that the page of lineage said before.
  expect(impact.relations.map(({ name }) => name)).toEqual(["public.reports", "public.totals"]);
  expect(impact.columns).toBe(2);
  const { id: changeId = "" } = page.rows.find(({ partName }) => partName === "placed") ?? {};
  const details = await inOrganization(web, scope, (db) => getChange(db, scope, changeId));
  expect(details.readers.map(({ name }) => name)).toEqual(["public.reports", "public.totals"]);
});

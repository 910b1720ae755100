import { type Construct, construct } from "./lineage-construct.ts";

/** Rows as values, documents as tables, and names that mean something else than they seem to. */
export const MORE_CONSTRUCTS: readonly Construct[] = [
  construct(
    "WITH that is called as a table",
    "withClause",
    "with orders as (select id, region_id as amount from customer) select amount from orders",
    { amount: ["customer.region_id"] },
    ["customer.id"],
  ),
  construct(
    "WITH inside of WITH under the same name",
    "ctequery",
    `with c as (select email from customer), d as (with c as (select label as email from region) select email from c)
     select c.email as one, d.email as other from c, d`,
    { one: ["customer.email"], other: ["region.label"] },
  ),
  construct(
    "a whole row of a join",
    "quals",
    "select to_jsonb(j) as row from (customer c join region r on r.region_id = c.region_id) as j",
    { row: ["customer", "region"] },
    ["customer.region_id", "region.region_id"],
  ),
  construct(
    "a field of a whole row",
    "indirection",
    "select (r).label as said, (s).who as who from region r, (select name as who, id from customer) s",
    { said: ["region.label"], who: ["customer.name"] },
    ["customer.id"],
  ),
  construct(
    "a field of a function's row",
    "indirection",
    "select (first_order(c.id)).amount as spent from customer c",
    { spent: ["customer.id", "orders.amount"] },
  ),
  construct(
    "a field of a row that a sub-query gives",
    "indirection",
    "select (select r from region r where r.region_id = c.region_id).label as said from customer c",
    { said: ["region.label"] },
    ["customer.region_id", "region.region_id"],
  ),
  construct(
    "a field of an element of an array of rows",
    "indirection",
    "select (array_agg(r))[1].label as said from region r",
    { said: ["region.label"] },
  ),
  construct(
    "a document as rows of a table",
    "functions",
    "select x.label from customer c, jsonb_populate_record(null::region, c.info) x",
    { label: ["customer.info", "region.label"] },
  ),
  construct(
    "a field of a composite column",
    "arg",
    "select (home).street as there, ((p).home).zip as code from place p",
    { there: ["place.home"], code: ["place.home"] },
  ),
  construct(
    "JSON_TABLE",
    "passing",
    `select j.k, j.deep from customer c, orders o, json_table(c.info, '$.a[*] ? (@.n > $least)' passing o.amount as least
       columns (k text path '$.k', nested path '$.b[*]' columns (deep text path '$'))) j`,
    { k: ["customer.info", "orders.amount"], deep: ["customer.info", "orders.amount"] },
  ),
  construct(
    "XMLTABLE",
    "columns",
    `select x.v, x.n from place p, xmltable('/r/i' passing p.plan columns n for ordinality, v text path 'v' default p.note) x`,
    { v: ["place.plan", "place.note"], n: ["place.plan"] },
  ),
  construct("TABLE", "fromClause", "table region", {
    region_id: ["region.region_id"],
    label: ["region.label"],
  }),
  construct("TABLESAMPLE", "relation", "select label from region tablesample bernoulli (10)", {
    label: ["region.label"],
  }),
  construct(
    "a series between columns",
    "args",
    "select g.day from orders o, generate_series(o.placed_at, o.placed_at + o.region_id, '1 day') as g (day)",
    { day: ["orders.placed_at", "orders.region_id"] },
  ),
  construct(
    "LATERAL VALUES",
    "valuesLists",
    "select v.contact from customer c, lateral (values (c.name), (c.email)) as v (contact)",
    { contact: ["customer.name", "customer.email"] },
  ),
  construct("an element and a slice of an array", "uidx", "select tags[1:region_id] as some from customer", {
    some: ["customer.tags", "customer.region_id"],
  }),
  construct("a row constructor", "args", "select row(name, email)::text as both from customer", {
    both: ["customer.name", "customer.email"],
  }),
  construct(
    "a window that builds on another",
    "windowClause",
    `select sum(amount) over (w order by placed_at) as running from orders window w as (partition by region_id)`,
    { running: ["orders.amount", "orders.placed_at", "orders.region_id"] },
  ),
  construct(
    "ROLLUP and CUBE",
    "content",
    "select sum(amount) as total from orders group by rollup (region_id), cube (customer_id)",
    { total: ["orders.amount"] },
    ["orders.region_id", "orders.customer_id"],
  ),
  construct(
    "an ordered set",
    "agg_order",
    "select percentile_cont(0.5) within group (order by amount) as middle from orders",
    { middle: ["orders.amount"] },
  ),
  construct(
    "a condition of one query on the next",
    "whereClause",
    `select c.name, (select max(o.amount) from orders o
       where exists (select from region r where r.region_id = o.region_id and r.label = c.email)) as most from customer c`,
    { name: ["customer.name"], most: ["orders.amount"] },
    ["region.region_id", "orders.region_id", "region.label", "customer.email"],
  ),
  construct("SQL/JSON", "exprs", "select json_object('k' : name, 'e' : email) as told from customer", {
    told: ["customer.name", "customer.email"],
  }),
  construct(
    "names in other schemas, letters and signs",
    "schemaname",
    `select o.id, "Övrigt 🐟"."st""är" as star from other.orders o, "Övrigt 🐟"`,
    { id: ["other.orders.id"], star: ['Övrigt 🐟.st"är'] },
  ),
];

import { type Construct, construct } from "./lineage-construct.ts";
import { MORE_CONSTRUCTS } from "./lineage-more-constructs.ts";

/** Where the definitions below read. */
export const LINEAGE_TABLES = `
  create table customer (id int primary key, name text, email text, region_id int, tags text[], info jsonb);
  create table orders (id int primary key, customer_id int, amount numeric, placed_at date, region_id int, parent_id int);
  create table region (region_id int primary key, label text);
  create table "Odd.Name" ("Some Column" int);
  create type address as (street text, zip text);
  create table place (id int primary key, home address, plan xml, note text);
  create table "Övrigt 🐟" ("st""är" int);
  create schema other;
  create table other.orders (id int primary key, amount numeric);
  create function first_order(customer int) returns orders language sql stable
    as 'select * from orders where customer_id = customer';
  create function orders_of(customer int) returns setof orders language sql stable
    as 'select * from orders where customer_id = customer';
  create function split(value text, out head text, out tail text) returns setof record language sql immutable
    as 'select value, value'`;

export const LINEAGE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  customer: ["id", "name", "email", "region_id", "tags", "info"],
  orders: ["id", "customer_id", "amount", "placed_at", "region_id", "parent_id"],
  region: ["region_id", "label"],
  "Odd.Name": ["Some Column"],
  place: ["id", "home", "plan", "note"],
  "Övrigt 🐟": ['st"är'],
};

export const CONSTRUCTS: readonly Construct[] = [
  construct("WITH", "withClause", "with c as (select id as k, email from customer) select k, email from c", {
    k: ["customer.id"],
    email: ["customer.email"],
  }),
  construct(
    "WITH RECURSIVE, whose columns change places",
    "recursive",
    `with recursive chain (a, b) as (
       select id, region_id from orders union all select c.b, o.parent_id from chain c join orders o on o.id = c.a)
     select a, b from chain`,
    { a: ["orders.id", "orders.region_id", "orders.parent_id"], b: ["orders.region_id", "orders.parent_id"] },
  ),
  construct(
    "WITH that is declared and not used",
    "withClause",
    "with c as (select email from customer) select label from region",
    { label: ["region.label"] },
    ["customer.email"],
  ),
  construct(
    "a sub-query in FROM, of which not all is used",
    "subquery",
    "select s.k from (select id as k, name from customer) s",
    { k: ["customer.id"] },
    ["customer.name"],
  ),
  construct(
    "LATERAL",
    "lateral",
    "select r.label, s.total from region r, lateral (select sum(o.amount) as total from orders o where o.region_id = r.region_id) s",
    { label: ["region.label"], total: ["orders.amount"] },
    ["orders.region_id", "region.region_id"],
  ),
  construct(
    "UNION by position",
    "rarg",
    "select id as k, name from customer union all select region_id, label from region",
    {
      k: ["customer.id", "region.region_id"],
      name: ["customer.name", "region.label"],
    },
  ),
  construct(
    "EXCEPT, whose second side takes away",
    "rarg",
    "select region_id from customer except select region_id from region",
    { region_id: ["customer.region_id"] },
    ["region.region_id"],
  ),
  construct(
    "USING",
    "usingClause",
    "select region_id, label, email from customer join region using (region_id)",
    {
      region_id: ["customer.region_id"],
      label: ["region.label"],
      email: ["customer.email"],
    },
    ["region.region_id"],
  ),
  construct(
    "USING, where either side may have no row",
    "usingClause",
    "select region_id, label from customer full join region using (region_id)",
    { region_id: ["customer.region_id", "region.region_id"], label: ["region.label"] },
  ),
  construct(
    "NATURAL JOIN",
    "isNatural",
    "select label, email from customer natural left join region",
    {
      label: ["region.label"],
      email: ["customer.email"],
    },
    ["customer.region_id", "region.region_id"],
  ),
  construct(
    "JOIN … ON",
    "quals",
    "select c.email, r.label from customer c full join region r on r.region_id = c.region_id",
    { email: ["customer.email"], label: ["region.label"] },
    ["customer.region_id", "region.region_id"],
  ),
  construct(
    "an alias of a join with a list of columns",
    "colnames",
    "select j.y from (customer c cross join region r) as j (a, b, c, d, e, f, x, y)",
    { y: ["region.label"] },
    ["customer"],
  ),
  construct("*", "fields", "select * from region", {
    region_id: ["region.region_id"],
    label: ["region.label"],
  }),
  construct("t.*", "fields", "select r.*, c.email from customer c, region r", {
    region_id: ["region.region_id"],
    label: ["region.label"],
    email: ["customer.email"],
  }),
  construct(
    "t.* as a value",
    "fields",
    "select count(c.*) as n, min(r.label) as first from customer c, region r",
    { n: ["customer"], first: ["region.label"] },
  ),
  construct("a whole row", "fields", "select c.email, to_jsonb(r) as row from customer c, region r", {
    email: ["customer.email"],
    row: ["region"],
  }),
  construct(
    "a function in FROM that returns rows of a table",
    "functions",
    "select c.name, o.amount from customer c, orders_of(c.id) o",
    { name: ["customer.name"], amount: ["customer.id", "orders.amount"] },
  ),
  construct(
    "a function in FROM with columns of its own",
    "functions",
    "select s.head from customer c, split(c.email) s",
    { head: ["customer.email"] },
  ),
  construct(
    "a function in FROM with column definitions",
    "functions",
    "select x.a from customer c, jsonb_to_record(c.info) as x (a int, b text)",
    { a: ["customer.info"] },
  ),
  construct(
    "WITH ORDINALITY",
    "functions",
    "select t.tag, t.place from customer c, unnest(c.tags) with ordinality as t (tag, place)",
    { tag: ["customer.tags"], place: [] },
  ),
  construct(
    "ROWS FROM",
    "functions",
    "select x.a, x.b from customer c, rows from (unnest(c.tags), split(c.name)) as x (a, b, d)",
    {
      a: ["customer.tags"],
      b: ["customer.name"],
    },
  ),
  construct(
    "VALUES",
    "valuesLists",
    "select v.k from (values (1), ((select max(id) from orders))) as v (k)",
    {
      k: ["orders.id"],
    },
  ),
  construct(
    "a window",
    "over",
    "select sum(amount) over (partition by region_id order by placed_at) as running from orders",
    { running: ["orders.amount", "orders.region_id", "orders.placed_at"] },
  ),
  construct(
    "a named window",
    "windowClause",
    "select rank() over w as place from orders window w as (order by amount)",
    { place: ["orders.amount"] },
  ),
  construct(
    "FILTER",
    "agg_filter",
    "select sum(amount) filter (where placed_at > '2026-01-01') as late from orders",
    {
      late: ["orders.amount", "orders.placed_at"],
    },
  ),
  construct(
    "ORDER BY in an aggregate",
    "agg_order",
    "select string_agg(name, ',' order by email) as names from customer",
    {
      names: ["customer.name", "customer.email"],
    },
  ),
  construct("count(*)", "fromClause", "select count(*) as n from orders", { n: ["orders"] }),
  construct(
    "GROUPING SETS",
    "content",
    "select sum(amount) as total from orders group by grouping sets ((region_id, customer_id), ())",
    { total: ["orders.amount"] },
    ["orders.region_id", "orders.customer_id"],
  ),
  construct(
    "GROUP BY and HAVING",
    "havingClause",
    "select region_id from orders group by region_id having sum(amount) > 10",
    { region_id: ["orders.region_id"] },
    ["orders.amount"],
  ),
  construct(
    "DISTINCT ON",
    "distinctClause",
    "select distinct on (customer_id) id from orders",
    { id: ["orders.id"] },
    ["orders.customer_id"],
  ),
  construct(
    "ORDER BY",
    "sortClause",
    "select label from region order by region_id",
    { label: ["region.label"] },
    ["region.region_id"],
  ),
  construct("CASE", "args", "select case when region_id = 1 then name else email end as who from customer", {
    who: ["customer.region_id", "customer.name", "customer.email"],
  }),
  construct("a cast", "arg", "select amount::int as whole from orders", { whole: ["orders.amount"] }),
  construct(
    "a correlated sub-query",
    "whereClause",
    "select r.label, (select max(o.amount) from orders o where o.region_id = r.region_id) as most from region r",
    { label: ["region.label"], most: ["orders.amount"] },
    ["orders.region_id", "region.region_id"],
  ),
  construct(
    "EXISTS",
    "whereClause",
    "select label from region r where exists (select from orders o where o.region_id = r.region_id)",
    { label: ["region.label"] },
    ["orders.region_id", "region.region_id"],
  ),
  construct(
    "IN",
    "testexpr",
    "select name from customer where email in (select label from region)",
    { name: ["customer.name"] },
    ["customer.email", "region.label"],
  ),
  construct("an alias with a list of columns", "colnames", "select q.x from region as q (y, x)", {
    x: ["region.label"],
  }),
  construct("quoted names", "relname", 'select "Some Column" as odd from "Odd.Name"', {
    odd: ["Odd.Name.Some Column"],
  }),
  construct("a column called as its table", "fields", "select region.label from region", {
    label: ["region.label"],
  }),
  construct("a name as a constant", "arg", "select label, 'orders'::regclass as there from region", {
    label: ["region.label"],
    there: ["orders"],
  }),
  construct(
    "LIMIT by a query",
    "limitCount",
    "select name from customer limit (select count(id) from orders)",
    { name: ["customer.name"] },
    ["orders.id"],
  ),
  construct(
    "SEARCH and CYCLE",
    "ctequery",
    `with recursive up as (
       select id, parent_id from orders union all select o.id, o.parent_id from orders o join up on up.parent_id = o.id
     ) search depth first by id set found cycle parent_id set looped using path select id, looped from up`,
    {
      id: ["orders.id"],
      looped: ["orders.parent_id"],
    },
  ),
  ...MORE_CONSTRUCTS,
];

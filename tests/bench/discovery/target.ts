import { onDatabase, queryOnce } from "#tests/support/server.ts";

const AT_ONCE = 500; // a transaction that makes more tables needs more locks than a server has by default

/** A database of `count` tables in ten schemas: ten columns, four constraints and two indexes each. */
export async function createTables(cluster: string, count: number): Promise<string> {
  const database = `target_${count}`;
  await queryOnce(cluster, `create database ${database}`);
  const url = onDatabase(cluster, database);
  await queryOnce(
    url,
    "do $$ begin for s in 0..9 loop execute format('create schema s%s', s); end loop; end $$",
  );
  for (let from = 1; from <= count; from += AT_ONCE) {
    await queryOnce(url, manyTables(from, Math.min(count, from + AT_ONCE - 1)));
  }
  await queryOnce(url, "vacuum analyze");
  return url;
}

const manyTables = (from: number, to: number) => `
  do $$ begin
    for n in ${from}..${to} loop
      execute format('create table s%s.t%s (
        id bigint generated always as identity primary key,
        parent_id bigint references s%s.t%s,
        name text not null default ''unnamed'',
        email varchar(200) unique,
        amount numeric(12, 2) check (amount >= 0),
        status text not null default ''new'',
        payload jsonb,
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz)', n % 10, n, greatest(1, n - 10) % 10, greatest(1, n - 10));
    end loop;
  end $$`;

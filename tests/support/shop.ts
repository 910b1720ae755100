import { randomBytes } from "node:crypto";
import { onDatabase, queryOnce } from "./server.ts";

/** A customer's database with a role that may read one of its two schemas. */
export type Shop = {
  host: string;
  port: string;
  database: string;
  username: string;
  password: string;
  /** The administrator's statements. */
  sql(text: string): Promise<unknown>;
  drop(): Promise<void>;
};

const unique = (word: string) => `${word}_${randomBytes(6).toString("hex")}`;

/** `sales` holds orders of customers and a view of them; `staff` may not be read. */
export async function createShop(clusterUrl: string): Promise<Shop> {
  const [database, username, password] = [unique("shop"), unique("reader"), unique("canary")];
  await queryOnce(clusterUrl, `create database ${database}`);
  const url = onDatabase(clusterUrl, database);
  await queryOnce(
    url,
    `create role ${username} login password '${password}';
     create schema sales; create schema staff;
     create type sales.state as enum ('placed', 'paid', 'sent');
     create table sales.customers (id bigint primary key, email text not null unique);
     create table sales.orders (
       id bigint generated always as identity primary key,
       customer_id bigint not null references sales.customers,
       state sales.state not null default 'placed',
       total numeric(10, 2) check (total >= 0));
     comment on table sales.orders is 'One row a checkout.';
     comment on column sales.orders.total is 'In euros, with tax.';
     create index orders_customer_id_idx on sales.orders (customer_id);
     create view sales.totals as select customer_id, sum(total) as total from sales.orders group by customer_id;
     create table staff.salaries (id bigint primary key);
     grant usage on schema sales to ${username};
     grant select on all tables in schema sales to ${username}`,
  );
  const { hostname, port } = new URL(url);
  return {
    host: hostname,
    port,
    database,
    username,
    password,
    sql: (text) => queryOnce(url, text),
    drop: async () => {
      await queryOnce(clusterUrl, `drop database ${database} with (force)`);
      await queryOnce(clusterUrl, `drop role ${username}`);
    },
  };
}

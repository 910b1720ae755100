import { expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { edgesInWords } from "#tests/support/lineage-words.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover, extractLineage } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const SHOP = `
  create table orders (id int primary key, net numeric, note text);
  create table audit (order_id int, said text, at timestamptz);
  create table total (day date, net numeric);
  create table rate (code text, factor numeric);
  create function spent(lowest numeric) returns table (id int, worth numeric) language sql stable
    as 'select o.id, o.net * r.factor from orders o, rate r where o.net > lowest';
  create function modern() returns setof numeric language sql stable begin atomic select factor from rate; end;
  create function looped(lowest numeric) returns setof numeric language plpgsql stable as $$
    declare one record; sum numeric := 0;
    begin
      for one in select id, net from orders where net > lowest loop
        sum := sum + one.net; return next sum;
      end loop;
      return query select r.factor from rate r;
    end $$;
  create function told() returns trigger language plpgsql as $$
    begin
      insert into audit (order_id, said) values (new.id, new.note);
      new.net := (select max(factor) from rate);
      return new;
    end $$;
  create trigger told before insert on orders for each row execute function told();
  create procedure sum_up(wanted date) language plpgsql as $$
    begin
      create temp table step as select sum(net) as net from orders;
      insert into total select wanted, net from step;
    end $$;
  create function anything(what text) returns setof text language plpgsql stable as $$
    begin return query execute 'select name from ' || what; end $$;
  create view bought as select s.id, s.worth from spent(10) s;
  create view factors as select m as factor from modern() m;
  create view running as select l as sum from looped(1) l;
  create view guess as select a as name from anything('rate') a;
  create rule kept as on delete to total do also insert into audit (said) values (old.day::text)`;

test("what routines, triggers and rules move is followed, and one that builds SQL as it runs is told as unknown", async ({
  owner,
  worker,
}) => {
  const target = await createTarget(SHOP);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  await discover({ owner, worker }, scope, sourceId, settingsFor(target));
  const run = await extractLineage({ owner, worker }, scope, sourceId, settingsFor(target));
  expect(await edgesInWords(owner, sourceId)).toEqual([
    "orders.id → audit.order_id value routine",
    "orders.id → bought.id value routine",
    "orders.net → bought. filter routine",
    "orders.net → bought.worth value routine",
    "orders.net → running. filter routine",
    "orders.net → running.sum value routine",
    "orders.net → total.net value routine",
    "orders.note → audit.said value routine",
    "rate.factor → bought.worth value routine",
    "rate.factor → factors.factor value routine",
    "rate.factor → orders.net value routine",
    "rate.factor → running.sum value routine",
    "total.day → audit.said value rule",
  ]);
  expect(run).toMatchObject({
    status: "completed",
    result: {
      unknown: 1,
      doubtful: [
        {
          view: "public.guess",
          why: "Of public.anything(), it puts SQL together as it runs: what that reads and writes is unknown.",
        },
        {
          view: "public.anything()",
          why: "It puts SQL together as it runs: what that reads and writes is unknown.",
        },
      ],
    },
  });
});

insert into backoffice.departments (name, cost_center)
select name, 'CC-' || (100 + n) from unnest('{Operations,Customer Care,Marketing,Finance,Technology}'::text[]) with ordinality d (name, n);

insert into backoffice.staff (department_id, manager_id, first_name, last_name, work_email, personal_phone, birth_date,
  national_id, iban, salary, hired_on, left_on)
select 1 + (n - 1) % 5, case when n > 5 then 1 + (n - 1) % 5 end, pg_temp.first_name(n + 9000), pg_temp.last_name(n + 9000),
  lower(pg_temp.first_name(n + 9000) || '.' || pg_temp.last_name(n + 9000)) || n || '@storefront.example',
  '+44 7700 900' || lpad(n::text, 3, '0'), date '1962-01-01' + pg_temp.whole(0, 14000, n, 70),
  'ZZ' || lpad((n * 7919 % 1000000)::text, 6, '0') || 'X', pg_temp.iban(n), 28000 + 500 * pg_temp.whole(0, 110, n, 71),
  pg_temp.today()::date - pg_temp.whole(120, 2900, n, 72), case when n % 17 = 0 then pg_temp.today()::date - 30 end
from generate_series(1, 64) n;

insert into backoffice.suppliers (name, contact_name, contact_email, phone, vat_number, iban, lead_time_days)
select pg_temp.last_name(n + 500) || ' ' || pg_temp.pick('{Trading,Works,Imports,Manufactory}', n, 73) || ' ' || n,
  pg_temp.first_name(n + 500) || ' ' || pg_temp.last_name(n + 600), 'sales@supplier-' || n || '.example',
  '+44 161 496 0' || lpad(n::text, 3, '0'), 'DE' || 100000000 + n * 7919, pg_temp.iban(n + 5000), pg_temp.whole(4, 40, n, 74)
from generate_series(1, 30) n;

insert into backoffice.warehouses (code, city, latitude, longitude)
values ('LIS', 'Lisbon', 38.72230, -9.13930), ('LEJ', 'Leipzig', 51.33970, 12.37310), ('LBA', 'Leeds', 53.80080, -1.54910);

insert into backoffice.inventory (warehouse_code, product_id, quantity, reorder_level, counted_at)
select w.code, p.id, pg_temp.whole(0, 160, key, 75), pg_temp.whole(5, 20, key, 76),
  pg_temp.today() - interval '1 hour' * pg_temp.whole(1, 700, key, 77)
from backoffice.warehouses w cross join shop.products p
cross join lateral (select p.id * 10 + ascii(right(w.code, 1)) as key) k;

insert into backoffice.carriers (name, tracking_url)
select name, 'https://track.' || lower(name) || '.example/' from unnest('{Swift,Turtle,Albatross}'::text[]) name;

insert into backoffice.shipments (order_id, carrier_id, warehouse_code, status, tracking_number, shipped_at, delivered_at)
select o.id, pg_temp.whole(1, 3, o.id, 78), pg_temp.pick('{LIS,LEJ,LBA}', o.id, 79),
  case o.status when 'shipped' then pg_temp.pick('{label_printed,in_transit,out_for_delivery}', o.id, 80) else 'delivered' end
    ::backoffice.shipment_status,
  'SF' || lpad((o.id * 7919)::text, 10, '0'), sent,
  case when o.status <> 'shipped' then least(pg_temp.today(), sent + interval '1 hour' * pg_temp.whole(20, 70, o.id, 81)) end
from shop.orders o
cross join lateral (select o.placed_at + interval '1 hour' * pg_temp.whole(4, 22, o.id, 82) as sent) s
where o.status in ('shipped', 'delivered', 'returned')
order by o.id;

insert into backoffice.stock_movements (warehouse_code, product_id, kind, quantity_change, moved_at)
select s.warehouse_code, i.product_id, 'sale', -i.quantity, s.shipped_at
from backoffice.shipments s join shop.order_items i on i.order_id = s.order_id
order by s.shipped_at;

insert into backoffice.returns (order_id, line_number, reason, refund_amount, received_at)
select i.order_id, i.line_number, pg_temp.pick('{Broken on arrival,Wrong size,Changed my mind}', i.order_id, 83),
  i.line_total, least(pg_temp.today(), o.placed_at + interval '9 days')
from shop.orders o join shop.order_items i on i.order_id = o.id and i.line_number = 1
where o.status = 'returned';

insert into backoffice.purchase_orders (supplier_id, ordered_by, warehouse_code, ordered_on, expected_on, received_on)
select pg_temp.whole(1, 30, n, 84), pg_temp.whole(1, 64, n, 85), pg_temp.pick('{LIS,LEJ,LBA}', n, 86), ordered, ordered + 14,
  case when ordered + 16 < pg_temp.today()::date then ordered + pg_temp.whole(6, 16, n, 87) end
from generate_series(1, 240) n
cross join lateral (select pg_temp.today()::date - (180 - n * 3 / 4) as ordered) d;

insert into backoffice.purchase_order_items (purchase_order_id, product_id, quantity, unit_cost)
select o.id, p.id, 20 * pg_temp.whole(1, 10, o.id * 10 + line, 88), p.cost_price
from backoffice.purchase_orders o
cross join generate_series(1, 4) line
join shop.products p on p.id = 1 + (o.id * 4 + line) % 360;

insert into backoffice.campaigns (name, channel, budget, runs_during, owner_id)
select pg_temp.pick('{Bright evenings,Fresh starts,Long weekends,Tidy desks}', n, 89) || ' ' || n,
  (array['email', 'search', 'social'])[1 + n % 3], 500 * pg_temp.whole(1, 12, n, 90),
  daterange(pg_temp.today()::date - (185 - n * 10), pg_temp.today()::date - (175 - n * 10)), 3 + 5 * (n % 12)
from generate_series(1, 18) n;

insert into backoffice.campaign_sends (campaign_id, customer_id, sent_at, opened_at, clicked_at)
select m.id, c.id, sent, case when luck < 0.38 then least(pg_temp.today(), sent + interval '3 hours') end,
  case when luck < 0.07 then least(pg_temp.today(), sent + interval '3 hours 2 minutes') end
from backoffice.campaigns m
join shop.customers c on c.marketing_consent and c.signed_up_at < lower(m.runs_during)
cross join lateral (select lower(m.runs_during) + interval '9 hours' as sent, pg_temp.roll(m.id * 10000 + c.id, 91) as luck) s
where m.channel = 'email';

insert into backoffice.support_tickets (customer_id, order_id, assignee_id, priority, subject, opened_at, resolved_at)
select o.customer_id, o.id, 2 + 5 * pg_temp.whole(0, 11, o.id, 92),
  pg_temp.pick('{low,normal,normal,normal,high,urgent}', o.id, 93)::backoffice.ticket_priority,
  pg_temp.pick('{Where is my parcel?,Wrong item,Invoice needed,Change of address,Refund}', o.id, 94), opened,
  case when pg_temp.today() - opened > interval '3 days' then opened + interval '1 hour' * pg_temp.whole(1, 70, o.id, 95) end
from shop.orders o
cross join lateral (select o.placed_at + interval '1 hour' * pg_temp.whole(12, 90, o.id, 96) as opened) t
where pg_temp.roll(o.id, 97) < 0.08 and opened <= pg_temp.today();

refresh materialized view shop.daily_sales;
refresh materialized view shop.customer_segments;
do $$
begin
  -- Partitions are counted with their parent; the server's own catalog needs no second look.
  execute (select 'analyze ' || string_agg(oid::regclass::text, ', ') from pg_class
    where relkind in ('r', 'p', 'm') and not relispartition
      and relnamespace in ('shop'::regnamespace, 'backoffice'::regnamespace));
end $$;

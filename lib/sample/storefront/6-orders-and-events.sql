-- 180 days of orders: growth, quiet weekends, busy evenings. The last day ends now.
insert into shop.orders (customer_id, shipping_address_id, status, coupon_code, shipping_fee, customer_note, ip_address,
  placed_at, updated_at)
select o.customer_id, a.id,
  case when fate < 0.04 then 'cancelled' when age < interval '2 hours' then 'placed' when age < interval '8 hours' then 'paid'
    when age < interval '1 day' then 'packed' when age < interval '4 days' then 'shipped'
    when fate < 0.07 then 'returned' else 'delivered' end::shop.order_status,
  case when pg_temp.roll(n, 43) < 0.12 then 'SAVE' || lpad((1 + least(11, day / 15))::text, 2, '0') end,
  case when pg_temp.roll(n, 44) < 0.6 then 4.90 else 0 end,
  case when pg_temp.roll(n, 45) < 0.05 then 'Please leave it with the neighbour.' end,
  ('198.51.100.' || pg_temp.whole(1, 254, n, 46))::inet,
  placed_at, least(pg_temp.today(), placed_at + interval '1 hour' * pg_temp.whole(1, 96, n, 47))
from (
  select row_number() over (order by day, i) as n, day, started + interval '1 second' * floor(86400 *
    -- Two of three orders come between five and eleven in the evening.
    case when pg_temp.roll(day * 1000 + i, 40) < 0.66 then 0.70 + 0.25 * pg_temp.roll(day * 1000 + i, 41)
      else pg_temp.roll(day * 1000 + i, 41) end) as placed_at
  from generate_series(0, 180) day
  cross join lateral (select date_trunc('day', pg_temp.today()) - interval '1 day' * (180 - day) as started) d
  cross join lateral generate_series(1, round((16 + day * 0.1 + 3 * pg_temp.roll(day, 42))
    * (array[1.05, 1.0, 1.0, 1.1, 1.3, 0.7, 0.6])[extract(isodow from started)::integer])::integer) i
) placed
cross join lateral (select pg_temp.roll(n, 48) as fate, pg_temp.today() - placed_at as age) x
cross join lateral (select 1 + floor(power(pg_temp.roll(n, 49), 1.6) * 2400)::bigint as customer_id) o
left join shop.addresses a on a.customer_id = o.customer_id and a.kind = 'shipping'
where placed_at <= pg_temp.today()
order by placed_at, n;

insert into shop.order_items (order_id, line_number, product_id, quantity, unit_price, discount)
select o.id, line, p.id, pg_temp.whole(1, 3, key, 51), p.list_price,
  case when o.coupon_code is null then 0 else round(p.list_price * 0.1, 2) end
from shop.orders o
cross join lateral generate_series(1, pg_temp.whole(1, 4, o.id, 50)) line
cross join lateral (select o.id * 10 + line as key) k
join shop.products p on p.id = 1 + floor(power(pg_temp.roll(key, 52), 2) * 360)::bigint;

insert into shop.payments (order_id, method, status, amount, card_last_four, card_expiry, provider_reference, created_at,
  captured_at)
select o.order_id, m.method::shop.payment_method,
  case when o.status = 'placed' then 'pending' when o.status = 'returned' then 'refunded'
    when o.status = 'cancelled' then 'failed' else 'captured' end::shop.payment_status,
  o.order_total, case when m.method = 'card' then lpad(pg_temp.whole(0, 9999, o.order_id, 54)::text, 4, '0') end,
  case when m.method = 'card' then lpad(pg_temp.whole(1, 12, o.order_id, 55)::text, 2, '0') || '/29' end,
  'pay_' || substr(md5(o.order_id::text), 1, 16), o.placed_at,
  case when o.status not in ('placed', 'cancelled') then least(pg_temp.today(), o.placed_at + interval '90 seconds') end
from shop.order_totals o
cross join lateral (select pg_temp.pick('{card,card,card,paypal,bank_transfer,gift_card}', o.order_id, 53) as method) m
order by o.order_id;

do $$
declare month timestamptz := date_trunc('month', pg_temp.today() - interval '180 days');
begin
  -- One month ahead, as whoever looks after partitions would.
  while month <= date_trunc('month', pg_temp.today()) + interval '1 month' loop
    execute format('create table shop.%I partition of shop.events for values from (%L) to (%L)',
      'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    month := month + interval '1 month';
  end loop;
end $$;

insert into shop.events (occurred_at, session_id, customer_id, event_type, product_id, ip_address, user_agent, properties)
select o.placed_at - interval '40 seconds' * (5 - step), md5('session ' || o.id)::uuid, o.customer_id,
  (array['page_view', 'search', 'add_to_cart', 'checkout', 'purchase'])[step],
  case when step = 3 then i.product_id end, o.ip_address,
  pg_temp.pick('{Firefox on Linux,Chrome on Android,Safari on iPhone,Edge on Windows}', o.id, 60),
  case when step = 2 then '{"query": "lamp"}'::jsonb else '{}' end
from shop.orders o
join shop.order_items i on i.order_id = o.id and i.line_number = 1
cross join generate_series(1, 5) step;

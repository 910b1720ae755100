insert into shop.customers (email, first_name, last_name, phone, date_of_birth, gender, marketing_consent,
  email_sent_count, locale, signed_up_at, last_seen_at)
select lower(pg_temp.first_name(n) || '.' || pg_temp.last_name(n)) || n || '@example.com',
  pg_temp.first_name(n), pg_temp.last_name(n),
  case when pg_temp.roll(n, 3) < 0.8 then '+44 20 7946 0' || lpad((n % 1000)::text, 3, '0') end,
  case when pg_temp.roll(n, 4) < 0.7 then date '1948-01-01' + pg_temp.whole(0, 21000, n, 5) end,
  case when pg_temp.roll(n, 6) < 0.6 then pg_temp.pick('{female,male,female,male,other}', n, 7) end,
  pg_temp.roll(n, 8) < 0.55, pg_temp.whole(0, 40, n, 9),
  pg_temp.pick('{en-GB,de-DE,fr-FR,es-ES,it-IT}', n, 10),
  -- More and more people find the shop: half of them in the last seventy days.
  pg_temp.today() - interval '1 day' * 180 * power(1 - n / 2401.0, 0.72),
  case when pg_temp.roll(n, 11) < 0.9
    then pg_temp.today() - interval '1 day' * 180 * power(1 - n / 2401.0, 0.72) * power(pg_temp.roll(n, 12), 2) end
from generate_series(1, 2400) n;

insert into shop.addresses (customer_id, kind, recipient, street, city, postal_code, country_code, is_default)
select c.id, k.kind, c.first_name || ' ' || c.last_name,
  pg_temp.whole(1, 180, c.id, 13) || ' ' || pg_temp.pick('{Harbour,Mill,Orchard,Station,Church,Lindens,Castle}', c.id, 14)
    || ' ' || pg_temp.pick('{Street,Road,Lane,Avenue}', c.id, 15),
  pg_temp.pick('{Lisbon,Leeds,Lyon,Leipzig,Lucca,Lund,Linz,Lublin}', c.id, 16),
  lpad(pg_temp.whole(1000, 99999, c.id, 17)::text, 5, '0'),
  pg_temp.pick('{PT,GB,FR,DE,IT,SE,AT,PL}', c.id, 16), true
from shop.customers c
cross join lateral (values ('shipping', 1.0), ('billing', 0.25)) k (kind, share)
where pg_temp.roll(c.id, 18) < k.share;

insert into shop.brands (name, website)
select name, 'https://' || lower(replace(name, ' ', '-')) || '.example'
from unnest('{Northwind Goods,Kestrel,Fjord & Pine,Lumen,Oakline,Ferrous,Papaya,Slate Works,Tern,Undertow,Vesper,Willowbank}'::text[]) name;

insert into shop.categories (parent_id, name, slug)
select null, name, lower(name) from unnest('{Home,Kitchen,Garden,Office,Outdoor}'::text[]) name;
insert into shop.categories (parent_id, name, slug)
select c.id, kind || ' ' || lower(c.name), c.slug || '-' || lower(kind)
from shop.categories c cross join unnest('{Lighting,Storage,Textiles,Tools}'::text[]) kind;

insert into shop.products (sku, product_name, description, brand_id, category_id, list_price, cost_price,
  weight_grams, attributes, is_active, created_at, updated_at)
select upper(left(c.slug, 3)) || '-' || lpad(n::text, 5, '0'),
  pg_temp.pick('{Compact,Folding,Classic,Heavy,Quiet,Bright,Soft,Slim}', n, 20) || ' '
    || pg_temp.pick('{lamp,basket,blanket,trowel,kettle,shelf,chair,bottle,tray,clock}', n, 21) || ' ' || n,
  case when pg_temp.roll(n, 22) < 0.85 then 'Made to last, easy to mend.' end,
  case when pg_temp.roll(n, 23) < 0.95 then pg_temp.whole(1, 12, n, 24) end,
  c.id, price, round(price * (0.35 + 0.3 * pg_temp.roll(n, 25))::numeric, 2), pg_temp.whole(80, 9000, n, 26),
  jsonb_build_object('colour', pg_temp.pick('{black,white,oak,moss,clay}', n, 27), 'warranty_years', pg_temp.whole(1, 5, n, 28)),
  pg_temp.roll(n, 29) < 0.93,
  pg_temp.today() - interval '1 day' * pg_temp.whole(180, 900, n, 30),
  pg_temp.today() - interval '1 hour' * pg_temp.whole(1, 4000, n, 31)
from generate_series(1, 360) n
cross join lateral (select round((4 + 180 * power(pg_temp.roll(n, 32), 3))::numeric, 2) as price) p
join shop.categories c on c.id = 6 + n % 20;

insert into shop.coupons (code, percent_off, valid_during, usage_limit)
select 'SAVE' || lpad(n::text, 2, '0'), pg_temp.whole(1, 6, n, 33) * 5,
  tstzrange(pg_temp.today() - interval '1 day' * (195 - n * 15), pg_temp.today() - interval '1 day' * (165 - n * 15)),
  case when n % 3 = 0 then 500 end
from generate_series(1, 12) n;

insert into shop.reviews (product_id, customer_id, rating, title, body, created_at)
select 1 + n % 360, 1 + (n * 7) % 2400, least(5, 1 + floor(6 * sqrt(pg_temp.roll(n, 34)))::integer),
  pg_temp.pick('{Just right,Does the job,Not for me,Lovely,As described}', n, 35),
  case when pg_temp.roll(n, 36) < 0.5 then 'Arrived on time and works as it should.' end,
  pg_temp.today() - interval '1 day' * 180 * power(pg_temp.roll(n, 37), 1.5)
from generate_series(1, 1800) n
on conflict do nothing;

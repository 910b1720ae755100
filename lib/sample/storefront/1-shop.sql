-- What customers see and do. Everything in Storefront is invented.
create schema shop;
comment on schema shop is 'Customers, catalog, orders and what visitors do on the site';

create domain shop.email_address as text check (value ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$');
comment on domain shop.email_address is 'Checked for shape only; delivery proves the rest';
create domain shop.amount as numeric(12, 2) check (value >= 0);

create type shop.order_status as enum ('placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'returned');
comment on type shop.order_status is 'In the order an order goes through them';
create type shop.payment_method as enum ('card', 'paypal', 'bank_transfer', 'gift_card');
create type shop.payment_status as enum ('pending', 'captured', 'failed', 'refunded');

create table shop.customers (
  id bigint generated always as identity primary key,
  email shop.email_address not null,
  first_name text not null,
  last_name text not null,
  phone text,
  date_of_birth date,
  gender text check (gender in ('female', 'male', 'other')),
  marketing_consent boolean not null default false,
  email_sent_count integer not null default 0,
  locale text not null default 'en-GB',
  signed_up_at timestamptz not null default now(),
  last_seen_at timestamptz
);
create unique index customers_email_key on shop.customers (lower(email));
create index customers_signed_up_at_idx on shop.customers (signed_up_at);
comment on table shop.customers is 'Everybody with an account. Guests who only ordered once are here too, without consent to marketing.';
comment on column shop.customers.email_sent_count is 'Newsletters sent so far';
comment on column shop.customers.last_seen_at is 'Last page view while signed in';

create table shop.addresses (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers on delete cascade,
  kind text not null default 'shipping' check (kind in ('shipping', 'billing')),
  recipient text not null,
  street text not null,
  city text not null,
  postal_code text not null,
  country_code char(2) not null,
  is_default boolean not null default false
);
create unique index addresses_one_default_idx on shop.addresses (customer_id, kind) where is_default;

create table shop.brands (
  id integer generated always as identity primary key,
  name text not null unique,
  website text
);

create table shop.categories (
  id integer generated always as identity primary key,
  parent_id integer references shop.categories,
  name text not null,
  slug text collate "C" not null unique
);
comment on column shop.categories.parent_id is 'Empty for the top of the tree';

create table shop.products (
  id bigint generated always as identity primary key,
  sku text collate "C" not null unique check (sku ~ '^[A-Z]{3}-[0-9]{5}$'),
  product_name text not null,
  description text,
  brand_id integer references shop.brands,
  category_id integer not null references shop.categories,
  list_price shop.amount not null,
  cost_price shop.amount not null,
  weight_grams integer check (weight_grams > 0),
  attributes jsonb not null default '{}',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (cost_price <= list_price)
);
create index products_category_id_idx on shop.products (category_id) where is_active;
create index products_attributes_idx on shop.products using gin (attributes);
comment on table shop.products is 'What is or was for sale. Retired products stay, with is_active = false.';

create table shop.reviews (
  id bigint generated always as identity primary key,
  product_id bigint not null references shop.products on delete cascade,
  customer_id bigint not null references shop.customers on delete cascade,
  rating smallint not null check (rating between 1 and 5),
  title text,
  body text,
  created_at timestamptz not null default now(),
  unique (product_id, customer_id)
);

create table shop.coupons (
  code text collate "C" primary key,
  percent_off smallint not null check (percent_off between 1 and 90),
  valid_during tstzrange not null,
  usage_limit integer
);

create table shop.orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references shop.customers,
  shipping_address_id bigint references shop.addresses on delete set null,
  status shop.order_status not null default 'placed',
  coupon_code text collate "C" references shop.coupons,
  currency char(3) not null default 'EUR',
  shipping_fee shop.amount not null default 0,
  customer_note text,
  ip_address inet,
  placed_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index orders_customer_id_idx on shop.orders (customer_id);
create index orders_placed_at_idx on shop.orders (placed_at desc);
create index orders_updated_at_idx on shop.orders (updated_at);
comment on table shop.orders is 'One row per checkout. Totals are in shop.order_totals.';

create table shop.order_items (
  order_id bigint not null references shop.orders on delete cascade,
  line_number smallint not null,
  product_id bigint not null references shop.products,
  quantity integer not null check (quantity > 0),
  unit_price shop.amount not null,
  discount shop.amount not null default 0,
  line_total numeric(12, 2) generated always as (quantity * unit_price - discount) stored,
  primary key (order_id, line_number)
);
create index order_items_product_id_idx on shop.order_items (product_id);
comment on column shop.order_items.unit_price is 'As it was at checkout, not as it is today';

create table shop.payments (
  id bigint generated always as identity primary key,
  order_id bigint not null references shop.orders,
  method shop.payment_method not null,
  status shop.payment_status not null default 'pending',
  amount shop.amount not null,
  card_last_four char(4),
  card_expiry text,
  provider_reference text unique,
  created_at timestamptz not null default now(),
  captured_at timestamptz,
  check ((card_last_four is null) or (method = 'card'))
);
create index payments_order_id_idx on shop.payments (order_id);

create table shop.events (
  id bigint generated always as identity,
  occurred_at timestamptz not null,
  session_id uuid not null,
  customer_id bigint references shop.customers on delete set null,
  event_type text not null check (event_type in ('page_view', 'search', 'add_to_cart', 'checkout', 'purchase')),
  product_id bigint,
  ip_address inet,
  user_agent text,
  properties jsonb not null default '{}',
  primary key (occurred_at, id)
) partition by range (occurred_at);
create index events_customer_id_idx on shop.events (customer_id);
comment on table shop.events is 'Clickstream, a partition a month';

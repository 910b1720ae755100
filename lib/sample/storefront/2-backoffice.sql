-- What the people behind the shop work with.
create schema backoffice;
comment on schema backoffice is 'Staff, stock, suppliers, campaigns and support';

create type backoffice.shipment_status as enum ('label_printed', 'in_transit', 'out_for_delivery', 'delivered', 'lost');
create type backoffice.movement_kind as enum ('purchase', 'sale', 'return', 'correction');
create type backoffice.ticket_priority as enum ('low', 'normal', 'high', 'urgent');

create table backoffice.departments (
  id integer generated always as identity primary key,
  name text not null unique,
  cost_center text not null
);

create table backoffice.staff (
  id integer generated always as identity primary key,
  department_id integer not null references backoffice.departments,
  manager_id integer references backoffice.staff,
  first_name text not null,
  last_name text not null,
  work_email shop.email_address not null unique,
  personal_phone text,
  birth_date date not null,
  national_id text not null unique,
  iban text not null,
  salary numeric(10, 2) not null check (salary > 0),
  hired_on date not null,
  left_on date,
  check (left_on is null or left_on >= hired_on)
);
comment on table backoffice.staff is 'Employees, past and present. Confidential.';
comment on column backoffice.staff.salary is 'Gross, a year, in EUR';

create table backoffice.suppliers (
  id integer generated always as identity primary key,
  name text not null unique,
  contact_name text,
  contact_email shop.email_address,
  phone text,
  vat_number text,
  iban text,
  lead_time_days integer not null default 14
);

create table backoffice.warehouses (
  code char(3) primary key,
  city text not null,
  latitude numeric(8, 5) not null,
  longitude numeric(8, 5) not null
);

create table backoffice.inventory (
  warehouse_code char(3) not null references backoffice.warehouses,
  product_id bigint not null references shop.products,
  quantity integer not null default 0,
  reorder_level integer not null default 10 check (reorder_level >= 0),
  counted_at timestamptz,
  primary key (warehouse_code, product_id)
);
comment on column backoffice.inventory.quantity is 'May be below zero for a few minutes, while a correction is on its way';

create table backoffice.stock_movements (
  id bigint generated always as identity primary key,
  warehouse_code char(3) not null,
  product_id bigint not null,
  kind backoffice.movement_kind not null,
  quantity_change integer not null check (quantity_change <> 0),
  moved_at timestamptz not null default now(),
  foreign key (warehouse_code, product_id) references backoffice.inventory
);
create index stock_movements_moved_at_idx on backoffice.stock_movements using brin (moved_at);

create table backoffice.purchase_orders (
  id integer generated always as identity primary key,
  supplier_id integer not null references backoffice.suppliers,
  ordered_by integer not null references backoffice.staff,
  warehouse_code char(3) not null references backoffice.warehouses,
  ordered_on date not null,
  expected_on date,
  received_on date
);

create table backoffice.purchase_order_items (
  purchase_order_id integer not null references backoffice.purchase_orders on delete cascade,
  product_id bigint not null references shop.products,
  quantity integer not null check (quantity > 0),
  unit_cost shop.amount not null,
  primary key (purchase_order_id, product_id)
);

create table backoffice.carriers (
  id integer generated always as identity primary key,
  name text not null unique,
  tracking_url text
);

create table backoffice.shipments (
  id bigint generated always as identity primary key,
  order_id bigint not null unique references shop.orders,
  carrier_id integer not null references backoffice.carriers,
  warehouse_code char(3) not null references backoffice.warehouses,
  status backoffice.shipment_status not null default 'label_printed',
  tracking_number text not null unique,
  shipped_at timestamptz not null default now(),
  delivered_at timestamptz,
  check (delivered_at >= shipped_at)
);
create index shipments_shipped_at_idx on backoffice.shipments (shipped_at);

create table backoffice.returns (
  id integer generated always as identity primary key,
  order_id bigint not null,
  line_number smallint not null,
  reason text not null,
  refund_amount shop.amount not null,
  received_at timestamptz not null default now(),
  unique (order_id, line_number),
  foreign key (order_id, line_number) references shop.order_items
);

create table backoffice.campaigns (
  id integer generated always as identity primary key,
  name text not null,
  channel text not null check (channel in ('email', 'search', 'social')),
  budget shop.amount not null,
  runs_during daterange not null,
  owner_id integer references backoffice.staff,
  exclude using gist (runs_during with &&) where (channel = 'email')
);
comment on constraint campaigns_runs_during_excl on backoffice.campaigns is 'One newsletter at a time';

create table backoffice.campaign_sends (
  campaign_id integer not null references backoffice.campaigns on delete cascade,
  customer_id bigint not null references shop.customers on delete cascade,
  sent_at timestamptz not null,
  opened_at timestamptz,
  clicked_at timestamptz,
  primary key (campaign_id, customer_id)
);

create table backoffice.support_tickets (
  id bigint generated always as identity primary key,
  customer_id bigint references shop.customers on delete set null,
  order_id bigint references shop.orders,
  assignee_id integer references backoffice.staff,
  priority backoffice.ticket_priority not null default 'normal',
  subject text not null,
  opened_at timestamptz not null default now(),
  resolved_at timestamptz
);
create index support_tickets_open_idx on backoffice.support_tickets (priority, opened_at) where resolved_at is null;

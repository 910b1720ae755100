-- What reports read; several stand on others.
create view shop.order_totals as
select o.id as order_id, o.customer_id, o.status, o.placed_at,
  sum(i.line_total) as items_total, o.shipping_fee, sum(i.line_total) + o.shipping_fee as order_total,
  count(*) as line_count
from shop.orders o join shop.order_items i on i.order_id = o.id
group by o.id;
comment on view shop.order_totals is 'An order with its sums';

create view shop.customer_orders as
select c.id as customer_id, c.first_name || ' ' || c.last_name as customer_name,
  count(t.order_id) as order_count, coalesce(sum(t.order_total), 0) as revenue,
  min(t.placed_at) as first_order_at, max(t.placed_at) as last_order_at
from shop.customers c
left join shop.order_totals t on t.customer_id = c.id and t.status not in ('cancelled', 'returned')
group by c.id;

create materialized view shop.daily_sales as
select date_trunc('day', placed_at)::date as day, count(*) as orders, sum(order_total) as revenue,
  count(distinct customer_id) as buyers
from shop.order_totals where status <> 'cancelled'
group by 1;
create unique index daily_sales_day_key on shop.daily_sales (day);
comment on materialized view shop.daily_sales is 'Refreshed each night';

create view shop.weekly_sales as
select date_trunc('week', day)::date as week, sum(orders) as orders, sum(revenue) as revenue,
  sum(revenue) - lag(sum(revenue)) over (order by date_trunc('week', day)::date) as change
from shop.daily_sales group by 1;

create materialized view shop.customer_segments as
select customer_id, customer_name, revenue,
  case when order_count = 0 then 'prospect' when last_order_at < now() - interval '90 days' then 'lapsed'
    when revenue >= 1000 then 'vip' else 'active' end as segment,
  ntile(10) over (order by revenue desc) as revenue_decile
from shop.customer_orders;
create unique index customer_segments_customer_id_key on shop.customer_segments (customer_id);

create view shop.product_performance as
with sold as (
  select product_id, sum(quantity) as units, sum(line_total) as revenue from shop.order_items group by product_id
), rated as (
  select product_id, round(avg(rating), 2) as rating, count(*) as reviews from shop.reviews group by product_id
)
select p.id as product_id, p.sku, p.product_name, b.name as brand, c.name as category,
  coalesce(s.units, 0) as units_sold, coalesce(s.revenue, 0) as revenue,
  coalesce(s.revenue, 0) - coalesce(s.units, 0) * p.cost_price as margin, r.rating, coalesce(r.reviews, 0) as reviews
from shop.products p
join shop.categories c on c.id = p.category_id
left join shop.brands b on b.id = p.brand_id
left join sold s on s.product_id = p.id
left join rated r on r.product_id = p.id;

create view shop.category_tree as
with recursive tree as (
  select id, name, name as path, 1 as depth from shop.categories where parent_id is null
  union all
  select c.id, c.name, t.path || ' › ' || c.name, t.depth + 1
  from shop.categories c join tree t on t.id = c.parent_id
)
select id, name, path, depth from tree;

create view backoffice.low_stock as
select i.warehouse_code, w.city, p.sku, p.product_name, i.quantity, i.reorder_level
from backoffice.inventory i
join backoffice.warehouses w on w.code = i.warehouse_code
join shop.products p on p.id = i.product_id
where i.quantity <= i.reorder_level and p.is_active;

create view backoffice.campaign_performance as
select c.id as campaign_id, c.name, c.channel, count(s.customer_id) as sent,
  count(s.opened_at) as opened, count(s.clicked_at) as clicked,
  round(100.0 * count(s.opened_at) / nullif(count(s.customer_id), 0), 1) as open_rate
from backoffice.campaigns c left join backoffice.campaign_sends s on s.campaign_id = c.id
group by c.id;

create view backoffice.open_tickets as
select t.id, t.priority, t.subject, t.opened_at, g.segment, g.customer_name,
  s.first_name || ' ' || s.last_name as assignee
from backoffice.support_tickets t
left join shop.customer_segments g on g.customer_id = t.customer_id
left join backoffice.staff s on s.id = t.assignee_id
where t.resolved_at is null;

create view backoffice.supplier_spend as
select s.id as supplier_id, s.name, count(distinct o.id) as purchase_orders, sum(i.quantity * i.unit_cost) as spend,
  avg(o.received_on - o.ordered_on) as days_to_receive
from backoffice.suppliers s
join backoffice.purchase_orders o on o.supplier_id = s.id
join backoffice.purchase_order_items i on i.purchase_order_id = o.id
group by s.id;

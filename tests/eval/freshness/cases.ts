import type { Freshness } from "#lib/engines/freshness/status.ts";

/**
 * `before` happens before the first reading and `then` after it. What it is held to is an hour. `expected` is what may be said
 * after the second reading; `isFresh` is the truth. A `;` ends a statement; `begin` and `rollback` are statements too.
 */
export type Case = {
  name: string;
  before: string;
  then: string;
  isFresh: boolean;
  expected: readonly Freshness[];
};

const of = (
  name: string,
  before: string,
  then: string,
  isFresh: boolean,
  ...expected: Freshness[]
): Case => ({
  name,
  before,
  then,
  isFresh,
  expected,
});

const dated = (type: string, index = true) =>
  `create table t (id int, updated_at ${type});${index ? "create index on t (updated_at);" : ""}`;
const OLD = "insert into t values (1, now() - interval '5 hours');";
const TIMED = `${dated("timestamptz")}${OLD}`;
const PLAIN = "create table t (id int, note text); insert into t values (1, 'a');";

export const CASES: readonly Case[] = [
  of("nothing happened to a table with a column of times", TIMED, "", false, "stale"),
  of("a row was inserted", TIMED, "insert into t values (2, now());", true, "fresh"),
  of("a row was updated, and its time with it", TIMED, "update t set updated_at = now();", true, "fresh"),
  of("a row was updated, and its time was not", TIMED, "update t set id = 9;", true, "fresh", "unknown"),
  of("a row was deleted", TIMED, "delete from t;", true, "fresh", "unknown"),
  of("it was emptied", TIMED, "truncate t;", true, "fresh", "unknown"),
  of("it was emptied and filled", TIMED, "truncate t; insert into t values (1, now());", true, "fresh"),
  of(
    "an insert was rolled back",
    TIMED,
    "begin; insert into t values (2, now()); rollback;",
    false,
    "stale",
    "unknown",
  ),
  of(
    "an update was rolled back",
    TIMED,
    "begin; update t set updated_at = now(); rollback;",
    false,
    "stale",
    "unknown",
  ),
  of("a delete was rolled back", TIMED, "begin; delete from t; rollback;", false, "stale", "unknown"),
  of("TRUNCATE was rolled back", TIMED, "begin; truncate t; rollback;", false, "stale", "unknown"),
  of(
    "a part of a transaction was rolled back",
    TIMED,
    "begin; savepoint a; insert into t values (2, now()); rollback to a; commit;",
    false,
    "stale",
    "unknown",
  ),
  of(
    "an insert is not committed yet",
    TIMED,
    "begin; insert into t values (2, now());",
    false,
    "stale",
    "unknown",
  ),
  of(
    "old rows were filled in afterwards",
    TIMED,
    "insert into t select n, now() - interval '9 days' from generate_series(1, 50) n;",
    true,
    "fresh",
    "unknown",
  ),
  of(
    "a row of the future was there before",
    `${TIMED}insert into t values (2, now() + interval '10 years');`,
    "",
    false,
    "stale",
    "unknown",
  ),
  of(
    "a row of the future was inserted",
    TIMED,
    "insert into t values (2, now() + interval '10 years');",
    true,
    "fresh",
    "unknown",
  ),
  of(
    "a row was inserted beside one of the future",
    `${TIMED}insert into t values (2, now() + interval '10 years');`,
    "insert into t values (3, now());",
    true,
    "fresh",
  ),
  of(
    "the time of a row of the future came",
    `${TIMED}insert into t values (2, now() + interval '1500 milliseconds');`,
    "select pg_sleep(2);",
    false,
    "stale",
    "unknown",
  ),
  of(
    "a row of infinity is there",
    `${TIMED}insert into t values (2, 'infinity');`,
    "",
    false,
    "stale",
    "unknown",
  ),
  of("statistics were reset", TIMED, "select pg_stat_reset();", false, "stale"),
  of(
    "statistics of the table were reset",
    TIMED,
    "select pg_stat_reset_single_table_counters('t'::regclass);",
    false,
    "stale",
    "unknown",
  ),
  of(
    "statistics were reset after an insert",
    TIMED,
    "insert into t values (2, now()); select pg_stat_reset();",
    true,
    "fresh",
  ),
  of("statistics of a table without a time were reset", PLAIN, "select pg_stat_reset();", false, "unknown"),
  of(
    "a row was inserted where there is no time",
    PLAIN,
    "insert into t values (2, 'b');",
    true,
    "fresh",
    "unknown",
  ),
  of(
    "an insert was rolled back where there is no time",
    PLAIN,
    "begin; insert into t values (2, 'b'); rollback;",
    false,
    "unknown",
  ),
  of(
    "a part was rolled back where there is no time",
    PLAIN,
    "begin; savepoint a; insert into t values (2, 'b'); rollback to a; commit;",
    false,
    "unknown",
  ),
  of("it was analyzed and vacuumed", TIMED, "vacuum analyze t;", false, "stale"),
  of("it was rewritten", TIMED, "vacuum full t;", false, "stale", "unknown"),
  of("it was rewritten where there is no time", PLAIN, "vacuum full t;", false, "unknown"),
  of("its index was made anew", TIMED, "reindex table t;", false, "stale"),
  of("a column was added", TIMED, "alter table t add column more int default 3;", false, "stale", "unknown"),
  of("it is empty", dated("timestamptz"), "", false, "unknown"),
  of(
    "all of its times are null",
    `${dated("timestamptz")}insert into t values (1, null);`,
    "",
    false,
    "unknown",
  ),
  of(
    "its newest row was deleted",
    `${TIMED}insert into t values (2, now() - interval '4 hours');`,
    "delete from t where id = 2;",
    true,
    "fresh",
    "unknown",
  ),
  of(
    "nothing happened to times without a zone",
    `${dated("timestamp")}insert into t values (1, now() at time zone 'UTC' - interval '30 hours');`,
    "",
    false,
    "stale",
  ),
  of(
    "times without a zone were written in Auckland",
    `${dated("timestamp")}insert into t values (1, (now() - interval '5 hours') at time zone 'Pacific/Auckland');`,
    "",
    false,
    "stale",
    "unknown",
  ),
  of(
    "times without a zone were written in Honolulu",
    `${dated("timestamp")}insert into t values (1, (now() - interval '5 hours') at time zone 'Pacific/Honolulu');`,
    "",
    false,
    "stale",
    "unknown",
  ),
  of(
    "times without a zone say less than an hour, of UTC or of Honolulu",
    `${dated("timestamp")}insert into t values (1, (now() - interval '14 hours') at time zone 'Etc/GMT-14');`,
    "",
    false,
    "stale",
    "unknown",
  ),
  of(
    "a row without a zone was inserted in UTC",
    `${dated("timestamp")}insert into t values (1, now() at time zone 'UTC' - interval '9 hours');`,
    "insert into t values (2, now() at time zone 'UTC');",
    true,
    "fresh",
  ),
  of(
    "a row without a zone was inserted in Honolulu",
    `${dated("timestamp")}insert into t values (1, (now() - interval '5 hours') at time zone 'Pacific/Honolulu');`,
    "insert into t values (2, now() at time zone 'Pacific/Honolulu');",
    true,
    "fresh",
  ),
  of(
    "a day is all that is known",
    `${dated("date")}insert into t values (1, current_date - 3);`,
    "",
    false,
    "stale",
  ),
  of(
    "a row of today was inserted days ago, as far as its day tells",
    `${dated("date")}insert into t values (1, current_date);`,
    "",
    false,
    "unknown",
    "stale",
  ),
  of(
    "a row of a new day was inserted",
    `${dated("date")}insert into t values (1, current_date - 3);`,
    "insert into t values (2, current_date);",
    true,
    "fresh",
  ),
  of(
    "a partition was filled",
    `create table t (id int, updated_at timestamptz) partition by range (id); create table t1 partition of t for values from (0) to (10); create table t2 partition of t for values from (10) to (20);${OLD}`,
    "insert into t values (11, now());",
    true,
    "fresh",
  ),
  of(
    "a partition was filled and rolled back",
    `create table t (id int, updated_at timestamptz) partition by range (id); create table t1 partition of t for values from (0) to (10);${OLD}`,
    "begin; insert into t values (2, now()); rollback;",
    false,
    "stale",
    "unknown",
  ),
  of(
    "the clock of an application runs ahead by minutes",
    TIMED,
    "insert into t values (2, now() + interval '5 minutes');",
    true,
    "fresh",
    "unknown",
  ),
  of(
    "the column is not indexed",
    `${dated("timestamptz", false)}${OLD}`,
    "insert into t values (2, now());",
    true,
    "fresh",
  ),
];

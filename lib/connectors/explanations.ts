import type { FaultCode } from "./connector.ts";
import { at, type Detail, type Explanation, roleIn, said } from "./explanation.ts";
import { allowLogin, grantConnect, grantObject, grantSchema } from "./grants.ts";
import { NETWORK_EXPLANATIONS } from "./network-explanations.ts";

/** Every fault there is, in words for the person on call. The compiler finds the one that is missing. */
export const EXPLANATIONS: Readonly<Record<FaultCode, (detail: Detail) => Explanation>> = {
  "credentials/password": (d) => ({
    cause: `The password stored for ${roleIn(d)} is wrong or has expired, or there is no such role. The server does not say which.`,
    remedy: "Edit the connection, enter the current password and test it. Then retry.",
  }),
  "credentials/role": (d) => ({
    cause: `The server knows no role ${roleIn(d)} that may log in.${said(d)}`,
    remedy: `Check the user name of the source, or let the role log in.`,
    remedySql: allowLogin(d),
  }),
  "credentials/database": (d) => ({
    cause: `The server answers and the role may log in, but no database there is called ${d.database ?? "so"}. Names are case-sensitive.`,
    remedy: "Check the database of the source; it may have been renamed, dropped or moved to another server.",
  }),

  ...NETWORK_EXPLANATIONS,

  "permission/database": (d) => ({
    cause: `The role ${roleIn(d)} logged in but has no right to connect to this database.`,
    remedy: "Grant it, as the owner of the database.",
    remedySql: grantConnect(d),
  }),
  "permission/schema": (d) => ({
    cause: `Nobody has granted ${roleIn(d)} access to the schema ${d.schema ?? ""}; new schemas start without any. What is known of it stays as it was.`,
    remedy: "Grant access, as the owner of the schema, or exclude the schema in the source’s settings.",
    remedySql: grantSchema(d),
  }),
  "permission/object": (d) => ({
    cause: `The role ${roleIn(d)} lacks a right on ${d.object || "something"} that had to be read.${said(d)}`,
    remedy: "Grant it, as the owner.",
    remedySql: grantObject(d),
  }),

  "timeout/connect": (d) => ({
    cause: `Nothing at all came back from ${at(d)}. A firewall or security group that drops connections does this, often after the worker’s address was taken off a list.`,
    remedy: "Check that the worker’s address may reach this port, and that host and port are right.",
    isTransient: true,
  }),
  "timeout/handshake": (d) => ({
    cause: `Something accepts connections at ${at(d)} and then stays silent: a server that hangs, a tunnel without an end, or a proxy whose database is away.`,
    remedy: "Check that the database behind this address is running and answers other clients.",
    isTransient: true,
  }),
  "timeout/statement": (d) => ({
    cause: `The catalog is very large, the server is busy, or answers got lost on the way.${d.reached ? ` Until then it had ${d.reached}.` : ""}`,
    remedy: "Retry at a quieter time, leave schemas out, or raise the source’s time limit.",
    retryHelps: true,
  }),
  "timeout/lock": () => ({
    cause:
      "Somebody’s transaction holds a table exclusively, usually a migration, a VACUUM FULL or a forgotten session.",
    remedy: "Retry when it is done. These sessions hold others up:",
    remedySql:
      "SELECT DISTINCT b.pid, b.usename, b.state, b.xact_start, left(b.query, 100) AS query\nFROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) AS p(pid) JOIN pg_stat_activity b USING (pid);",
    isTransient: true,
  }),
  "timeout/idle": () => ({
    cause: "Tidewatch was too slow to take what it had read, so the server ended the waiting transaction.",
    remedy:
      "It is tried again by itself. If it keeps happening, give the worker and Tidewatch’s own database more room.",
    isTransient: true,
  }),
  "timeout/replica": () => ({
    cause: "This is a replica, and what was being read had to change to follow the primary.",
    remedy:
      "It is tried again by itself. hot_standby_feedback or a longer max_standby_streaming_delay on the replica helps.",
    isTransient: true,
  }),
  "too_large/result": () => ({
    cause: "The answer was larger than Tidewatch takes into memory at once.",
    remedy: "Leave schemas out in the source’s settings.",
  }),
  "too_large/cost": () => ({
    cause:
      "Reading it would cost the database more than Tidewatch may spend, and no sample of it can be drawn.",
    remedy: "Ask for less of it: a condition on an indexed column, or fewer rows in a FROM of its own.",
  }),
  "not_found/schema": (d) => ({
    cause: `The source’s settings include ${d.schema ? `the schema ${d.schema}` : "a schema"}, which was renamed, dropped or misspelt. Names are case-sensitive.`,
    remedy: "Correct the schemas to include in the source’s settings, or create the schema.",
  }),
  "not_found/object": () => ({
    cause: "It was dropped or renamed while it was being read.",
    remedy: "It is tried again by itself, from the database’s new state.",
    isTransient: true,
  }),
  "invalid_config/tls_ca": () => ({
    cause: "Its text is not a certificate in PEM form (-----BEGIN CERTIFICATE-----).",
    remedy: "Edit the source and paste the whole certificate again.",
  }),
  "invalid_config/outbound_allow": () => ({
    cause: "The variable holds an entry that is no host, address or network.",
    remedy:
      "Whoever runs Tidewatch corrects OUTBOUND_ALLOW (comma-separated host[:port] or network/bits[:port]) and restarts the worker.",
  }),
  "unsupported/kind": () => ({
    cause: "There is no connector for this kind of database.",
    remedy: "Connect a PostgreSQL database, version 12 to 18.",
  }),
  "unsupported/version": (d) => ({
    cause: `What Tidewatch reads is not there in ${d.version ? `version ${d.version}` : "this version"}.`,
    remedy: "Upgrade the server; PostgreSQL 12 to 18 can be connected.",
  }),
  "unsupported/server": (d) => ({
    cause: `Host and port lead to ${d.server ?? "something that does not speak PostgreSQL’s protocol"}.`,
    remedy: "Check host and port of the source. PostgreSQL usually listens at 5432.",
  }),
  "unsupported/authentication": (d) => ({
    cause: `The server wants Kerberos, a client certificate or the like for ${roleIn(d)}.${said(d)}`,
    remedy: "Let the role log in with a password (scram-sha-256 in pg_hba.conf) from the worker’s address.",
  }),
  "unsupported/value": (d) => ({
    cause: `Some value could not be computed with: a division by zero, a number out of range, a text that is no number.${d.sqlState ? ` (SQLSTATE ${d.sqlState})` : ""}`,
    remedy: "Leave such rows out with a WHERE, or turn them into NULL with NULLIF.",
  }),
  "unsupported/answer": () => ({
    cause: "A metric is one number: one row with one column of a numeric type.",
    remedy: "Change its statement so that it answers with one number, for example with count, sum or avg.",
  }),
  "refused/statement": () => ({
    cause: "This is a fault of the program: connections to your databases only ever read.",
    remedy: "Report it with the stack trace below. Nothing was changed.",
  }),
  cancelled: () => ({
    cause: "A person, the time limit or a shutdown stopped the job.",
    remedy: "Run it again: it starts from the database’s current state.",
    retryHelps: true,
  }),
  unknown: (d) => ({
    cause: `The server reports something Tidewatch has no name for.${said(d)}${d.sqlState ? ` (SQLSTATE ${d.sqlState})` : ""}`,
    remedy: "Look this message up in the server’s log, where there is more about it.",
    retryHelps: true,
  }),
};

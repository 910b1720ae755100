/** Without what keeps a waiting job from being forgotten. */
import { inFile, type Mutant, together } from "./mutant.ts";

const end = inFile("lib/jobs/transitions/end.ts");
const move = inFile("lib/jobs/transitions/move.ts");
const cancel = inFile("lib/jobs/transitions/cancel.ts");
const claim = inFile("lib/jobs/claim.ts");
const deliveries = inFile("lib/jobs/deliveries.ts");
const start = inFile("lib/jobs/transitions/start.ts");
const deliverBlocked = inFile("prisma/migrations/20261124040000_blocked_lookups/migration.sql");

const DELIVER_BLOCKED = ", ${DELIVER_BLOCKED} from moved";
const DELIVER_AGAIN = "case status when 'pending' then deliver(id, run_after)::text end";

const BY_OWN_SNAPSHOT = `(select count(deliver(b.id)::text) from (
        (select distinct on (j.type) j.id from job j
          where j.source_id = moved.source_id and j.status = 'pending' and j.blocked_by_id is not null
          order by j.type, j.id)
        union (select j.id from job j
          where j.organization_id = moved.organization_id and j.status = 'pending' and j.blocked_by_limit is not null
          order by j.id limit 1)) b)`;

export const DELIVERIES: readonly Mutant[] = [
  inFile("lib/jobs/new-jobs.ts")("a new job is not delivered", [
    `select deliver_many(array(
        select c.id from created c join asked k on k.key = c.dedupe_key order by k.ordinality)) as deliveries`,
    "select 1 as deliveries",
  ]),
  move("a job that waits again is not delivered", [DELIVER_AGAIN, "null"]),
  move("an exit delivers nothing that waits for room", [DELIVER_BLOCKED, " from moved"]),
  end("a completion delivers nothing that waits for room", [DELIVER_BLOCKED, " from moved"]),
  cancel("the cancel of a waiting job delivers nothing", ["    makesRoom: true,\n", ""]),
  together(
    "an exit delivers by its own snapshot what waits for room",
    move("", [DELIVER_BLOCKED, `, ${BY_OWN_SNAPSHOT} from moved`]),
    end("", [DELIVER_BLOCKED, `, ${BY_OWN_SNAPSHOT} from moved`]),
  ),
  deliverBlocked("an exit delivers nothing that waits for the limit", [
    "limit organization.places",
    "limit 0 * organization.places",
  ]),
  deliveries("a start hands no place on that is left beside it", [
    "then deliver(next.id)::text end",
    "then null end",
  ]),
  deliveries("a delivery that comes too late hands its place to nobody", [
    "else deliver(next.id) end",
    "end",
  ]),
  deliverBlocked("one of all types is delivered into the room", [
    "distinct on (source_id, type) id",
    "distinct on (source_id) id",
  ]),
  deliveries("the reconciler trusts a dead worker's delivery", [
    " and locked_at is null and attempts < max_attempts",
    "",
  ]),
  claim("a blocked claim is not tried again", [
    "blocked && (await claimRoom(db, jobId, taker))",
    "blocked && outcome",
  ]),
  claim("a blocked claim does not wait for who is just leaving", [
    "if (blocked) await untilLeft(db, jobId, outcome);",
    "",
  ]),
  claim("a claim keeps the organization's place that it cannot take", [
    "if (leftLimitOf && ",
    "if (false && ",
  ]),
  start("what a worker does not know is brought to no other", [
    "${MOVED}, deliver(id, greatest(run_after, clock_timestamp() + ${seconds(UNKNOWN_SECONDS)}))::text,\n      ${DELIVER_BLOCKED}",
    "${MOVED}, ${DELIVER_BLOCKED}",
  ]),
  start("what a worker does not know keeps the place it was brought for", [
    "${seconds(UNKNOWN_SECONDS)}))::text,\n      ${DELIVER_BLOCKED}",
    "${seconds(UNKNOWN_SECONDS)}))::text",
  ]),
  claim("a job brought too early is not brought again", ["await deliverAgain(db, jobId);", "void 0;"]),
];

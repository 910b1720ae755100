/** Without what keeps a waiting job from being forgotten. */
import { inFile, type Mutant, together } from "./mutant.ts";

const transitions = inFile("lib/jobs/transitions.ts");
const claim = inFile("lib/jobs/claim.ts");
const deliveries = inFile("lib/jobs/deliveries.ts");

const DELIVER_BLOCKED = "  if (moved.length > 0) await deliverBlocked(db, moved);\n";
const DELIVER_AGAIN = "case status when 'pending' then deliver(id, run_after)::text end";

export const DELIVERIES: readonly Mutant[] = [
  inFile("lib/jobs/enqueue.ts")("a new job is not delivered", [
    "deliver(id)::text from created",
    "null from created",
  ]),
  transitions("a job that waits again is not delivered", [DELIVER_AGAIN, "null"]),
  transitions("an exit delivers nothing that waits for room", [DELIVER_BLOCKED, ""]),
  transitions("the cancel of a waiting job delivers nothing", ["  await deliverBlocked(db, [job]);\n", ""]),
  together(
    "an exit delivers by its own snapshot what waits for room",
    transitions(
      "",
      [DELIVER_BLOCKED, ""],
      [
        DELIVER_AGAIN,
        `${DELIVER_AGAIN}, (select count(deliver(b.id)::text) from (select distinct on (j.type) j.id from job j
        where j.source_id = moved.source_id and j.status = 'pending' and j.blocked_by_id is not null
        order by j.type, j.id) b)`,
      ],
    ),
  ),
  deliveries("one of all types is delivered into the room", [
    "distinct on (source_id, type) id",
    "distinct on (source_id) id",
  ]),
  deliveries("the reconciler trusts a dead worker's delivery", [
    " and d.locked_at is null and d.attempts < d.max_attempts",
    "",
  ]),
  claim("a blocked claim is not tried again", ["if (isLastTry || !isWaiting) return", "return"]),
  claim("a job brought too early is not brought again", ["if (!claimed) await deliverAgain(db, jobId);", ""]),
];

/** Words and phrases that say which jobs are meant: how they ended, of what type they are, how they were started, why they failed. */
import { ERROR_LINES } from "./error-words.ts";
import { type Line, statuses, trigger } from "./meaning.ts";
import { CANCELLED, COMPLETED, FAILED, PENDING, RUNNING } from "./outcome-words.ts";
import { each, inTurn } from "./phrases.ts";
import { TYPE_LINES } from "./type-words.ts";

/** What sets other jobs going. */
const DISCOVERY =
  "discovery|discoveries|asset discovery|asset discoveries|discovery run|discovery runs|discovery job|discovery jobs";
const SET_OFF =
  "triggered|started|launched|kicked off|initiated|set off|set in motion|spawned|created|begun|fired off|prompted|queued|enqueued|invoked|caused|run|executed|automatically";

export const NARROWING: readonly Line[] = [
  [FAILED, statuses("failed")],
  [COMPLETED, statuses("completed")],
  [CANCELLED, statuses("cancelled")],
  [RUNNING, statuses("running")],
  [PENDING, statuses("pending")],
  [
    "fail|fails|failed|keep failing|keeps failing|kept failing|failing|failure|failures|broke|broken|break|breaks|crash|crashed|crashes|errored|errors out|went wrong|go wrong|goes wrong|unsuccessful|unsuccessfully|blew up|not make it|did not make it|bombed|error|errors|not work|did not work|not succeed|did not succeed|went red|fell over|fall over|falls over|falling over|died|die|dies|dying|blow up|blows up|crashing|breaking|erroring|error out|errored out|erroring out|go red|goes red|gone wrong|going wrong|bomb|bombs|bombed out|ended in failure|ended in an error|ended with an error|ended with errors|ended in error|end in failure|end with an error|ended badly|ended up failing|end up failing|went bad|went badly|threw an error|threw errors|throw an error|hit an error|hit errors|hits an error|ran into an error|ran into errors|ran into problems|ran into trouble|run into errors|run into problems|had an error|had errors|had problems|had trouble|not go through|did not go through|not make it through|did not make it through|not work out|did not work out|did not finish successfully|did not complete successfully|did not run through|flopped|tanked|gave an error|gave errors|raised an error|raised errors|reported an error|reported errors|came back with an error|came back with errors|collapse|collapsed|collapses|collapsing|malfunctioned|faulted|flop|flops|flopping|choked|fell through|bombing|crapped out|conked out|not go well|did not go well|not work as expected|got errors|got an error|failing to complete|failed to complete|failed to finish|failed to run|failed to succeed|ended unsuccessfully|end unsuccessfully|finished unsuccessfully|finished with errors|finished with an error|finished in error|finished badly|completed with errors|terminated with an error|terminated with errors|turned red|is red|are red|ko|unsuccessfully ended|in error|in an error state|in a failed state|bit the dust|bite the dust|bites the dust|went belly up|went south|went kaput|went haywire|acted up|acting up|act up|barfed|keeled over|broke down|breaks down|breaking down|failing again|in failed state|in state failed|with status failed|in status failed|status failed|have an error|have errors|has errors",
    statuses("failed"),
  ],
  [
    "complete|completed|completes|completing|succeed|succeeded|succeeds|successful|successfully|success|successes|finish|finished|finishes|passed|went through|went well|went fine|worked|went ok|went okay|ended well|ended successfully|made it through|ran through|ran fine|ran successfully|run through|ran cleanly|came through|completion|completions|went green|succeeding|finishing|pass|passes|passing|go through|goes through|worked out|went smoothly|ran smoothly|ran ok|ran okay|ended ok|ended okay|finished ok|finished fine|finished successfully|completed successfully|ended in success|succeded|without errors|without an error|without error|without problems|without failing|without failure|green|with success|turned green|work fine|worked fine|with status completed|in status completed|status completed|made it",
    statuses("completed"),
  ],
  [
    "running|still running|still in progress|still executing|in progress|ongoing|executing|under way|underway|being run|in flight|being executed|still going|currently going|being processed|still processing|in process|being worked on|busy|in execution|still being run|still at work|still active|currently active|currently at work|still ongoing|currently running|now running|up and running|with status running|status running|being carried out|being performed|going on|going on now",
    statuses("running"),
  ],
  [
    "pending|still waiting to be picked up|still waiting to be run|still waiting to run|still waiting to start|still waiting to be started|still to be picked up|not picked up yet|not yet picked up|still pending|still queued|still waiting|still in the queue|queued|waiting|in the queue|in queue|in line|backlog|queue|enqueued|not yet started|wait|stuck in the queue|stuck in queue|stuck in line|sitting in the queue|sitting in queue|sits in the queue|sit in the queue|sitting in line|still sitting in the queue|in the backlog|on the queue|queueing|queuing|queued up|lined up|waiting in the queue|waiting in queue|waiting in line|waiting to run|waiting to start|waiting to be run|waiting to be started|waiting to be executed|waiting to be picked up|waiting to begin|waiting to go|waiting for a worker|waiting for a free worker|waiting for a slot|waiting their turn|waiting for their turn|awaiting execution|not started yet|have not started|has not started|have not yet started|has not yet started|not yet begun|not begun yet|have not begun|not yet running|not running yet|not yet run|not yet executed|yet to start|yet to run|yet to begin|still to run|still to start|still to be run|waits|in the waiting line|in the job queue|in our queue|in the pipeline|waiting in the pipeline|yet to be run|yet to be started|yet to be executed|not been started yet|not been started|not been run yet|not been picked up yet|not yet picked up|waiting for execution|waiting for their start|with status pending|status pending|hanging in the queue|stuck waiting|on the waiting list|is the queue empty|queue empty|empty queue",
    statuses("pending"),
  ],
  [
    "active|unfinished|not finished yet|not yet finished|not yet done|not done yet|have not finished yet|has not finished yet|not over yet|not through yet|have not ended yet|has not ended yet|have yet to finish|has yet to finish|yet to finish|yet to complete|still to finish|not completed yet|not yet completed",
    statuses("pending", "running"),
  ],
  [
    "cancelled|canceled|cancel|stopped|aborted|called off|killed|cancellations|cancellation|cancelling|canceling|cancels|aborts|aborted by hand|got stopped|halted|terminated|scrapped|axed|abandoned|abort|aborting|aborted manually|interrupted|stopped early|stopped by hand|cut off|cancellations of|with status cancelled|status cancelled|cut short|terminated by hand|terminated early|stopped before the end|stopped before they finished",
    statuses("cancelled"),
  ],
  [
    "somebody stop|someone stop|somebody stopped|someone stopped|somebody cancelled|somebody canceled|someone cancelled|someone canceled",
    statuses("cancelled"),
  ],

  ...TYPE_LINES,

  [
    [
      "scheduled|by cron",
      each(
        "by|via|through|from|on|per|off",
        "|the|a|our|its|their",
        "schedule|scheduler|timer|cron|cron job",
      ),
      "cron-triggered|cron-started|schedule-triggered|schedule-driven|timer-triggered|time-triggered|timed",
    ].join("|"),
    trigger("schedule"),
  ],
  [
    [
      "manual|with a manual trigger|with manual trigger|manual trigger|manually|by hand|from the ui|in the ui|through the ui|interactively|ad hoc|ad-hoc|hand-started|hand-launched|via the ui|via the web interface|through the web interface|in the web interface",
    ].join("|"),
    trigger("manual"),
  ],
  // Who starts a retry, or a job by a program of their own, is a person too.
  [
    [
      "by somebody|by someone|by people|by humans|by users|by one of us|by any of us|by a colleague|by any colleague|by one of the team",
      each("by", "a|an actual|a real", "person|human|user|human being"),
    ].join("|"),
    trigger("manual", "retry", "cli", "api"),
  ],
  [
    [
      "re-tries|re-try",
      each("|by|as|as a|by a|a|through|through a", "retry|retries|rerun|reruns|re-run|re-runs"),
      "retry-triggered|retry-started|retry-driven|rerun-triggered|rerun-started",
      each("retried|repeat|repeated|second", "attempt|attempts|try|tries"),
      each("retry|rerun", "run|runs|attempt|attempts|job|jobs|execution|executions"),
    ].join("|"),
    trigger("retry"),
  ],
  [
    each("|from|by|via|through|over|on|using", "|the", "command line|cli|terminal|command-line"),
    trigger("cli"),
  ],
  [each("|from|by|via|through|over|using", "|the|our|an", "api|rest api|api call|api calls"), trigger("api")],
  [
    [
      "after discovery|after-discovery|after-discoveries|post-discovery|after a discovery|after discoveries|follow-ups|follow-up|followups|follow ups|follow-up runs|follow-up jobs|discovery-triggered|discovery-started",
      inTurn(
        "follow-ups|follow-up|followups|follow ups|follow-up jobs|follow-up runs",
        "of|to|from|after",
        "|a|an|the|each|every",
        DISCOVERY,
      ),
      inTurn(
        "was|were|got|get|been|being",
        "started|triggered|kicked off|begun|run|created|launched",
        "by|after|from",
        "|a|an|the|another",
        DISCOVERY,
      ),
      inTurn(
        SET_OFF,
        "by|after|from|through|via|following|because of",
        "|a|an|the|another|each|every",
        DISCOVERY,
      ),
      inTurn(
        "after|following|as a result of|off the back of|on the back of|in the wake of|as a follow-up to|as a consequence of",
        "|a|an|another|each|every",
        DISCOVERY,
      ),
    ],
    trigger("after_discovery"),
  ],
  [
    "automatic|automatically|by itself|by themselves|on their own|on its own|automated|unattended|without anybody|by the system",
    trigger("schedule", "after_discovery"),
  ],

  ...ERROR_LINES,
];

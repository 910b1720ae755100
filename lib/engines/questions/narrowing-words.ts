/** Words and phrases that say which jobs are meant: how they ended, of what type they are, how they were started, why they failed. */
import { error, type Line, statuses, trigger, type } from "./meaning.ts";

export const NARROWING: readonly Line[] = [
  [
    "fail|fails|failed|keep failing|keeps failing|kept failing|failing|failure|failures|broke|broken|break|breaks|crash|crashed|crashes|errored|errors out|went wrong|go wrong|goes wrong|unsuccessful|unsuccessfully|blew up|not make it|did not make it|bombed|error|errors|not work|did not work|not succeed|did not succeed|went red|fell over|fall over|falls over|falling over|died|die|dies|dying|blow up|blows up|crashing|breaking|erroring|error out|errored out|erroring out|go red|goes red|gone wrong|going wrong|bomb|bombs|bombed out|ended in failure|ended in an error|ended with an error|ended with errors|ended in error|end in failure|end with an error|ended badly|ended up failing|end up failing|went bad|went badly|threw an error|threw errors|throw an error|hit an error|hit errors|hits an error|ran into an error|ran into errors|ran into problems|ran into trouble|run into errors|run into problems|had an error|had errors|had problems|had trouble|not go through|did not go through|not make it through|did not make it through|not work out|did not work out|did not finish successfully|did not complete successfully|did not run through|flopped|tanked|gave an error|gave errors|raised an error|raised errors|reported an error|reported errors|came back with an error|came back with errors",
    statuses("failed"),
  ],
  [
    "complete|completed|completes|completing|succeed|succeeded|succeeds|successful|successfully|success|successes|finish|finished|finishes|passed|went through|went well|went fine|worked|went ok|went okay|ended well|ended successfully|made it through|ran through|ran fine|ran successfully|run through|ran cleanly|came through|went green|succeeding|finishing",
    statuses("completed"),
  ],
  [
    "running|still running|still in progress|still executing|in progress|ongoing|executing|under way|underway|being run|in flight|being executed|still going|currently going|being processed|still processing|in process|being worked on|busy|in execution|still being run|still at work|still active",
    statuses("running"),
  ],
  [
    "pending|still pending|still queued|still waiting|still in the queue|queued|waiting|in the queue|in queue|in line|backlog|queue|enqueued|not yet started|wait|stuck in the queue|stuck in queue|stuck in line|sitting in the queue|sitting in queue|sits in the queue|sit in the queue|sitting in line|still sitting in the queue|in the backlog|on the queue|queueing|queuing|queued up|lined up|waiting in the queue|waiting in queue|waiting in line|waiting to run|waiting to start|waiting to be run|waiting to be started|waiting to be executed|waiting to be picked up|waiting to begin|waiting to go|waiting for a worker|waiting for a free worker|waiting for a slot|waiting their turn|waiting for their turn|awaiting execution|not started yet|have not started|has not started|have not yet started|has not yet started|not yet begun|not begun yet|have not begun|not yet running|not running yet|not yet run|not yet executed|yet to start|yet to run|yet to begin|still to run|still to start|still to be run|waits",
    statuses("pending"),
  ],
  ["active|unfinished", statuses("pending", "running")],
  [
    "cancelled|canceled|cancel|stopped|aborted|called off|killed|cancellations|cancellation|cancelling|canceling|cancels|aborts|aborted by hand|got stopped|halted|terminated|scrapped|axed|abandoned",
    statuses("cancelled"),
  ],
  [
    "somebody stop|someone stop|somebody stopped|someone stopped|somebody cancelled|somebody canceled|someone cancelled|someone canceled",
    statuses("cancelled"),
  ],

  [
    "asset discovery|asset discoveries|discovery|discoveries|discovered|discover|schema discovery|schema discoveries|schema scan|schema scans|catalog scan|scan|scans|scanned|asset_discovery|crawl|crawls|crawled|crawling|discovering|discovers|rediscovered|scanning|discovery run|discovery runs|discovery scan|discovery scans|catalog scans|discovery of assets|discovery of the schema|schema crawl|schema crawls|source scan|source scans",
    type("asset_discovery"),
  ],
  [
    "intelligence analysis|intelligence analyses|documentation|analysis|analyses|analysed|analyzed|documented|doc generation|docs|intelligence|intelligence_analysis|documenting|documentation run|documentation runs|documentation generation|documentation written|documentation was written|documentation generated|documentation was generated|generating documentation|generate documentation|generated documentation|writing documentation|write documentation|wrote documentation|write the documentation|wrote the documentation|generate the documentation|documentation get written|documentation get generated|documentation created|ai analysis|ai analyses|analysing|analyzing|analyse|analyze|analysis run|analysis runs",
    type("intelligence_analysis"),
  ],
  [
    "tag generation|tag generations|tagging|tag|tags|tagged|classification|classifications|tag_generation|tagging run|tagging runs|tag run|tag runs|tagging jobs|tag job|tag jobs|generating tags|generate tags|generates tags|generated tags|tags generated|tags were generated|tags get generated|tags are generated|generating the tags|generate the tags|generation of tags|tag creation|creating tags|create tags|created tags|assigning tags|assign tags|classifying|classified|auto-tagging",
    type("tag_generation"),
  ],
  [
    "freshness check|freshness checks|freshness|freshness_check|freshness checking|checking freshness|checking the freshness|check freshness|check the freshness|checks freshness|checked freshness|checked the freshness|checked for freshness|freshness checked|freshness was checked|freshness is checked|freshness been checked|freshness gets checked|freshness get checked|freshness got checked|check of freshness|checks of freshness|check for freshness|freshness run|freshness runs|freshness test|freshness tests",
    type("freshness_check"),
  ],
  [
    "metric capture|metric captures|metrics capture|metrics captures|metric|metrics|metric_capture|metrics collection|metric collection|metrics were captured|metrics captured|metrics get captured|captured metrics|capturing metrics|capture metrics|captures metrics|capturing the metrics|capture the metrics|captured the metrics|metrics are captured|metrics been captured|metrics got captured|metric was captured|metric capturing|metrics capturing|capturing of metrics|capture of metrics|captures of metrics|collecting metrics|collect metrics|collected metrics|metrics collected|metrics were collected|collection of metrics|metrics run|metrics runs|metric run|metric runs|metric collections|gathering metrics|gather metrics|gathered metrics|measuring metrics",
    type("metric_capture"),
  ],
  [
    "lineage extraction|lineage extractions|lineage|lineages|lineage_extraction|lineage run|lineage runs|extracting lineage|extract lineage|extracts lineage|extracted lineage|extracting the lineage|extract the lineage|lineage extracted|lineage was extracted|lineage is extracted|lineage been extracted|lineage get extracted|lineage gets extracted|lineage got extracted|extraction of lineage|extractions of lineage|extraction of the lineage|lineage scan|lineage scans|lineage parsing|reading lineage",
    type("lineage_extraction"),
  ],
  [
    "connection test|connection tests|connection check|connection checks|connectivity test|connectivity tests|connection_test|connectivity check|connectivity checks|testing the connection|testing connections|test the connection|test connections|tests the connection|tested the connection|tested connections|connection tested|connection was tested|connection been tested|connection got tested|connection gets tested|connection is tested|connection testing|test of the connection|tests of the connection|checking the connection|check the connection|checked the connection|connection was checked|connection checked|tested the connectivity|test a connection",
    type("connection_test"),
  ],
  ["metric trial|metric trials|trial of a metric|trials of metrics|metric_trial", type("metric_trial")],

  [
    "scheduled|by schedule|on schedule|by the schedule|on a schedule|by a schedule|from the schedule|by the scheduler|by a timer|on a timer|by cron|by a cron",
    trigger("schedule"),
  ],
  [
    "manual|manually|by hand|started by people|by a person|by somebody|by someone|by people|by a human|by a user|by users|by humans|from the ui",
    trigger("manual"),
  ],
  [
    "retry|retries|reruns|rerun|re-run|re-runs|a retry|by a retry|by retry|by retries|as a retry|as retries|retry run|retry runs|retry attempts|retry attempt|re-tries",
    trigger("retry"),
  ],
  ["from the command line|by the command line|command line|cli|from the cli|by cli|via cli", trigger("cli")],
  [
    "after discovery|after a discovery|after discoveries|follow-ups|follow-up|followups|follow ups",
    trigger("after_discovery"),
  ],
  ["automatic|automatically|by itself|by themselves|on their own", trigger("schedule", "after_discovery")],

  [
    "credential|credentials|wrong credentials|invalid credentials|incorrect credentials|rejected credentials|credential failure|credential failures|credentials error|credentials errors|credential problem|credential problems|credentials problem|credentials problems|credential issue|credential issues|credentials issue|credentials issues|credential trouble|invalid password|incorrect password|rejected password|expired password|outdated password|a wrong password|the wrong password|wrong passwords|password error|password errors|password problem|password problems|password issue|password issues|login failure|login failures|login error|login errors|login problem|login problems|login issues|failed login|failed logins|authentication error|authentication errors|authentication failure|authentication failures|authentication problem|authentication problems|authentication issue|authentication issues|auth error|auth errors|auth failure|auth failures|auth problem|auth problems|auth issues|wrong login|password|passwords|wrong password|bad password|login|credential error|credential errors|authentication|expired credentials|bad credentials|credentials were refused|credentials refused|refused credentials|password was refused|password refused|refused password",
    error("CREDENTIALS"),
  ],
  [
    "network|network error|network errors|connectivity|unreachable|network problem|network problems|network issue|network issues|firewall|network trouble|network troubles|network failure|network failures|network fault|network faults|network outage|network outages|network difficulties|network glitch|network glitches|network hiccup|network hiccups|connectivity problem|connectivity problems|connectivity issue|connectivity issues|connectivity trouble|connectivity error|connectivity errors|connection problem|connection problems|connection issue|connection issues|connection trouble|connection error|connection errors|unreachable host|unreachable hosts|host unreachable|could not be reached|database was unreachable|was unreachable|were unreachable|networking|networking issues|networking problems|networking errors|bad network|the network",
    error("NETWORK"),
  ],
  [
    "permission|permissions|missing permission|missing permissions|missing grant|missing grants|access denied|missing rights|permission denied|permission error|permission errors|permission problem|permission problems|permission issues|permission issue|permissions error|permissions errors|permissions problem|permissions problems|permissions issue|permissions issues|permission trouble|permission failure|permission failures|a missing permission|a missing grant|lack of permission|lack of rights|insufficient permissions|insufficient rights|insufficient privileges|missing privilege|missing privileges|lacking permissions|privilege|privileges|access rights|was denied access|were denied access|access was denied|lack of permissions|no permission|no permissions|a permission error",
    error("PERMISSION"),
  ],
  [
    "timeout|timeouts|time-out|time-outs|timed out|time out|took too long|timing out|ran out of time|run out of time|time-out error|timeout error|timeout errors|timeout problem|timeout problems|timeout issue|timeout issues|hit the timeout|hit a timeout|hit the time limit|exceeded the time limit|ran into a timeout|ran into the timeout|ran into timeouts|a timeout|times out",
    error("TIMEOUT"),
  ],
  ["too large|too big", error("TOO_LARGE")],
  [
    "out of memory|oom|memory exhausted|ran out of memory|run out of memory|memory problem|memory problems|memory issue|memory issues|memory error|memory errors|lack of memory|out-of-memory|out of memory error|out of memory errors",
    error("OUT_OF_MEMORY"),
  ],
  [
    "lost worker|worker lost|lost workers|worker was lost|dead worker|dead workers|lost their worker|lost its worker|the worker died|worker died|worker crash|worker crashes|worker loss",
    error("WORKER_LOST"),
  ],
  ["internal error|internal errors", error("INTERNAL")],
  ["not supported|unsupported", error("UNSUPPORTED")],
  ["not found", error("NOT_FOUND")],
];

/** How people call the reasons for failures. */
import { error, type Line } from "./meaning.ts";
import { each } from "./phrases.ts";

const TROUBLE =
  "error|errors|err|errs|problem|problems|issue|issues|trouble|troubles|failure|failures|fault|faults|difficulty|difficulties|exception|exceptions|outage|outages|reason|reasons";
const BAD =
  "wrong|bad|invalid|incorrect|rejected|refused|expired|outdated|not accepted|denied|turned down|stale|out of date|no good|no longer valid|not valid";
const UNABLE =
  "could not|unable to|failing to|failed to|fail to|not able to|did not|did not manage to|was unable to|were unable to|was not able to|were not able to|did not get to|couldn't";
const SECRET = "credentials|credential|password|passwords|login|logins";

export const ERROR_LINES: readonly Line[] = [
  [
    [
      "credential|credentials|wrong credentials|invalid credentials|incorrect credentials|rejected credentials|credential failure|credential failures|credentials error|credentials errors|credential problem|credential problems|credentials problem|credentials problems|credential issue|credential issues|credentials issue|credentials issues|credential trouble|invalid password|incorrect password|rejected password|expired password|outdated password|a wrong password|the wrong password|wrong passwords|password error|password errors|password problem|password problems|password issue|password issues|login failure|login failures|login error|login errors|login problem|login problems|login issues|authentication error|authentication errors|authentication failure|authentication failures|authentication problem|authentication problems|authentication issue|authentication issues|auth error|auth errors|auth failure|auth failures|auth problem|auth problems|auth issues|wrong login|password|passwords|wrong password|bad password|login|credential error|credential errors|authentication|expired credentials|bad credentials|credentials were refused|credentials refused|refused credentials|password was refused|password refused|refused password",
      each("|a|the", "credential|credentials|password|login|log-in|authentication|auth|sign-in", TROUBLE),
      each(
        "wrong|bad|invalid|incorrect|rejected|refused|expired|outdated|stale|changed",
        "credential|credentials|password|passwords|login|logins",
      ),
      each(
        "|the",
        "credential|credentials|password|passwords|login",
        "was|were|is|are|being|had been|got",
        BAD,
      ),
      each(UNABLE, "log in|log on|login|log into|authenticate|sign in|sign on|get in"),
      each(
        "|got|get|get their|got their|had|had their|have|have their|having|having their|the|had its|got its",
        SECRET,
        BAD,
      ),
      each(BAD, "|the|their|its|a", SECRET),
    ].join("|"),
    error("CREDENTIALS"),
  ],
  [
    [
      "network|network error|network errors|connectivity|unreachable|network problem|network problems|network issue|network issues|firewall|network trouble|network troubles|network failure|network failures|network fault|network faults|network outage|network outages|network difficulties|network glitch|network glitches|network hiccup|network hiccups|connectivity problem|connectivity problems|connectivity issue|connectivity issues|connectivity trouble|connectivity error|connectivity errors|connection problem|connection problems|connection issue|connection issues|connection trouble|connection error|connection errors|unreachable host|unreachable hosts|host unreachable|could not be reached|database was unreachable|was unreachable|were unreachable|networking|networking issues|networking problems|networking errors|bad network|the network",
      each("|a|the", "network|networking|connectivity|connection", TROUBLE),
      each(
        "|the",
        "network|host|server|connection",
        "was|is|being|were|went|had been|got",
        "down|unreachable|refused|lost|dropped|unavailable|broken",
      ),
      each(
        UNABLE,
        "connect|reach|be reached|establish a connection|open a connection|get a connection|get through to|resolve",
        "|the host|the server|the database|the source|the db|its database|its source|their database|their source|its host|their host|to the host|to the server|to the database|to the source",
      ),
      each(
        "|the",
        "database|source|db|host|server",
        "could not be|was not|were not|had been|was",
        "reachable|reached|unreachable|offline",
      ),
      each(
        "lost|lose|loses|losing|dropped",
        "|a|the|its|their|all",
        "connection|connections|network|network connection|connectivity",
      ),
      "connection refused|refused connection|refused connections|lost connection|lost connections|dropped connection|dropped connections|no connection|no network",
    ].join("|"),
    error("NETWORK"),
  ],
  [
    [
      "permission|permissions|missing permission|missing permissions|missing grant|missing grants|access denied|missing rights|permission denied|permission error|permission errors|permission problem|permission problems|permission issues|permission issue|permissions error|permissions errors|permissions problem|permissions problems|permissions issue|permissions issues|permission trouble|permission failure|permission failures|a missing permission|a missing grant|lack of permission|lack of rights|insufficient permissions|insufficient rights|insufficient privileges|missing privilege|missing privileges|lacking permissions|privilege|privileges|access rights|was denied access|were denied access|access was denied|lack of permissions|no permission|no permissions|a permission error",
      each(
        "|a|the",
        "permission|permissions|privilege|privileges|access|access rights|authorization|authorisation|rights|grant|grants",
        TROUBLE,
      ),
      each(
        "missing|insufficient|lacking|lack of|no|denied|too few|not enough|revoked|absent",
        "permission|permissions|privilege|privileges|access|access rights|rights|grant|grants|authorization",
      ),
      each(
        "lacked|lacking|lacks|lack|missed|were missing|was missing|were lacking|was lacking|had insufficient|had too few|had missing|did not have|did not have the|did not have enough|had not enough|did not have sufficient",
        "|the|the necessary|the required|the needed|the right|sufficient|enough",
        "permission|permissions|privilege|privileges|rights|access rights|grant|grants",
      ),
      each("were|was|been|got|get|is|are", "denied|refused", "|the", "access|permission|permissions|rights"),
      "not allowed|were not allowed|was not allowed|not permitted|forbidden",
    ].join("|"),
    error("PERMISSION"),
  ],
  [
    [
      "timeout|timeouts|time-out|time-outs|timed out|time out|took too long|timing out|ran out of time|run out of time|time-out error|timeout error|timeout errors|timeout problem|timeout problems|timeout issue|timeout issues|hit the timeout|hit a timeout|hit the time limit|exceeded the time limit|ran into a timeout|ran into the timeout|ran into timeouts|a timeout|times out",
      each("|a|the", "timeout|time-out|time out|time limit", TROUBLE),
      each(
        "hit|hits|hitting|ran into|run into|running into|exceed|exceeds|exceeded|exceeding|reach|reached|reaching",
        "a|the|its|their|",
        "timeout|timeouts|time-out|time-outs|time limit|time limits",
      ),
      each(
        "did|could",
        "not",
        "finish|complete|end|respond|answer|be done|be finished",
        "in time|on time|within the time limit",
      ),
      each(
        "|had|had been",
        "ran over|run over|overran|went over|ran past|ran up against",
        "the|its|their",
        "limit|time limit|timeout|deadline",
      ),
      "timed-out|being timed out|time outs",
    ].join("|"),
    error("TIMEOUT"),
  ],
  ["too large|too big", error("TOO_LARGE")],
  [
    [
      "out of memory|oom|memory exhausted|ran out of memory|run out of memory|memory problem|memory problems|memory issue|memory issues|memory error|memory errors|lack of memory|out-of-memory|out of memory error|out of memory errors",
      each("|a|the", "memory|out of memory|oom|out-of-memory", TROUBLE),
    ].join("|"),
    error("OUT_OF_MEMORY"),
  ],
  [
    [
      "lost worker|worker lost|lost workers|worker was lost|dead worker|dead workers|lost their worker|lost its worker|the worker died|worker died|worker crash|worker crashes|worker loss",
      each("|a|the", "worker|lost worker", "loss|losses|crash|crashes|failure|failures|death|deaths"),
    ].join("|"),
    error("WORKER_LOST"),
  ],
  ["internal error|internal errors", error("INTERNAL")],
  ["not supported|unsupported", error("UNSUPPORTED")],
  ["not found", error("NOT_FOUND")],
  [
    [
      each("|a|the|wrong|invalid|bad", "configuration|config", TROUBLE),
      "invalid configuration|wrong configuration|invalid config|wrong config|misconfiguration|misconfigurations",
    ].join("|"),
    error("INVALID_CONFIG"),
  ],
];

export const KNOWN_ERRORS: readonly string[] = ERROR_LINES.flatMap(([, meaning]) =>
  meaning.kind === "error" ? [meaning.value] : [],
);

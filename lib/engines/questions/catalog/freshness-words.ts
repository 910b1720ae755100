/** How people ask when a table was last updated, and whether that is in time. */
import { each, either, inTurn } from "../words/phrases.ts";
import { ask, type CatalogLine, standing } from "./meaning.ts";

const CHECKS = each(
  "freshness|freshness of data|data freshness",
  "check|checks|checking|monitoring|tracking|watching|surveillance|control|controls|verification",
);
/** Of what is said of such checks. */
const OFF = inTurn(
  "|is|are|was|were|been|being|has been|have been|got|gets|get",
  "|currently|now|explicitly|deliberately|manually|completely|entirely",
  "disabled|switched off|turned off|deactivated|off|inactive|not enabled|not active|not activated|not switched on|not turned on",
);
const NOT_CHECKED = [
  inTurn(
    "|is|are|been|being|has been|have been",
    "not|excluded from being|exempt from being|exempted from being",
    "|currently|being|even|at all|actually",
    "checked|watched|monitored|tracked|observed|supervised|controlled|looked at|verified",
    "for|in terms of|regarding|with regard to",
    "freshness|staleness",
  ),
  inTurn("excluded|exempt|exempted|left out|opted out|taken out", "from|of", "|the|any", CHECKS),
];

const LIMIT = "|freshness|update|agreed|allowed|refresh";
const LIMITS =
  "sla|slas|limit|limits|deadline|deadlines|target|targets|threshold|thresholds|window|interval|requirement|requirements";

export const FRESHNESS_LINES: readonly CatalogLine[] = [
  [
    inTurn(
      "last",
      "get|got|receive|received|had|see|saw|have|take in|took in",
      "|any|its|their|new|fresh",
      "data|rows|records|updates|update|an update|values",
    ),
    ask("updated"),
  ],
  [
    each(
      "updated|refreshed|loaded|reloaded|filled|populated|synced|replenished|written to",
      "last|the last time|for the last time|most recently",
    ),
    ask("updated"),
  ],
  [
    "last updated|updated the last time|updated for the last time|refreshed the last time|loaded the last time|updated last time|last update|last update of|updated last|most recently updated|last refreshed|last loaded|last written|last written to|get new rows|got new rows|last get new data|last receive data|last got new data|last load|last fed|last filled|last populated|last get data|last receive new rows|last receive rows|last get rows|last had new rows|get its last rows|last refresh|last arrive in|last arrived in|data last arrive in|data last arrived in|latest data in|newest data in|most recent data in|last touched by a load|last reloaded|last replenished|last synced|last received data|last received rows|latest update of|latest update|most recent update of|most recent update",
    ask("updated"),
  ],
  [
    "freshness|how fresh|how recent|freshness status of|freshness status|freshness state of|freshness of|how stale|how old|how up to date|how current",
    ask("freshness"),
  ],
  [
    "stale|out of date|went stale|go stale|no longer updated|not refreshed in time|not refreshed|not updated recently|missing their sla|violating their sla|violate their sla|violate their freshness sla|violates its sla|violates its freshness sla|breach their sla|breaching their sla|in breach of their sla|missed their sla|miss their sla|missed their freshness sla|miss their freshness sla|past their sla|late on updates|late with updates|not up-to-date|no longer current|expired|past due|running late|falling behind|fallen behind|too stale|in need of a refresh|overdue for an update|overdue for a refresh|outdated|overdue|not up to date|late|behind|too old|delayed|lagging|lagging behind|behind schedule|out-of-date|not been updated in time|not current|no longer up to date|no longer fresh|gone stale",
    standing("stale"),
  ],
  [
    "fresh|up to date|up-to-date|on time|current enough|still fresh|still current|still up to date|updated in time|within their sla|meeting their sla|meet their sla|fresh enough|in good shape on freshness",
    standing("fresh"),
  ],
  [
    "freshness we do not know|unclear freshness|undetermined freshness|an unknown freshness|with freshness unknown|in freshness state unknown|freshness status is unknown|unknown freshness status|freshness status unknown|unknown as to freshness|freshness cannot be told|do not know the freshness|not know the freshness|freshness is not known|freshness not known|freshness is undetermined|freshness could not be determined|freshness is unclear|not known to be fresh|no known freshness|freshness nobody knows|freshness is a mystery|unknown freshness|freshness is currently unknown|of unknown freshness|freshness unknown|freshness is unknown",
    standing("unknown"),
  ],
  [
    inTurn(
      "|are|is|going|gone|went|already|running",
      "past|beyond|over|outside|exceeding|exceeded|exceed|exceeds|missing|missed|miss|misses|breaching|breached|breach|violating|violated|violate|failing to meet|not meeting|not within|in breach of|in violation of",
      "|the|their|its",
      LIMIT,
      LIMITS,
    ),
    standing("stale"),
  ],
  [
    either(
      each(
        "lag|lags|lagged|become|became|turn|turned|gone|got|gotten|grow|grown|grew|fallen|fall|fell",
        "behind|stale|outdated|out of date|out-of-date|old",
      ),
      "not been refreshed in time|not been refreshed on time|not refreshed on time|not updated on time|not updated in time|not been updated on time|not reloaded in time|not loaded in time|behind on updates|behind on their updates|behind with updates|past its sla|overdue for refresh|overdue for a reload|obsolete",
    ),
    standing("stale"),
  ],
  [
    [
      inTurn(
        "overdue|late|lagging|lagging behind|lag|lag behind|lags behind|behind|behind schedule|running late|running behind|falling behind|fallen behind|trailing|trailing behind|slipping|backward",
        "for|on|with|in|in terms of|as regards|as to",
        "|a|an|its|their|the|any|some",
        "|fresh|new|current|up-to-date|data",
        "data|freshness|update|updates|refresh|refreshes|reload|reloads|load|loads|rows|refreshing|updating",
      ),
      inTurn(
        "|are|is|being",
        "short of|starved of|lacking|in need of|needing|in want of",
        "fresh|fresher|up-to-date",
        "data|rows|values|updates",
      ),
    ],
    standing("stale"),
  ],
  [
    inTurn(
      "|with|have|has|having|of|in",
      "|a|an|the|their|its|whose",
      "|current",
      "freshness|freshness status|freshness state",
      "|of|is|as|set to|being|at",
      "unknown|undetermined|undefined|unclear|not known",
    ),
    standing("unknown"),
  ],
  [
    inTurn(
      "within|inside|meeting|meet|meets|met|keeping|keep|keeps|respecting|respect",
      "|the|their|its",
      LIMIT,
      LIMITS,
    ),
    standing("fresh"),
  ],
  [CHECKS, ask("freshnessCheck")],
  [OFF, ask("off")],
  [NOT_CHECKED, standing("disabled")],
];

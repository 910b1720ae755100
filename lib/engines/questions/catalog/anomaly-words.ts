/** How people ask for what metrics found unusual. */
import { inTurn } from "../words/phrases.ts";
import { ask, type CatalogLine } from "./meaning.ts";

/** “Unusual metric values”, “odd readings”. */
const ODD_VALUES = inTurn(
  "unusual|odd|strange|weird|abnormal|anomalous|unexpected|suspicious|irregular",
  "value|values|metric|metrics|metric value|metric values|reading|readings|metric reading|metric readings|measurement|measurements|data point|data points|metric point|metric points|number|numbers|figure|figures",
);

const MARKED =
  "|marked|flagged|confirmed|labelled|labeled|tagged|accepted|classified|declared|noted|dismissed|acknowledged|set|explained";
const POINT =
  "|capture|captures|captured value|captured values|value|values|point|points|data point|data points|reading|readings|measurement|measurements";

export const ANOMALY_LINES: readonly CatalogLine[] = [
  [inTurn("current|present|existing|active", "anomaly|anomalies|outlier|outliers"), ask("anomalies")],
  [
    inTurn(
      "value|values|reading|readings|measurement|measurements|metric value|metric values|data points|captured values",
      "|that|which",
      "is|are|was|were|being|look|looks|looked|seem|seems|seemed",
      "unusual|odd|strange|weird|abnormal|anomalous|unexpected|suspicious|irregular|out of the ordinary|out of line|off the charts",
    ),
    ask("anomalies"),
  ],
  [ODD_VALUES, ask("anomalies")],
  [
    inTurn(
      "|anything|something|what is|what was|things",
      "unusual|odd|strange|weird|abnormal|out of the ordinary|suspicious|irregular|unexpected|wrong",
      "in|with|about|among|on",
      "|the|our|any",
      "metrics|metric|metric values|measurements|readings",
    ),
    ask("anomalies"),
  ],
  [
    inTurn(
      "|the|our|any|did the|did our|do the|did",
      "metrics|metric values|measurements",
      "show|showed|show us|have|had|contain|contained",
      "anything|something",
      "unusual|odd|strange|weird|abnormal|out of the ordinary|suspicious|irregular|unexpected",
    ),
    ask("anomalies"),
  ],
  [
    "anomaly|anomalies|anomalous|abnormality|abnormalities|irregularity|irregularities|metric outlier|metric outliers|metric spike|metric spikes|spike|metrics anomalies|metrics anomaly|metric anomalies|metric anomaly|outlier|outliers|unusual value|unusual values|unusual metrics|odd values|strange values|spikes|anomalous metrics|anomalous values",
    ask("anomalies"),
  ],
  ["metric|metrics", ask("metrics")],
  [
    inTurn(
      "did|do|does|has|have|was|were|is|are|",
      "|the|our|any|last|a",
      "discovery|discoveries|metric capture|metric captures|the scan|scans",
      "find|found|detect|detected|see|seen|notice|noticed|report|reported|discover|discovered|turn up|turned up|pick up|picked up|flag|flagged|record|recorded",
    ),
    ask("foundBy"),
  ],
  [
    inTurn(
      "found|detected|seen|noticed|reported|discovered|picked up|flagged|recorded|caught",
      "by|in|during",
      "|the|our|a",
      "discovery|discoveries|metric capture|metric captures|scan|scans",
    ),
    ask("foundBy"),
  ],
  [
    "unusual|odd|strange|weird|abnormal|out of the ordinary|irregular|unexpected|suspicious|out of line|off the charts",
    ask("odd"),
  ],
  [
    [
      inTurn(
        "behave|behaves|behaving|behaved|acting|act|acts|developing|moving|reading|running",
        "|very|rather|quite|so",
        "abnormally|oddly|strangely|weirdly|unusually|unexpectedly|suspiciously|irregularly|anomalously|out of character|out of the ordinary",
      ),
      inTurn(
        "outside|out of|beyond|outwith|off",
        "|of",
        "|the|their|its",
        "usual|normal|expected|ordinary|typical",
        "range|ranges|bounds|band|bands|corridor|values|limits|pattern|patterns",
      ),
      inTurn("look|looks|looking|looked|seem|seems", "wrong|off|fishy|dodgy|funny|peculiar"),
      "out of bounds|out of range|off the scale|misbehaving|misbehave|misbehaves|misbehaved|out of whack|out of kilter|gone haywire|going haywire|going rogue|gone rogue",
      inTurn("|are|is", "acting|act|acts|acted|playing|play|plays|played", "up"),
    ],
    ask("odd"),
  ],
  [inTurn(MARKED, "|as|to be|as being", "expected"), ask("expected")],
  [
    inTurn(
      "|judged by|judging by|judging each by|judging them by|going by|based on|on the basis of|looking only at|considering only|counting only|according to|by|as of",
      "|its|their|the|each metric",
      "newest|latest|last|most recent",
      POINT.slice(1),
    ),
    ask("newest"),
  ],
];

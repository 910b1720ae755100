/** Words and phrases of questions about the catalog, that are no names and no times. */
import { each } from "../phrases.ts";
import { FLOW_LINES } from "./flow-words.ts";
import { ask, type CatalogLine, type Meaning, noun, severity, standing, verb } from "./meaning.ts";
import { TAG_LINES } from "./tag-words.ts";

/** “Unusual metric values”, “odd readings”. */
const ODD_VALUES = [
  "unusual",
  "odd",
  "strange",
  "weird",
  "abnormal",
  "anomalous",
  "unexpected",
  "suspicious",
  "irregular",
]
  .flatMap((how) =>
    [
      "value",
      "metric",
      "metric value",
      "reading",
      "metric reading",
      "measurement",
      "data point",
      "metric point",
    ].flatMap((what) => [`${how} ${what}`, `${how} ${what}s`]),
  )
  .join("|");

/** “Freshness checks are disabled”, “freshness turned off”. */
const DISABLED = [
  "freshness",
  "freshness check",
  "freshness checks",
  "freshness checking",
  "freshness monitoring",
]
  .flatMap((what) =>
    ["", " is", " are", " was", " were", " been", " has been", " have been"].flatMap((be) =>
      ["disabled", "switched off", "turned off", "deactivated", "off"].map((how) => `${what}${be} ${how}`),
    ),
  )
  .concat(
    "disabled freshness",
    "disabled freshness checks",
    "disabled freshness check",
    "disabled freshness monitoring",
    "disabled freshness checking",
    "not checked for freshness",
  )
  .join("|");

const LINES: readonly CatalogLine[] = [
  [
    "where|whereabouts|at which place|where exactly|where all|in which place|in what place|in which database|in which source|in what database|in what source",
    ask("where"),
  ],
  ["which|what all|any|anything|something|everything|whatever|what else", ask("which")],
  ["what|how did|how has|how have|how do", ask("what")],
  ["who|whom", ask("who")],
  [
    "show|list|give|display|find|get|see|search|a list of|list of|enumerate|find me|show me|give me|search for|look for|looking for|locate|all|every|print",
    ask("show"),
  ],
  [
    "how many|number of|total|totals|tally|tally of|a count of|quantity of|the count of|what number of|numbers of|number|the number|total count|total count of|overall number of|count|count of|the number of|total number of|how many different|the amount of|the quantity of|the figure for",
    ask("howMany"),
  ],
  [
    "how many times|how often|how frequently|number of times|the number of times|on how many occasions|often|many times",
    ask("often"),
  ],
  ["when|what time|at what time", ask("when")],
  ["by|per|grouped by|group by|broken down by|split by|for each|each", ask("by")],
  [
    "contain|contains|containing|hold|holds|holding|held|store|stores|storing|stored|keep|keeps|kept|keeping|have|has|having|with|include|includes|including|live|lives|located|saved|save|saves|sit|sits|tagged|tagged with|tagged as|classified as|classified|marked as|marked|labelled|labeled|named|called|carry|carries|carrying|found|reside|resides|recorded|persisted|represent|tag|tags|label|labels|belong|belongs|belonging|belong to|belongs to|belonging to|carrying the tag|carry the tag|carries the tag|bear|bears|bearing|exhibit|exhibited|exposes|expose|featuring|features|feature|comprise|comprises|possess|marked with|labelled with|labeled with|labelled as|labeled as|housed|house|houses|placed|residing|stash|stashed|whose tag is|under the tag|falls under|fall under|falling under|appear|appears|appearing|occurring|with a tag|with the tag|whose tags include|kept in|to be found|occurs in|stock|marked by|flagged as|tagged by|considered|treated as|counted as|categorized as|categorised as|qualified as|count as|counts as",
    ask("holds"),
  ],
  [
    "unacknowledged|open|not acknowledged|not yet acknowledged|unreviewed|nobody acknowledged|nobody has acknowledged|nobody acknowledged yet|has nobody acknowledged|have nobody acknowledged|no one acknowledged|no one has acknowledged|has no one acknowledged|not been acknowledged|not yet been acknowledged|never acknowledged|not been reviewed|not reviewed|still open|still unacknowledged|waiting for acknowledgement|awaiting acknowledgement|to be acknowledged|without acknowledgement|without an acknowledgement|pending acknowledgement|outstanding|need acknowledging|needs acknowledging|need to be acknowledged|needs to be acknowledged|need acknowledgement|still need acknowledging|still to be acknowledged|yet to be acknowledged|left to acknowledge|to acknowledge|nobody has looked at|nobody looked at|no one looked at|unconfirmed|not acknowledged by anybody|not acknowledged by anyone|unack'd|unacked|not signed off|unresolved|awaiting review|waiting for review|not yet reviewed",
    ask("open"),
  ],
  ["schema|schemas|structure|structural|catalog|catalogue|ddl", ask("schema")],
  ["not|without|except|excluding|other than|but not|no|apart from|besides", ask("not")],
  [
    "direct|directly|in 1 step|in a single step|1 level|a single level|1 step|1 hop|a single hop|immediate|immediately|first level|level 1|next level|one hop away|1 hop away|only directly|direct only|first-level|first degree|adjacent|1 level only|only 1 level",
    ask("direct"),
  ],
  [
    "describe|documentation of|documentation for|documentation|docs for|docs of|documented as|description of|definition of|explain|tell me about",
    ask("describe"),
  ],
  ["mean|means|meaning of|the meaning of|meant by|stand for|stands for|used for", ask("meaning")],
  [
    each(
      "last",
      "get|got|receive|received|had|see|saw|have|take in|took in",
      "|any|its|their|new|fresh",
      "data|rows|records|updates|update|an update|values",
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
  [ODD_VALUES, ask("anomalies")],
  [
    each(
      "|anything|something|what is|what was|things",
      "unusual|odd|strange|weird|abnormal|out of the ordinary|suspicious|irregular|unexpected|wrong",
      "in|with|about|among|on",
      "|the|our|any",
      "metrics|metric|metric values|measurements|readings",
    ),
    ask("anomalies"),
  ],
  [
    each(
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
    each(
      "did|do|does|has|have|was|were|is|are|",
      "|the|our|any|last|a",
      "discovery|discoveries|metric capture|metric captures|the scan|scans",
      "find|found|detect|detected|see|seen|notice|noticed|report|reported|discover|discovered|turn up|turned up|pick up|picked up|flag|flagged|record|recorded",
    ),
    ask("foundBy"),
  ],
  [
    each(
      "found|detected|seen|noticed|reported|discovered|picked up|flagged|recorded|caught",
      "by|in|during",
      "|the|our|a",
      "discovery|discoveries|metric capture|metric captures|scan|scans",
    ),
    ask("foundBy"),
  ],
  ["object|objects|thing|things|asset|assets|model|models|item|items", ask("object")],
  ["and|what about|how about|only|just|same for|the same for|and what about|and how about", ask("again")],
  ["severity|severities|how bad", ask("severity")],
  ["kind|kinds|type of change|types of change|kind of change|kinds of change", ask("kind")],

  [
    "table|tables|relation|relations|dataset|datasets|tables and views|tables or views|table or view|views and tables|views or tables|table and view|view or table",
    noun("table"),
  ],
  [
    "view|views|materialized view|materialized views|view definition|view definitions|definition of view|definition of a view|definitions of views",
    noun("view"),
  ],
  ["column|columns|field|fields|attribute|attributes|table column|table columns", noun("column")],
  ["index|indexes|indices", noun("index")],
  ["primary key|primary keys", noun("primary_key")],
  ["foreign key|foreign keys", noun("foreign_key")],
  ["enum|enums|enum label|enum labels", noun("enum")],
  ["function|functions|procedure|procedures|routine|routines|stored procedures", noun("routine")],
  ["trigger|triggers", noun("trigger")],
  [
    "comment|comments|table comment|table comments|column comment|column comments|comment of",
    noun("comment"),
  ],
  ["source|sources|database|databases|db|dbs|data source|data sources|warehouse", { kind: "sourceNoun" }],

  [
    "added|new|created|appeared|add|introduced|newly added|brand new|newly created|came in|gained|gain|gains|gaining|got a new|got new|adding|adds|additions|addition|acquired|have been added|has been added|was added|were added|been added|add-ons|popped up|showed up|came along|additional|got added|get added|gets added|were created|was created|been created|were introduced|newly introduced|emerged",
    verb("added"),
  ],
  [
    "removed|dropped|deleted|gone|disappeared|vanished|drop|remove|delete|dropping|removing|deleting|went away|went missing|removals|deletions|removal|deletion|lost|lose|loses|losing|got rid of|taken out|taken away|dropped out|drops|deletes|removes|disappear|disappears|vanish|vanishes|got dropped|got removed|got deleted|got lost|cut|eliminated|discarded|erased|scrapped|retired|went|were lost|was lost|ceased to exist|no longer exist|no longer exists|no longer there|no longer there",
    verb("removed"),
  ],
  [
    "renamed|rename|renames|renaming|new name|new names|got a new name|renamings|got renamed|get renamed|been renamed|name changes|name change|changed name|changed names|changed their name|changed its name|changed their names|given a new name|were given a new name",
    verb("renamed"),
  ],
  [
    "changed|different|changes|change|modified|altered|modifications|differences|alterations|schema drift|drift|evolved|changing|happened to|alter|alters|modify|modifies|alteration|modification|schema changes|schema change|structure changes|structural changes|structural change|changes of structure|changes to the structure|ddl changes|ddl change|mutated|changes in structure|changes in the structure|changes in schema|changes in the schema|changes to the schema|changes to schema|changes of schema|changes of the schema|changes of the structure|schema modifications|schema modification|schema alterations|schema alteration|schema differences|schema difference|structural modifications|structural differences|structure modifications|adjustments|adjusted|diffs|schema diffs|schema diff|got changed|got altered|got modified|schema updates|schema update|changes at schema level|changes on schema level|schema-level changes|differ|differs|difference",
    verb("changed"),
  ],
  [
    "type change|type changes|changed type|changed types|changed their type|changed its type|data type changes|data type change|changed data type|type changed|types changed|change type|a new type|new types|got a new type|got another type|got a different type|another type|a different type|different data type|new data type|data types changed|change of type|changes of type|change of data type|changes of data type|switched type|switched types|type modifications|type alterations|retyped|datatype changes|datatype change|changed datatype|datatypes changed|datatype changed|changed their data type|changed its data type|changed their types|change their type|change its type|change types",
    verb("typed"),
  ],
  [
    "critical|breaking|critical-severity|of critical severity|with critical severity|most severe|severe|bad|dangerous|serious|incompatible",
    severity("critical"),
  ],
  [
    "warning|warnings|warning-level|of warning severity|with severity warning|medium-severity|at warning level",
    severity("warning"),
  ],
  [
    "info|informational|info-level|purely informational|of info severity|with severity info|low-severity|harmless|minor|benign|non-breaking",
    severity("info"),
  ],

  ...FLOW_LINES,

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

  [DISABLED, standing("disabled")],

  ...TAG_LINES,

  [
    "all levels|all sources together|all sources combined|across all sources|over all sources|all databases together|all databases combined|across all databases|across sources|all the levels|every level|any level|on all levels|across all levels|at any depth|at all depths|all the way|all the way back|all the way up|all the way down|all the way upstream|all the way to the start|end to end|end-to-end|transitively|recursively|directly or indirectly|directly and indirectly|direct or indirect|direct and indirect|in all|overall|in total|altogether|at all|of all time|right now|at the moment|at present|these days|speaking of|when it comes to|with regard to|with regards to|with respect to|in the case of|so far|to date|up to now|until now|till now|up until now|thus far|as of now|by now|up to today|would like|i would like|know if|me if|see if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether",
    { kind: "filler" },
  ],
  ["upon|in|on|inside|within|from|of|for|at|to|into", { kind: "into" }],
];

const FILLERS =
  `a an the do does did done is are was were be been has had me us our ours my your i you we would could can please pls plz thanks
  thank hey hi hello want wanted need know tell there that or as so also too now currently already ever yet its their if this these
  those it they them data information value values content contents currently right exist exists existing someone somebody whose detected flagged raised reported logged seen noticed spotted identified registered observed discovered picked showed shows showing shown occur occurs occurred turned up full complete entire whole very much really quite kindly something gets got then come
  happen happens ones look looks seem seems am among amongst hit hits happening undergone underwent took place taken place experience experienced see sees saw together combined altogether anywhere somewhere at plain simple maybe perhaps by chance actually individual overall respective around anymore i'd one about made happened anywhere everywhere still happening using being ever`.split(
    /\s+/,
  );

/** Fillers that are read as something else where that is possible. */
export const CATALOG_PHRASES: ReadonlyMap<string, Meaning> = new Map([
  ...FILLERS.map((word) => [word, { kind: "filler" }] as [string, Meaning]),
  ...LINES.flatMap(([phrases, meaning]) =>
    phrases.split("|").map((phrase) => [phrase, meaning] as [string, Meaning]),
  ),
]);

export const LONGEST_CATALOG_PHRASE = Math.max(
  ...[...CATALOG_PHRASES.keys()].map((phrase) => phrase.split(" ").length),
);

/** Words that say that jobs are asked for: no part of the catalog is meant by them. */
export const OF_JOBS: ReadonlySet<string> = new Set(
  `job jobs run runs ran task tasks failed fail fails failing failure failures failed error errors retry retries retried cancelled canceled
  pending queued running completed succeeded discovery discoveries scan scans extraction extractions check checks capture captures
  generation checked wrong why worker workers schedule scheduled long longest slowest duration`.split(/\s+/),
);

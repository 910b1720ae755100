/** Words and phrases of questions about the catalog, that are no names and no times. */
import type { Severity, Standing } from "./question.ts";

export type Noun =
  | "table"
  | "view"
  | "column"
  | "index"
  | "primary_key"
  | "foreign_key"
  | "enum"
  | "routine"
  | "trigger";
export type Verb = "added" | "removed" | "renamed" | "changed" | "typed";
/** `feeds`: what comes before it flows into what follows. `reads`: the other way round. */
export type Flow = "feeds" | "reads" | "upstream" | "downstream" | "both";
export type Ask =
  | ("where" | "which" | "show" | "howMany" | "when" | "by" | "holds" | "open" | "schema" | "not" | "direct")
  | (
      | "describe"
      | "what"
      | "meaning"
      | "updated"
      | "freshness"
      | "anomalies"
      | "again"
      | "severity"
      | "kind"
      | "who"
      | "metrics"
    );

export type Meaning =
  | { kind: "ask"; value: Ask }
  | { kind: "noun"; value: Noun }
  | { kind: "sourceNoun" }
  | { kind: "verb"; value: Verb }
  | { kind: "flow"; value: Flow }
  | { kind: "tag"; value: string; isInWords: true }
  | { kind: "severity"; value: Severity }
  | { kind: "standing"; value: Standing }
  /** `in` and its like, which make a place of the name after them. */
  | { kind: "into" }
  | { kind: "filler" };

const ask = (value: Ask): Meaning => ({ kind: "ask", value });
const noun = (value: Noun): Meaning => ({ kind: "noun", value });
const verb = (value: Verb): Meaning => ({ kind: "verb", value });
const flow = (value: Flow): Meaning => ({ kind: "flow", value });
const tag = (value: string): Meaning => ({ kind: "tag", value, isInWords: true });
const severity = (value: Severity): Meaning => ({ kind: "severity", value });
const standing = (value: Standing): Meaning => ({ kind: "standing", value });

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
  .concat("disabled freshness", "not checked for freshness")
  .join("|");

/** Phrases are separated by `|`. */
const LINES: [string, Meaning][] = [
  [
    "where|whereabouts|in which place|in what place|in which database|in which source|in what database|in what source",
    ask("where"),
  ],
  ["which|what all|any|anything|something|everything|whatever|what else|which other", ask("which")],
  ["what|how did|how has|how have|how do", ask("what")],
  ["who|whom", ask("who")],
  [
    "show|list|give|display|find|get|see|search|a list of|list of|enumerate|find me|show me|give me|search for|look for|looking for|locate|all|every|print",
    ask("show"),
  ],
  ["how many|number of|count|count of|the number of|total number of|how many different", ask("howMany")],
  ["when|what time|at what time", ask("when")],
  ["by|per|grouped by|group by|broken down by|split by|for each|each", ask("by")],
  [
    "contain|contains|containing|hold|holds|holding|held|store|stores|storing|stored|keep|keeps|kept|keeping|have|has|having|with|include|includes|including|live|lives|located|saved|save|saves|sit|sits|tagged|tagged with|tagged as|classified as|classified|marked as|marked|labelled|labeled|named|called|carry|carries|carrying|found|reside|resides|recorded|persisted|represent|tag|tags|label|labels|belong|belongs|belonging|belong to|belongs to|belonging to|carrying the tag|carry the tag|carries the tag|bear|bears|bearing|exhibit|exhibited|exposes|expose|featuring|features|feature|comprise|comprises|possess|marked with|labelled with|labeled with|labelled as|labeled as|housed|house|houses|placed|residing|stash|stashed|whose tag is|under the tag|falls under|fall under|falling under",
    ask("holds"),
  ],
  [
    "unacknowledged|open|not acknowledged|not yet acknowledged|unreviewed|nobody acknowledged|nobody has acknowledged|nobody acknowledged yet|has nobody acknowledged|have nobody acknowledged|no one acknowledged|no one has acknowledged|has no one acknowledged|not been acknowledged|not yet been acknowledged|never acknowledged|not been reviewed|not reviewed|still open|still unacknowledged|waiting for acknowledgement|awaiting acknowledgement|to be acknowledged|without acknowledgement|without an acknowledgement|pending acknowledgement|outstanding",
    ask("open"),
  ],
  ["schema|schemas|structure|structural|catalog|catalogue|ddl", ask("schema")],
  ["not|without|except|excluding|other than|but not|no|apart from|besides", ask("not")],
  ["direct|directly|in one step|one level|one step|one hop|immediate|immediately|first level", ask("direct")],
  [
    "describe|documentation of|documentation for|documentation|docs for|docs of|documented as|description of|definition of|explain|tell me about",
    ask("describe"),
  ],
  ["mean|means|meaning of|the meaning of|meant by|stand for|stands for|used for", ask("meaning")],
  [
    "last updated|last update|last update of|updated last|most recently updated|last refreshed|last loaded|last written|last written to|get new rows|got new rows|last get new data|last receive data|last got new data|last load|last fed|last filled|last populated|last get data|last receive new rows|last receive rows|last get rows|last had new rows|get its last rows|last refresh",
    ask("updated"),
  ],
  ["freshness|how fresh|how stale|how old|how up to date|how current", ask("freshness")],
  [ODD_VALUES, ask("anomalies")],
  [
    "anomaly|anomalies|anomalous|abnormality|abnormalities|irregularity|irregularities|metric outlier|metric outliers|metric spike|metric spikes|spike|metrics anomalies|metrics anomaly|metric anomalies|metric anomaly|outlier|outliers|unusual value|unusual values|unusual metrics|odd values|strange values|spikes|anomalous metrics|anomalous values",
    ask("anomalies"),
  ],
  ["metric|metrics", ask("metrics")],
  ["and|what about|how about|only|just|same for|the same for|and what about|and how about", ask("again")],
  ["severity|severities|how bad", ask("severity")],
  ["kind|kinds|type of change|types of change|kind of change|kinds of change", ask("kind")],

  [
    "table|tables|relation|relations|dataset|datasets|tables and views|tables or views|table or view|views and tables|views or tables|table and view|view or table",
    noun("table"),
  ],
  ["view|views|materialized view|materialized views", noun("view")],
  ["column|columns|field|fields|attribute|attributes|table column|table columns", noun("column")],
  ["index|indexes|indices", noun("index")],
  ["primary key|primary keys", noun("primary_key")],
  ["foreign key|foreign keys", noun("foreign_key")],
  ["enum|enums|enum label|enum labels", noun("enum")],
  ["function|functions|procedure|procedures|routine|routines|stored procedures", noun("routine")],
  ["trigger|triggers", noun("trigger")],
  ["source|sources|database|databases|db|dbs|data source|data sources|warehouse", { kind: "sourceNoun" }],

  [
    "added|new|created|appeared|add|introduced|newly added|brand new|newly created|came in|gained|gain|gains|gaining|got a new|got new|adding|adds|additions|addition|acquired|have been added|has been added|was added|were added|been added",
    verb("added"),
  ],
  [
    "removed|dropped|deleted|gone|disappeared|vanished|drop|remove|delete|dropping|removing|deleting|went away|went missing|removals|deletions|removal|deletion|lost|lose|loses|losing|got rid of|taken out|taken away|dropped out|drops|deletes|removes|disappear|disappears|vanish|vanishes",
    verb("removed"),
  ],
  ["renamed|rename|renames|renaming|new name|new names|got a new name|renamings", verb("renamed")],
  [
    "changed|changes|change|modified|altered|modifications|differences|alterations|schema drift|drift|evolved|changing|happened to|alter|alters|modify|modifies|alteration|modification|schema changes|schema change|structure changes|structural changes|structural change|changes of structure|changes to the structure|ddl changes|ddl change|mutated",
    verb("changed"),
  ],
  [
    "type change|type changes|changed type|changed types|changed their type|changed its type|data type changes|data type change|changed data type|type changed|types changed|change type|a new type|new types",
    verb("typed"),
  ],
  ["critical|breaking|severe|bad|dangerous|serious|incompatible", severity("critical")],
  ["warning|warnings", severity("warning")],
  ["info|informational|harmless|minor|benign|non-breaking", severity("info")],

  [
    "upstream|upstream of|inputs of|inputs to|inputs for|dependencies of|origin of|origins of|parents of|ancestors of|provenance of|upstream from|upstream tables of|upstream dependencies of|upstream sources of|parents|ancestors|inputs|feeders of",
    flow("upstream"),
  ],
  [
    "what else is affected|affected downstream|affected|impacted|downstream from|downstream tables of|downstream dependencies of|downstream consumers of|descendants|what happens if|what happens when|what will happen if|what would happen if|will break if|will break|breaks when|downstream|downstream of|impact of|impacted by|affected by|affected if|breaks if|break if|break when|breaks when|dependents of|dependents|consumers of|consumers|children of|descendants of|readers of|suffer if|hurt if|be affected|be impacted|would be affected by|would feel it if|would break if|would break",
    flow("downstream"),
  ],
  ["full lineage of|whole lineage of|lineage of|lineage for|lineage|data flow of|flow of", flow("both")],
  [
    "feed|feeds|feeding|flow into|flows into|flow to|flows to|go into|goes into|populate|populates|fill|fills|end up in|ends up in|used by|read by|used in|used to build|used to make|flow|flows|supply|supplies|supplying|provide data to|provides data to|provide data for|provides data for|deliver data to|delivers data to|contribute to|contributes to|is an input of|is an input to|an input to|an input of|load into|loads into|write to|writes to|write into|writes into|send data to|sends data to|pass data to|passes data to",
    flow("feeds"),
  ],
  [
    "depend on|depends on|depending on|depend|depends|come from|comes from|coming from|derived from|derive from|derives from|built from|built on|built on top of|build on|builds on|made from|made of|based on|read from|reads from|read|reads|use|uses|using|fed by|populated by|filled by|filled from|computed from|calculated from|consume|consumes|select from|selects from|get its data from|gets its data from|get their data from|gets their data from|get data from|gets data from|getting data from|getting its data from|get the data from|gets the data from|get its rows from|gets its rows from|get its values from|gets its values from|get its content from|get its contents from|get its numbers from|have its data from|has its data from|take its data from|takes its data from|take data from|takes data from|draw data from|draws data from|draw from|draws from|draw its data from|draws its data from|pull from|pulls from|pull data from|pulls data from|pull its data from|pulls its data from|receive data from|receives data from|receive its data from|receives its data from|source its data from|sources its data from|sourced from|loaded from|load from|loads from|load its data from|loads its data from|generated from|created from|produced from|assembled from|composed of|compiled from|aggregated from|joined from|taken from|obtained from|originating from|originated from|rely on|relies on|relying on|reliant on|dependent on|is fed from|fed from|get fed from|get fed by|gets fed by|rests on|rest on|query|queries|querying|reference|references|referencing|refer to|refers to|reading from|reading|originate from|originates from|originate",
    flow("reads"),
  ],

  [
    "stale|out of date|outdated|overdue|not up to date|late|behind|too old|delayed|lagging|lagging behind|behind schedule|out-of-date|not been updated in time|not current|no longer up to date|no longer fresh|gone stale",
    standing("stale"),
  ],
  ["fresh|up to date|up-to-date|on time", standing("fresh")],
  [
    "freshness we do not know|do not know the freshness|not know the freshness|freshness is not known|freshness not known|freshness is undetermined|freshness could not be determined|freshness is unclear|not known to be fresh|no known freshness|freshness nobody knows|freshness is a mystery|unknown freshness|freshness is currently unknown|of unknown freshness|freshness unknown|freshness is unknown",
    standing("unknown"),
  ],

  [DISABLED, standing("disabled")],

  [
    "email|emails|e-mail|e-mails|email address|email addresses|e-mail address|e-mail addresses|mail address|mail addresses|mail|mails",
    tag("pii:email"),
  ],
  [
    "phone|phones|phone number|phone numbers|telephone|telephone number|telephone numbers|mobile number|mobile numbers|telephones",
    tag("pii:phone"),
  ],
  ["ssn|ssns|social security number|social security numbers", tag("pii:ssn")],
  [
    "credit card|credit cards|credit card number|credit card numbers|card number|card numbers|payment card|payment cards|credit card data",
    tag("pii:credit-card"),
  ],
  ["ip address|ip addresses|ips|ip", tag("pii:ip-address")],
  [
    "address|addresses|postal address|postal addresses|home address|home addresses|street address|street addresses",
    tag("pii:address"),
  ],
  [
    "date of birth|dates of birth|birth date|birth dates|birthday|birthdays|birthdate|birthdates|dob",
    tag("pii:date-of-birth"),
  ],
  ["gender|genders|sex", tag("pii:gender")],
  ["age of people|ages", tag("pii:age")],
  ["national id|national ids|national identity number|national identity numbers", tag("pii:national-id")],
  [
    "driving licence|driving licences|driving license|driving licenses|driver license|driver licenses|driver licence",
    tag("pii:driving-licence"),
  ],
  ["vin|vins|vehicle id|vehicle ids|licence plates|license plates", tag("pii:vehicle-id")],
  ["iban|ibans|bank account|bank accounts|bank account number|bank account numbers", tag("pii:bank-account")],
  ["passport|passports|passport number|passport numbers", tag("pii:passport")],
  ["username|usernames|user name|user names|login name|login names", tag("pii:username")],
  ["coordinates|geolocation|geolocations|gps", tag("pii:location")],
  [
    "password|passwords|credential|credentials|secrets|api keys|access tokens|password hashes",
    tag("pii:credential"),
  ],
  [
    "person name|person names|personal name|personal names|full name|full names|first names|last names|names of people|people names|surname|surnames",
    tag("pii:name"),
  ],
  [
    "personal data|personal information|pii|personally identifiable information|personal details|pii data|private data",
    tag("pii:*"),
  ],
  [
    "sensitive|highly sensitive|sensitive data|sensitive information|high sensitivity|highly sensitive data|high-sensitivity",
    tag("sensitivity:high"),
  ],
  ["medium sensitivity|medium-sensitivity", tag("sensitivity:medium")],
  ["low sensitivity|low-sensitivity", tag("sensitivity:low")],

  [
    "all levels|all the levels|every level|any level|on all levels|across all levels|at any depth|at all depths|all the way|all the way back|all the way up|all the way down|all the way upstream|all the way to the start|end to end|end-to-end|transitively|recursively|directly or indirectly|directly and indirectly|direct or indirect|direct and indirect|in all|overall|in total|altogether|at all|of all time|right now|at the moment|at present|these days|so far|to date|up to now|would like|i would like|know if|me if|see if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether",
    { kind: "filler" },
  ],
  ["in|on|inside|within|from|of|for|at|to|into", { kind: "into" }],
];

const FILLERS =
  `a an the do does did done is are was were be been has had me us our ours my your i you we would could can please pls plz thanks
  thank hey hi hello want wanted need know tell there that or as so also too now currently already ever yet its their if this these
  those it they them data information value values content contents currently right exist exists existing someone somebody whose detected flagged raised reported logged seen noticed spotted identified registered observed discovered picked showed shows showing shown occur occurs occurred turned up full complete entire whole very much really quite kindly something gets got then come
  happen happens ones i'd one about made happened anywhere everywhere still happening using being ever`.split(
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

/** Words and phrases of questions about the catalog, that are no names and no times. */
import { PhraseBook } from "../words/phrase-book.ts";
import { each, either } from "../words/phrases.ts";
import { ANOMALY_LINES } from "./anomaly-words.ts";
import { DEPTH_LINES } from "./depth-words.ts";
import { FLOW_LINES } from "./flow-words.ts";
import { FRESHNESS_LINES } from "./freshness-words.ts";
import { HOLDING_LINES } from "./holding-words.ts";
import { LEAVING_OUT_LINES } from "./leaving-out-words.ts";
import { ask, type CatalogLine, type Meaning, noun, severity, verb } from "./meaning.ts";
import { TAG_LINES } from "./tag-words.ts";

/** “Of critical severity”, “with severity critical”, “of a critical nature”. */
const graded = (levels: string): string =>
  either(
    each("|of|with|at", levels, "level|severity"),
    each("|with|of", "severity", "|of|is", levels),
    each("of|with", "|a|an", levels, "nature|kind|sort|type|degree|grade|character|level|severity"),
  );

const LINES: readonly CatalogLine[] = [
  ...HOLDING_LINES,
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
    "how many|current count of|current number of|current total of|present count of|present number of|number of|total|totals|tally|tally of|a count of|quantity of|the count of|what number of|numbers of|number|the number|total count|total count of|overall number of|count|count of|the number of|total number of|how many different|the amount of|the quantity of|the figure for",
    ask("howMany"),
  ],
  [
    "how many times|how often|how frequently|number of times|the number of times|on how many occasions|often|many times",
    ask("often"),
  ],
  ["when|what time|at what time|since when|at which time|at what moment|at which moment", ask("when")],
  [each("|on|since|at|from", "which|what", "date|dates|day|days"), ask("when")],
  ["by|per|grouped by|group by|broken down by|split by|for each|each", ask("by")],
  [
    either(
      "unacknowledged|open|not acknowledged|not yet acknowledged|unreviewed|nobody acknowledged|nobody has acknowledged|nobody acknowledged yet|has nobody acknowledged|have nobody acknowledged|no one acknowledged|no one has acknowledged|has no one acknowledged|not been acknowledged|not yet been acknowledged|never acknowledged|not been reviewed|not reviewed|still open|still unacknowledged|waiting for acknowledgement|awaiting acknowledgement|to be acknowledged|without acknowledgement|without an acknowledgement|pending acknowledgement|outstanding|need acknowledging|needs acknowledging|need to be acknowledged|needs to be acknowledged|need acknowledgement|still need acknowledging|still to be acknowledged|yet to be acknowledged|left to acknowledge|to acknowledge|nobody has looked at|nobody looked at|no one looked at|unconfirmed|not acknowledged by anybody|not acknowledged by anyone|unack'd|unacked|not signed off|unresolved|awaiting review|waiting for review|not yet reviewed",
      each(
        "|still",
        "waiting|yet|left|due|remaining",
        "to be|to get",
        "acknowledged|reviewed|confirmed|signed off",
      ),
    ),
    ask("open"),
  ],
  [
    either(
      "schema|schemas|structure|structural|catalog|catalogue|ddl|structurally",
      each("schema|structure|catalog", "wise"),
      "schema-wise|structure-wise|schemawise",
      each("on|at|from", "the", "schema|structural|structure", "side|level|front"),
    ),
    ask("schema"),
  ],
  ...LEAVING_OUT_LINES,
  [
    either(
      each(
        "across|in|within|throughout|over|from|anywhere in|everywhere in|all over",
        "|the|our|this|your",
        "|whole|entire|complete|full",
        "catalog|catalogue|data catalog|data catalogue|organization|organisation|company",
      ),
      each(
        "across|in|within|throughout|over|from|of",
        "all|all the|all our|all of our|all of the|every|each of the|any of our|any of the|our",
        "sources|source|databases|database|dbs|data sources|connections|systems",
      ),
      each(
        "across|over|in|for|among|of",
        "all|all the|all our|all of our|every|each of our",
        "metrics|metric",
      ),
      "catalog-wide|catalogue-wide|company-wide|everywhere we have",
    ),
    ask("everywhere"),
  ],
  [
    either(
      each(
        "views",
        "included|too|as well|also|inclusive|counted too|counted as well|counted in|count too|count as well",
      ),
      each("including|incl|inclusive of|include|counting|plus|also|with", "|the|any|all", "views"),
    ),
    ask("viewsToo"),
  ],
  [
    "direct|directly|in 1 step|in a single step|1 level|a single level|1 step|1 hop|a single hop|immediate|immediately|first level|level 1|next level|one hop away|1 hop away|only directly|direct only|first-level|first degree|adjacent|1 level only|only 1 level",
    ask("direct"),
  ],
  [
    "describe|documentation of|documentation for|documentation|docs for|docs of|documented as|description of|definition of|explain|tell me about",
    ask("describe"),
  ],
  ["mean|means|meaning of|the meaning of|meant by|stand for|stands for|used for", ask("meaning")],
  ["object|objects|thing|things|asset|assets|model|models|item|items", ask("object")],
  ["and|what about|how about|only|just|same for|the same for|and what about|and how about", ask("again")],
  ["alone|solely|exclusively", ask("again")],
  ["severity|severities|how bad|severity level|severity levels", ask("severity")],
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
  [
    "source|sources|systems|database|databases|db|dbs|data source|data sources|warehouse",
    { kind: "sourceNoun" },
  ],

  [
    "added|new|created|appeared|add|introduced|newly added|brand new|newly created|came in|gained|gain|gains|gaining|got a new|got new|adding|adds|additions|addition|acquired|have been added|has been added|was added|were added|been added|add-ons|popped up|showed up|came along|additional|got added|get added|gets added|were created|was created|been created|were introduced|newly introduced|emerged|came into being|come into being|came into existence|sprang up|made their appearance",
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
    "changed|different|changes|change|modified|altered|modifications|differences|alterations|schema drift|drift|evolved|changing|happened to|alter|alters|modify|modifies|alteration|modification|schema changes|schema change|structure changes|structural changes|structural change|changes of structure|changes to the structure|ddl changes|ddl change|mutated|changes in structure|changes in the structure|changes in schema|changes in the schema|changes to the schema|changes to schema|changes of schema|changes of the schema|changes of the structure|schema modifications|schema modification|schema alterations|schema alteration|schema differences|schema difference|structural modifications|structural differences|structure modifications|adjustments|adjusted|redefined|redefine|redefines|redefinition|redefinitions|amended|amendments|reworked|restructured|reshaped|rewritten|diffs|schema diffs|schema diff|got changed|got altered|got modified|schema updates|schema update|changes at schema level|changes on schema level|schema-level changes|differ|differs|difference",
    verb("changed"),
  ],
  [
    either(
      "type change|type changes|changed type|changed types|changed their type|changed its type|data type changes|data type change|changed data type|type changed|types changed|change type|a new type|new types|got a new type|got another type|got a different type|another type|a different type|different data type|new data type|data types changed|change of type|changes of type|change of data type|changes of data type|switched type|switched types|type modifications|type alterations|retyped|datatype changes|datatype change|changed datatype|datatypes changed|datatype changed|changed their data type|changed its data type|changed their types|change their type|change its type|change types",
      each(
        "column|data|field|their|its",
        "type|types",
        "|was|were|has been|have been|got",
        "changed|altered|modified|switched",
      ),
    ),
    verb("typed"),
  ],
  [
    either(
      "critical|breaking|critical-severity|severe|bad|dangerous|serious|incompatible",
      graded("critical|high"),
    ),
    severity("critical"),
  ],
  [either("warning|warnings|warning-level|medium-severity", graded("warning|medium")), severity("warning")],
  [
    either(
      "info|information|informational|purely informational|harmless|minor|benign|info-level|information-level|low-severity",
      graded("info|information|low"),
    ),
    severity("info"),
  ],

  ...FLOW_LINES,
  ...DEPTH_LINES,

  ...ANOMALY_LINES,
  ...FRESHNESS_LINES,
  ...TAG_LINES,

  [
    "all sources together|all sources combined|all databases together|all databases combined|across sources|in all|overall|in total|altogether|at all|of all time|right now|at the moment|at present|these days|speaking of|when it comes to|with regard to|with regards to|with respect to|in the case of|so far|to date|up to now|until now|till now|up until now|thus far|as of now|by now|up to today|would like|i would like|know if|me if|see if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether|of any kind|of any sort|of any type|of any form|of whatever kind|of whatever sort|of all kinds|of every kind|whatsoever|in any form|i mean|i meant|i.e|that is to say|in other words|to be exact|to be precise|precisely|exactly|specifically|namely",
    { kind: "filler" },
  ],
  // Whoever finds, meets or goes through something.
  [
    either(
      "detect|detects|detecting|notice|notices|spot|spots|record|records|register|registers|report|reports|encounter|encounters|encountered|observe|observes|bring|brings|brought|undergo|undergoes|suffer|suffers|suffered|witness|witnessed|meet|met|catch|caught|log|logs|find out|found out",
      each("pick|picks|picked|picking|turn|turns|turned|turning|come|comes|came|crop|crops|cropped", "up"),
    ),
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
export const CATALOG_PHRASES: PhraseBook<Meaning> = new PhraseBook<Meaning>([
  [FILLERS.join("|"), { kind: "filler" }],
  ...LINES,
]);

/** Words that say that jobs are asked for: no part of the catalog is meant by them. */
export const OF_JOBS: ReadonlySet<string> = new Set(
  `job jobs run runs ran task tasks failed fail fails failing failure failures failed error errors timeout timeouts crash crashes retry retries retried cancelled canceled
  pending queued running completed succeeded discovery discoveries scan scans extraction extractions check checks capture captures
  generation checked wrong why worker workers schedule scheduled long longest slowest duration`.split(/\s+/),
);

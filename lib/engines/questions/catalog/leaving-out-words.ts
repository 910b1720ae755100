/** How people say what a question of the catalog leaves out. */
import { each, either } from "../words/phrases.ts";
import { ask, type CatalogLine } from "./meaning.ts";

const EVERY =
  "all|all of them|all of it|everything|everywhere|anything|anywhere|any|every|whatever|all kinds|any kind";
const ALL_OF = each(
  "all|all the|all our|every|any|any other",
  "source|sources|database|databases|severity|severities|kind|kinds|change|changes|table|tables",
);

const LEAVING_OUT = either(
  "not|without|bar|except|excluding|exclude|excludes|excepting|but not|no|none|never|minus|barring|ignoring|ignore|disregarding|disregard|discounting|omitting|omit|skipping|skip|outside|beyond the ones in",
  each(
    "other|anywhere other|somewhere other|elsewhere|anything other|everything other|rather|different",
    "than",
  ),
  each("except|save|apart|aside|excepted", "for|from"),
  each("instead|outside|exclusive|to the exclusion", "of"),
  each(EVERY, "but|except|except for|besides|apart from|bar"),
  each(ALL_OF, "but|except|except for|besides|apart from|bar"),
  each("leaving|leave|left|setting|putting", "out|aside"),
  each("without|not", "counting|including|considering|listing|showing|mentioning|looking at"),
  each("and|so|but|that is|i mean", "not"),
  each("not", "the|any|a|an|just any"),
  each("with", "the exception of|exception of"),
  each("do not", "count|show|list|mention|report|consider"),
  "besides|as opposed to|unlike|not even|not merely|not simply|not just|and not just|and not merely|and not simply",
);

export const LEAVING_OUT_LINES: readonly CatalogLine[] = [
  [LEAVING_OUT, ask("not")],
  [
    each(
      "|the|any|all|its|all the|any of the",
      "rest|others|other ones|remaining ones|remainder|rest of it|rest of them|other tables|other views|other sources|other databases|remaining tables|remaining sources|neighbours|neighbouring tables",
    ),
    ask("others"),
  ],
  [
    each(
      "|the|any|all|just|only|merely|simply|ones|those",
      "suggested|proposed|recommended|suggestion|suggestions|proposal|proposals|tag suggestions|suggested tags|candidates|suggested ones|proposed ones|merely suggested|only suggested|just suggested|merely proposed|only proposed|just proposed",
    ),
    ask("suggested"),
  ],
  [
    either(
      each(
        "|the|its|the very",
        "other way|opposite|reverse|converse|inverse",
        "|around|round|about|direction",
      ),
      "vice versa|the other direction|other direction|opposite direction|the opposite direction",
    ),
    ask("reverse"),
  ],
  [
    each(
      "|the|any|all",
      "old|older|earlier|past|previous|former|historic|historical|bygone",
      "|ones|anomalies",
    ),
    ask("past"),
  ],
  [
    either(
      each("indirect|indirectly|transitive|transitively", "|ones|tables|views|dependencies|dependents"),
      each("in|at|over|via", "2|more|several|many|further|more than 1", "steps|hops|levels"),
      each(
        "via|through",
        "|some|any|an|a",
        "other|another|others|intermediate|further|something else",
        "|table|tables|view|views|step|steps|ones",
      ),
    ),
    ask("indirect"),
  ],
];

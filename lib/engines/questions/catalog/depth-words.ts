/** How people say that lineage is asked for as far as it goes. */
import { each, either, inTurn } from "../words/phrases.ts";
import { ask, type CatalogLine } from "./meaning.ts";

const NEAR = "direct|directly|immediate|immediately";
const FAR = either(
  "indirect|indirectly|transitive|transitively|not|remotely|through others|via others|over several steps|in several steps",
  each("further|farther", "back|up|down|along|on|upstream|downstream|away|off"),
  each(
    "via|through",
    "|some|any",
    "other|another|intermediate|further",
    "table|tables|view|views|step|steps|ones",
  ),
  each(
    "by way of|by means of|via|through|over",
    "something else|other things|others|another|anything else|intermediaries|something in between|detours",
  ),
  "at one remove|at 1 remove|at some remove",
);

export const DEPTH_LINES: readonly CatalogLine[] = [
  [
    [
      inTurn(NEAR, "or|and|and or|as well as|or else|or even", FAR),
      inTurn(
        "|be it|whether|either|both",
        "indirect|indirectly|transitive|transitively",
        "or|and|as well as",
        NEAR,
      ),
      inTurn("indirect|indirectly|indirect ones|indirect dependents", "included|too|as well|also"),
      inTurn(
        "including|also|even",
        "|the",
        "indirect|indirectly",
        "|ones|tables|views|dependents|dependencies",
      ),
      inTurn("not", "just|only|merely", "|the", NEAR, "|ones|tables|views"),
      inTurn(
        "|at|on|in|over|across|through|to|down to|up to",
        "any|all|every|whatever|all the|each",
        "level|levels|depth|depths|hop|hops|step|steps|generation|generations|layer|layers|stage|stages|degree|degrees|remove|removes",
      ),
      inTurn(
        "|through|over",
        "all|every|each",
        "|of",
        "|the",
        "step|steps|level|levels|hop|hops",
        "back|backwards",
      ),
      inTurn(
        "all|the whole|the entire|the full",
        "|of",
        "|the",
        "way",
        "|back|up|down|through|upstream|downstream",
        "|to the|to its|to their",
        "|start|source|sources|origin|origins|root|roots|top|bottom|end|beginning",
      ),
      inTurn(
        "|right|clear|clean|straight|all the way",
        "back|up|down",
        "to the|to its|to their",
        "|very|first|raw|original|ultimate",
        "start|starts|beginning|beginnings|root|roots|origins|end|ends|top|bottom",
      ),
      inTurn(
        "any|an arbitrary|whatever",
        "number of",
        "step|steps|hop|hops|level|levels|views|tables",
        "|away|back|down",
      ),
      inTurn(
        "no matter how|however",
        "deep|far|distant|indirect|indirectly|remote|remotely|many steps|many levels|many hops",
        "|away|down|back|up",
      ),
      inTurn(
        "as",
        "far|deep",
        "as",
        "it goes|possible|you can|known|is known|it gets|they go",
        "|back|up|down",
      ),
      "in any way|in some way|somehow|in one way or another|one way or another|in 1 way or another|1 way or another|in whatever way|end to end|end-to-end|recursive|recursively|transitive|transitively|multi-hop|in full depth|full depth|complete chain|the complete chain|whole chain|the whole chain|entire chain|the entire chain|full chain|the full chain",
    ],
    ask("depth"),
  ],
];

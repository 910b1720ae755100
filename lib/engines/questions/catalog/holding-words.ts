/** How people say that a table has something, or that it is tagged so. */
import { inTurn } from "../words/phrases.ts";
import { ask, type CatalogLine } from "./meaning.ts";

/** Of each verb its four forms. */
const VERBS = [
  ...["contain contains contained containing", "hold holds held holding", "store stores stored storing"],
  ...["keep keeps kept keeping", "have has had having", "include includes included including"],
  ...["carry carries carried carrying", "save saves saved saving"],
  ...[
    "house houses housed housing",
    "feature features featured featuring",
    "possess possesses possessed possessing",
  ],
  ...[
    "comprise comprises comprised comprising",
    "expose exposes exposed exposing",
    "exhibit exhibits exhibited exhibiting",
  ],
  ...["record records recorded recording", "stash stashes stashed stashing", "live lives lived living"],
  ...["sit sits sat sitting", "reside resides resided residing", "appear appears appeared appearing"],
  ...[
    "occur occurs occurred occurring",
    "belong belongs belonged belonging",
    "represent represents represented representing",
  ],
  ...["persist persists persisted persisting", "stock stocks stocked stocking", "tag tags tagged tagging"],
  ...["label labels labelled labelling", "place places placed placing"],
  ...["turn|up turns|up turned|up turning|up", "wear wears worn wearing", "bear bears borne bearing"],
  ...["boast boasts boasted boasting", "sport sports sported sporting", "retain retains retained retaining"],
  ...["harbour harbours harboured harbouring", "harbor harbors harbored harboring"],
  ...[
    "accommodate accommodates accommodated accommodating",
    "encompass encompasses encompassed encompassing",
  ],
  ...[
    "attach attaches attached attaching",
    "apply applies applied applying",
    "assign assigns assigned assigning",
  ],
  ...["come|with comes|with came|with coming|with", "collect collects collected collecting"],
];
const formsOf = (verb: string): string[] => verb.split(" ").map((form) => form.replace("|", " "));
const TAGGED =
  "tagged|labelled|labeled|marked|classified|flagged|categorized|categorised|annotated|designated|classed|filed|grouped|rated";

export const HOLDING_LINES: readonly CatalogLine[] = [
  [
    "contain|contains|containing|hold|holds|holding|held|store|stores|storing|stored|keep|keeps|kept|keeping|have|has|having|with|include|includes|including|live|lives|located|saved|save|saves|sit|sits|tagged|tagged with|tagged as|classified as|classified|marked as|marked|labelled|labeled|named|called|carry|carries|carrying|found|reside|resides|recorded|persisted|represent|tag|tags|label|labels|belong|belongs|belonging|belong to|belongs to|belonging to|carrying the tag|carry the tag|carries the tag|bear|bears|bearing|exhibit|exhibited|exposes|expose|featuring|features|feature|comprise|comprises|possess|marked with|labelled with|labeled with|labelled as|labeled as|housed|house|houses|placed|residing|stash|stashed|whose tag is|under the tag|falls under|fall under|falling under|appear|appears|appearing|occurring|with a tag|with the tag|whose tags include|kept in|to be found|occurs in|stock|marked by|flagged as|tagged by|considered|treated as|counted as|categorized as|categorised as|qualified as|count as|counts as",
    ask("holds"),
  ],
  [
    [
      VERBS.flatMap(formsOf).join("|"),
      inTurn(TAGGED, "|with|as|by|for|under|as being|to be", "|a|an|the", "|tag|label"),
      "present|to be found|be found|found|available|existing|exists in",
      inTurn(
        "under|bearing|having|with|carrying|whose",
        "|the|a|any",
        "|tag|tags|label|labels|tag is|tags include|label is",
      ),
      "named|called|titled|entitled",
      inTurn("by|with|of|under|bearing|having|carrying", "the", "name", "|of"),
      inTurn("|currently|actually|really", "in", "possession", "of"),
      inTurn("equipped|endowed|provided|furnished", "with"),
      inTurn("on|to|in", "which|whom"),
      inTurn("attached|applied|assigned|given|set|stuck|put", "|to|on|onto"),
      inTurn("|going|judging|according|so", "by|to|as per|from", "its|their|the", "tag|tags|label|labels"),
      inTurn("as per", "its|their|the", "tag|tags|label|labels"),
      inTurn("whose|its|the", "name", "is|was|reads"),
    ],
    ask("holds"),
  ],
];

/** How people say that a job failed, went well, was stopped or goes on: of every list one word, and nothing between. */
import { each } from "./phrases.ts";

const AUXILIARY = "did|has|have|had|could|was|were";
const NO_SUCCESS =
  "get to the end|reach the end|make it to the end|come off well|come good|come to a good end|come to fruition|end happily|turn out well|go according to plan|go as planned|meet with success|prove successful|get anywhere|be successful|been successful|succeed|succeeded|work|worked|work out|worked out|pass|passed|go through|gone through|get through|got through|come through|make it|made it|make it through|made it through|go well|gone well|end well|ended well|run through|run successfully|run cleanly|run properly|run to the end|complete successfully|completed successfully|complete cleanly|finish successfully|finished successfully|finish cleanly|finish properly|end successfully|end cleanly|pull through|come off|succeeding";

export const FAILED: string = [
  "choke|chokes|choked|choking|choked up|errs|err|erred|erring|error'd|errored|red|in the red|failed out|failed on us|kicked the bucket|gave up the ghost|gave up|croaked|crap out|craps out|packed up|packed in|packed it in|misfired|backfired|stumbled|nosedived|fizzled|fizzled out|imploded|exploded|gave out|hit a snag|hit a wall|hit the wall|hit trouble|hit problems|came a cropper|came unstuck|fell flat|fell apart|fell down|fell on its face|fell on their face|fell on their faces|fell to pieces|fall apart|fall flat|falling apart|screwed up|messed up|borked|broke off|conk out|conking out|got an exception|threw an exception|threw exceptions|raised an exception|returned an error|returned errors|came to grief|came to nothing|did not come off|were a failure|was a failure|were failures|met with failure|no success|had no success|were no success|without success|unsuccessful ones|unsuccessful one",
  each(
    "end|ends|ended|ending|finish|finished|turn|turns|turned|went|gone|going|go|goes|is|are|was|were|been|show|shows|showed|showing|shown|marked|marked as|came up|come up|comes up|came out|came back|wound up|ended up|end up|turned out",
    "red|in the red|in red",
  ),
  each(
    "end|ends|ended|ending|finish|finished|come out|came out|turn out|turned out|went|gone|going|go|goes|wound up|wind up|ended up|end up",
    "badly|wrong|awry|amiss|sideways|pear-shaped|sour|off the rails|up in smoke|up in flames|down in flames|to pieces|unsuccessfully|with error|with failure|with an exception|with exceptions|on an error|on error|with errors|with an error|with a failure|with failures|in error|in an error|in failure|in a failure|in tears|as failed|as a failure|as failures",
  ),
  each(`|${AUXILIARY}`, "not", NO_SUCCESS),
  each(
    "did|could",
    "not",
    "reach|get to|make it to|run to",
    "the end|completion|the finish|the finish line|a good end",
  ),
  each(
    "fail|fails|failed|failing",
    "to",
    "come off|come good|get through|go through|make it|make it through|get anywhere|work|reach the end|end well|run through",
  ),
  each(
    "come|comes|came|coming",
    "to",
    "grief|nothing|naught|nought|harm|a bad end|a sticky end|a sad end|an unhappy end|an unfortunate end",
  ),
  each("come|comes|coming", "unstuck|undone|a cropper"),
  each("go|goes|went|going|gone", "bad|belly up|belly-up|kaboom"),
  each(
    "meet|meets|met|meeting",
    "|with",
    "failure|a failure|misfortune|disaster|trouble|an error|errors|a bad end|a sticky end|an unhappy end",
  ),
  each(
    "end|ends|ended|ending|finish|finished|wound up|ended up",
    "unhappily|poorly|disastrously|in disaster|in collapse|in a crash|broken|up broken",
  ),
  each("have|has|had|having", "a bad|a sad|an unhappy|an unfortunate", "end|ending|outcome"),
  each(
    "prove|proves|proved|proven|turn out|turns out|turned out|end up|ends up|ended up|end up as|ended up as",
    "|to be",
    "unsuccessful|a failure|failures|a flop|flops",
  ),
  each("go|goes|went|going|gone", "bust|to the wall|down the drain|down the tubes|kaput|astray|to ruin"),
  each(
    "fall|falls|falling|fallen",
    "through|over|down|apart|flat|to pieces|by the wayside|at the last hurdle|at the first hurdle|on its face|on their faces",
  ),
  "fell by the wayside|fell at the last hurdle|fell at the first hurdle",
  each(
    "run|ran|runs|running",
    "aground|into difficulty|into difficulties|into problems|into trouble|into an error|into errors|into a wall|into a snag|into snags|into issues|into a problem|into the sand|into the ground",
  ),
  each(
    "|was|were|been|being|get|got|gets",
    "wrecked|ruined|sunk|derailed|torpedoed|thwarted|foiled|scuppered|felled|botched|brought down|taken down|knocked out|laid low",
  ),
  "bring down|brings down|took down|take down|takes down|sank|wreck|ruin|sink|derail|thwart|scupper",
  "hiccup|hiccups|founder|founders|foundered|foundering|floundered|miscarry|miscarried|malfunction|malfunctions|malfunctioning|perished|buckled|crumbled|gave way|fouled up|came crashing down|was a washout",
  "mishap|mishaps|breakage|breakages|meltdown|meltdowns|glitch|glitches|fiasco|fiascos|demise|flops|abend|abends|abended",
].join("|");

export const COMPLETED: string = [
  "came off|come off|came off well|without mishap|without mishaps|without a mishap|wrapped up|wrap up|wraps up|wrapping up|finished up|run to completion|ran to completion|reached the end|made it to the end|run to the end|ran to the end|got finished|got completed|in the green|is green|are green|was green|were green|went green|came up green|ended green|showed green|went off well|panned out|was a success|were a success|were successes|got through|clean run|clean runs|successful ones|successful one",
  each(
    "ran|run|runs|go|went|goes|gone|come off|comes off|came off|went through|go through|goes through|gone through|get through|got through|gets through|came through|come through|made it through|make it through|passed|pass|finish|finishes|finished|complete|completes|completed|end|ends|ended|worked|work|executed|wrap up|wrapped up|turned out|turn out|came out|come out|went off|terminated|concluded",
    "cleanly|clean|fine|just fine|ok|okay|well|successfully|smoothly|properly|flawlessly|perfectly|correctly|nicely|happily|all right|alright|in the green|green|with success|in success|without errors|without error|without an error|without any error|without any errors|without a hitch|without hitches|without a hiccup|without problems|without a problem|without any problem|without any problems|without issues|without any issues|without an issue|without trouble|without any trouble|without failing|without failure|without a failure|without incident|without a glitch|without mishap|without a mishap|without mishaps|without a snag|without crashing|without a crash|without breaking|without breaking down|without erroring|with no errors|with no error|with no problems|with no issues|with no trouble",
  ),
  each(
    "come|comes|came|coming|brought|bring|carried|carried through|seen through|got",
    "to",
    "a good end|a happy end|a successful end|a successful conclusion|a happy conclusion|a good conclusion|a successful close|fruition|completion|successful completion",
  ),
  each(
    "carried|seen|went|gone|came|come|got|ran|run",
    "|right|all the way",
    "through",
    "to",
    "the end|completion|the finish",
  ),
  each("meet|meets|met|meeting|crowned", "with", "success"),
  each(
    "prove|proves|proved|proven|turn out|turns out|turned out|end up|ended up",
    "|to be",
    "successful|a success|successes",
  ),
  each("have|has|had|saw|having", "a happy|a good|a successful", "end|ending|outcome"),
  each("cross|crossed|over|across", "the", "finish line|finishing line|line"),
].join("|");

export const CANCELLED: string = [
  each("brought|put", "to", "a halt|a stop|a standstill|an early end|a premature end"),
  each("somebody|someone|anybody|anyone", "put|puts", "a stop|an end|a halt", "to"),
  each("somebody|someone|anybody|anyone", "pulled", "the plug on"),
  each("was|were|been|got|being", "given up|canned|binned|ditched|nixed|withdrawn|taken off"),
  each("got|get|given", "the", "chop|axe|boot"),
  "discontinued|withdrawn|broken off|nipped in the bud|stopped in its tracks|stopped in their tracks",
  each(
    "stopped|cancelled|canceled|aborted|killed|terminated|interrupted|halted|ended|called off|cut off",
    "manually|by hand|by someone|by somebody|by a person|by people|by a user|by users|by a human|by humans|by anyone|by anybody|midway|half-way|halfway|half way|half-way through|halfway through|mid-run|mid run|in the middle|prematurely|early|before the end|before completion|before finishing|before they finished|before it finished|before they were done|before it was done",
  ),
].join("|");

export const RUNNING: string = [
  each(
    "|still|currently|already|right now",
    "in train|in full swing|hard at work|at work|in operation|in action|being worked at|being worked through|in the middle of running|in the process of running|in the midst of running|on the go|at it|under way|underway|in motion|in the works|mid-run|in flight|in progress|going on|crunching",
  ),
  each(
    "still|currently|now|already|just now",
    "being executed|being run|being processed|being carried out|being performed|being worked on|being done|executing|processing|in execution|in process",
  ),
  "already going|already running|already started running|already in progress|already executing|already up and running|still going strong",
  each("still|currently|now", "keeping going|churning|plodding on"),
  each(
    "|still|currently|now|already",
    "chugging|whirring|trundling|grinding|beavering|crunching|plugging|puffing",
    "along|away",
  ),
  each(
    "|have|has|are|is",
    "not",
    "come to an end yet|yet come to an end|run their course yet|run its course yet|yet run their course|yet run its course|yet over|yet ended|yet concluded|yet through|yet at an end|at an end yet|concluded yet|wrapped up yet|yet wrapped up|yet completed|completed yet",
  ),
  each(
    "yet to|still to",
    "end|conclude|wrap up|come to an end|be over|be through|run their course|run its course|be completed|be finished",
  ),
].join("|");

const GO =
  "get off the ground|get going|get under way|get underway|get started|get rolling|get moving|begin|start|commence|kick off|take off|go|run|be begun|be started|be run|be executed|be launched|be picked up|be set going|be set off|be taken up|be dealt with|be worked on|get their turn|get its turn|have their turn|have its turn|get a turn|have a turn|come to their turn|get a worker";
const GONE =
  "got off the ground|gotten off the ground|got going|gotten going|got under way|gotten under way|got underway|got started|gotten started|got rolling|begun|started|commenced|kicked off|taken off|run|been begun|been started|been run|been executed|been launched|been picked up|been set going|been taken up|had their turn|had its turn|had a turn|come to their turn|got their turn";

export const PENDING: string = [
  each(
    "|still",
    "waiting|awaiting|wait|waits|await|awaits",
    "|for",
    "|its|their|a|the",
    "turn|start|go|slot|worker|execution|launch|kick-off",
  ),
  each("yet to|still to|to be had|have still to|has still to", GO),
  each("|still|as yet", "not yet", GONE),
  each("have|has", "|still|as yet", "not", GONE, "|yet|so far"),
  each("have|has", "not yet", GONE),
  each(
    "|still",
    "standing|stand|stands|lying|lie|lies|sitting|held|held up|being held up|parked|backed up|piled up|lined up|kept|hanging around|languishing",
    "in|on",
    "|the|our|a|the job",
    "queue|line|backlog|waiting line|waiting list",
  ),
  "on standby|kept waiting|still being kept waiting|biding their time|backed up|still outstanding",
].join("|");

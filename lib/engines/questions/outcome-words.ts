/** How people say that a job failed, went well, was stopped or goes on: of every list one word, and nothing between. */
import { each } from "./phrases.ts";

const AUXILIARY = "did|has|have|had|could|was|were";
const NO_SUCCESS =
  "succeed|succeeded|work|worked|work out|worked out|pass|passed|go through|gone through|get through|got through|come through|make it|made it|make it through|made it through|go well|gone well|end well|ended well|run through|run successfully|run cleanly|run properly|run to the end|complete successfully|completed successfully|complete cleanly|finish successfully|finished successfully|finish cleanly|finish properly|end successfully|end cleanly|pull through|come off|succeeding";

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
].join("|");

export const COMPLETED: string = [
  "wrapped up|wrap up|wraps up|wrapping up|finished up|run to completion|ran to completion|reached the end|made it to the end|run to the end|ran to the end|got finished|got completed|in the green|is green|are green|was green|were green|went green|came up green|ended green|showed green|went off well|came off|came off well|panned out|was a success|were a success|were successes|got through|clean run|clean runs|successful ones|successful one",
  each(
    "ran|run|runs|go|went|goes|gone|went through|go through|goes through|gone through|get through|got through|gets through|came through|come through|made it through|make it through|passed|pass|finish|finishes|finished|complete|completes|completed|end|ends|ended|worked|work|executed|wrap up|wrapped up|turned out|turn out|came out|come out|went off|terminated|concluded",
    "cleanly|clean|fine|just fine|ok|okay|well|successfully|smoothly|properly|flawlessly|perfectly|correctly|nicely|happily|all right|alright|in the green|green|with success|in success|without errors|without error|without an error|without any error|without any errors|without a hitch|without hitches|without a hiccup|without problems|without a problem|without any problem|without any problems|without issues|without any issues|without an issue|without trouble|without any trouble|without failing|without failure|without a failure|without incident|without a glitch|with no errors|with no error|with no problems|with no issues|with no trouble",
  ),
].join("|");

export const CANCELLED: string = each(
  "stopped|cancelled|canceled|aborted|killed|terminated|interrupted|halted|ended|called off|cut off",
  "manually|by hand|by someone|by somebody|by a person|by people|by a user|by users|by a human|by humans|by anyone|by anybody|midway|half-way|halfway|half way|half-way through|halfway through|mid-run|mid run|in the middle|prematurely|early|before the end|before completion|before finishing|before they finished|before it finished|before they were done|before it was done",
);

export const RUNNING: string = [
  each(
    "|still|currently|already|right now",
    "on the go|at it|under way|underway|in motion|in the works|mid-run|in flight|in progress|going on|crunching",
  ),
  each(
    "still|currently|now|already|just now",
    "being executed|being run|being processed|being carried out|being performed|being worked on|being done|executing|processing|in execution|in process",
  ),
  "already going|already running|already started running|already in progress|already executing|already up and running|still going strong|not over yet|not done yet|not through yet|have not ended yet|has not ended yet|have yet to finish|has yet to finish|yet to finish|yet to complete|still to finish",
].join("|");

/** “Cancelled jobs this week, all sources”: by itself that narrows nothing, and behind another question it would widen it. */
const EVERYWHERE =
  /\s*[,;–—]\s*(?:across |over |in |for )?(?:all|every) (?:of )?(?:the |our )?(?:sources?|databases?|types)(?: together| combined| please| pls)?\s*[.!?]*$/i;

export const withoutEverywhere = (text: string): string => text.replace(EVERYWHERE, "");

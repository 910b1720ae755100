/** Words of remarks: what people say beside a question. None of them says which jobs or tables are meant. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Each of these alone makes a remark of words that say nothing. */
export const GREETS = list(
  "hi hey hello hiya heya yo howdy greetings happy hope hoping dear sorry apologies welcome",
);
export const THANKS = list(
  "please pls plz thanks thank thx cheers kindly asap ta grateful appreciated regards urgent urgently",
);
export const INTERJECTIONS = list(
  `ok okay first quick so um umm uh uhm well btw fyi alright hm hmm oh ah right wow ugh damn argh oops weird strange odd funny interesting curious honestly
  seriously finally lastly also next anyway quickly briefly rush hurry curiosity context record clear honest way idea wondering checking asking
  lol haha hahaha hehe lmao rofl smh tbh ngl imho imo idk sigh phew meh xd newbie noob chance moment minute sec advance interest excuse story friend sanity`,
);
export const ASKED = list(
  "question questions q request requests favour favor ask query thing one help reminder clarification check sanity-check",
);
export const PURPOSES = list(
  `incident ticket file standup stand-up handover hand-over handoff hand-off retro retrospective meeting meetings review postmortem post-mortem boss manager
  presentation deck call sync demo report reports reporting summary newsletter slides slide minutes update audit notes records planning
  page committee kpi kpis board management cto ceo cfo coo cio auditor auditors team colleagues stakeholders statistics stats
  slo slos sli slis spreadsheet excel powerpoint email mail chat memo briefing wiki blog offsite townhall town-hall interview coffee colleague customer-call
  channel folder binder pack paper papers dossier archive log logbook document documents doc docs register evidence
  thread agenda protocol appendix annex assessment certification inspection statement circular bulletin training workshop onboarding
  debrief recap all-hands one-on-one check-in catch-up catchup scrum shift jira confluence slack teams rca okr sla qbr dashboard dashboards
  officer officers secretary steward stewards controller controllers auditors' regulator regulators regulator's dpo compliance legal leadership director directors' supervisor steerco request requests inquiry enquiry query-log investigation lawyer lawyers counsel authority authorities`,
);
/** Whom or what is heard from: with a verb of saying, coming or waiting they say why something is asked. */
export const CALLERS = list(
  `customer client vendor supplier pager phone alarm alert finance ops operations sales support security marketing hr it product infra
  platform management boss's lead head chief owner analyst analysts engineer engineers developer developers consultant admin dba dbas admins administrator administrators sre sres dev devs dpo dpos consultants vendors suppliers clients customers users user partner partners auditor auditors somebody
  someone everyone everybody people guy guys lady deadline gdpr dsar sar sox iso rfc`,
);
/** Which of these: the quality log, the evidence folder, the ops channel. */
export const MODIFIES = list(
  `quality evidence compliance gdpr ops operations risk security finance executive exec leadership regulatory regulator external internal
  project release change incident slack teams jira confluence service support on-call oncall morning afternoon evening monthly weekly daily
  quarterly annual yearly board steering management audit auditors' customer client vendor data-protection privacy dpo data quality-assurance
  processing privacy security protection qa kpi sla okr rca gdpr dsar subject access platform infra engineering department departmental company own little own long-overdue
  regular usual upcoming deletion erasure removal disclosure information legal personal half-yearly bi-weekly biweekly fortnightly early late night`,
);
/** What an answer is called that is a number, and what else it may be. */
export const COUNTS = list("figure number count total amount tally headcount stat");
export const ANSWERS = list(
  "list overview info information answer answers facts figures numbers details something idea input insight hint feedback data help hand those these them both name names reason explanation screenshot",
);

/** They say nothing beside one of those above. */
const BESIDE = list(
  `a an the best kind warm many while my our your this that it is are be was am i we you me us there all team folks guys everyone everybody anybody anyone mate
  tidewatch good very much many lot lots so just only real really quick short small silly stupid dumb easy random simple little tiny brief
  last next another more final general basic no not sure stress worries pressure hurry for before of to from with in on at by out and or but
  if when have has had get got may can could would will do does don't mind bother bothering let know tell story long again here
  need i'd i'm it's that's let's see go time second first one's possible weekly daily monthly quarterly yearly annual status shift sprint
  incident steering tomorrow tonight later soon today's tomorrow's upcoming big other`,
);
/** “Late for the meeting” is late, and “stale tables, for the meeting” are for it. */
export const TIMELY = "late|overdue|ready|fresh|stale|(?:in|on) time|up to date";
/** “For the Monday meeting.” */
export const WEEKDAYS = list("monday tuesday wednesday thursday friday saturday sunday");

export const isBeside = (word: string): boolean =>
  [BESIDE, GREETS, THANKS, INTERJECTIONS, ASKED, PURPOSES, ANSWERS, COUNTS].some((words) => words.has(word));

/** What is said beside a question is meant as it stands. */
export const isOfRemarks = (word: string): boolean =>
  isBeside(word) || CALLERS.has(word) || MODIFIES.has(word);

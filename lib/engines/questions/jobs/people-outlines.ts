/** Shapes of questions about jobs that say something of people which is not that they started one. */
import type { Shape } from "../shapes.ts";

const THING = "<(?:jobs|ran|type|status:[a-z+]+|error|trigger:retry)>";
const STARTED = {
  because: "Of people it is kept who started a job. Ask for jobs that somebody started.",
  offers: ["jobs I started", "who started the most jobs this week"],
};

export const PEOPLE_OUTLINES: readonly Shape[] = [
  // “Which jobs did Ingrid cause”, “what did Tomás work on”, “go through”.
  {
    shape:
      /\b(?:did|does|do|has|have) (?:<person>|i|we) (?:<by:error>|touch|touched|<jobs> on|<status:completed> <time>)/,
    unless: /<begun>/,
    ...STARTED,
  },
  // “Ingrid Rivera”, where these are two.
  {
    shape: /<person> <person(?::owner)?>/,
    because: "Nobody is called so. Name one person, or join two with “and”.",
  },
  // “It's Ingrid, my failures”: “my” is of who is signed in.
  {
    shape: /^(?:hi |hello |hey )*(?:it|this|i) (?:is|am) <person>(?! <person)/,
    unless: /<begun>|<last>|<most>/,
    because: "“My” and “I” are of who is signed in. Name the person: “jobs that … started”.",
  },
  // “Maya's colleagues”, “Maya's source crm”.
  {
    shape: /<person:owner> <by:(?:person|source|asset)>/,
    because: "Whose source or colleague something is is not kept. Ask for jobs that somebody started.",
    offers: ["jobs I started"],
  },
  // “Am I running anything”, “failures of me”, “me and Tomás, failures”.
  {
    shape: new RegExp(
      `^(?:and )?(?:(?:do|have) i (?:have |got )*(?:<(?:show|status:[a-z+]+|jobs)>|any )|me and <person>)|<(?:which|howMany)> ${THING} (?:do|have) i (?:have|got)\\b|${THING} (?:of|from|with) me\\b`,
    ),
    because: "It does not say that you started them. Ask for jobs that you started.",
    offers: ["jobs I started today", "my failed jobs this week"],
  },
];

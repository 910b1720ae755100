/** Abbreviations that people write, and what they stand for. */
import type { Rewording } from "./rewording.ts";

export const ABBREVIATIONS: readonly Rewording[] = [
  [
    /\b(failures?|fails|jobs?|runs?|errors?|counts?|timeouts?|retries|cancellations)\s*\/\s*(source|type|day|table|person|user|db|database|reason|status)\b/gi,
    "$1 per $2",
  ],
  [/\bb4\b/gi, "before"],
  [/\bconn\b\.?/gi, "connection"],
  [/#\s*(?:of\s+)?(?=[a-z])/gi, "number of "],
  [/\b(?:no\.?|nos\.?|nr\.?|nbr\.?|num\.?|nb\.?) of\b/gi, "number of"],
  [/(?<![\w/])w\/(?:o|out)\b|\bsans\b/gi, "without"],
  [/(?<=\w )w(?= [a-z]{3,})/gi, "with"],
  [/\b2day\b/gi, "today"],
  [/\s*(?:!=|<>)\s*/g, " other than "],
  [/(?<![\w/])b\/w\b/gi, "between"],
  [/(?<![\w/])w\/\s*/gi, "with "],
  [/\s&\s/g, " and "],
  [/\b(?:rn|atm)\b/gi, "right now"],
  [/\bwks\b/gi, "weeks"],
  [/\bwk\b/gi, "week"],
  [/\b(?:mths|mnths)\b/gi, "months"],
  [/\b(?:mth|mnth)\b/gi, "month"],
  [/\b(?:wknd|w\/e)\b/gi, "weekend"],
  [/\b(?:yday|ystd|yest|ystrdy)\b/gi, "yesterday"],
  [/\bprev\b\.?/gi, "previous"],
  [/\bpct\b/gi, "percent"],
  [/\b(?:thx|tx|ty)\b/gi, "thanks"],
  [/\b(?:mtd|month[- ]to[- ]date)\b/gi, "this month"],
  [/\b(?:wtd|week[- ]to[- ]date)\b/gi, "this week"],
  [/\b(?:ytd|year[- ]to[- ]date)\b/gi, "this year"],
  [/\b(?:qtd|quarter[- ]to[- ]date)\b/gi, "this quarter"],
];

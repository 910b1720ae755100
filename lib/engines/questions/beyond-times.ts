/** Shapes of questions whose time is said, and does not name one stretch: about an hour, days that come again or are counted. */
import type { Shape } from "./shapes.ts";

const DAYS =
  "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays|mornings|afternoons|evenings|nights";

export const UNCLEAR_TIMES: readonly Shape[] = [
  {
    shape:
      /\b24 ?\/ ?7\b|\b(?:these|those) days\b(?! (?:that|which)\b)|\btimes of (?:the |all |our )*(?:\w+ )?(?:failures|jobs|runs|errors)\b|\bin the (?:last|past) days\b/,
    because: "It does not say which days or hours are meant. Say from when until when.",
    offers: ["failed jobs today", "when did discovery last fail"],
  },
  {
    shape:
      /\b(?:yesterday|today|week|month|\w+day) (?:at|around|by|about) (?:about )?(?:this|that|the same) (?:time|hour)\b|\bthis day (?:last|a|in|of)\b|\b(?:1|some|a certain) day (?:last|this|in the|of)\b/,
    because: "It does not say which day or hour is meant. Name the day, or from when until when.",
    offers: ["failed jobs on Monday", "jobs between 2 pm and 4 pm yesterday"],
  },
  {
    shape: /\b(?:at|around|from|since|before|after|until|by|during) that time\b|\ball the time\b/,
    unless: /\bof all the time\b/,
    because: "It does not say which time is meant. Ask from when until when.",
    offers: ["jobs between 2 pm and 4 pm today"],
  },
  // “In the two days before Monday”, “the last day crm failed”: days that are counted from another, and no grouping.
  {
    shape:
      /\b(?:in|on|during|within|over|for) (?:the )?(?:\d+ )?days (?!of\b|when\b|with\b|that\b|in\b)|\bdays (?:before|after|from|until|since|around) |\b(?:last|first|latest) day (?:without |of (?:failures?|errors?)|(?!of\b|this\b|last\b|in\b)\S+ (?:failed|ran|completed|broke))|\bevery day (?:but|except)\b|\ball day\b|\b(?:daily|nightly|weekly|hourly|weekend) (?:jobs?|runs?)\b/,
    unless: /\b(?:last|past|previous|next|recent) \d+ days\b/,
    because: "It does not say from which day until which. Name both days, or ask by day.",
    offers: ["jobs from 16 to 20 November", "failures by day this week"],
  },
  {
    shape:
      /\b(about|around|approximately|roughly|circa|near|(just|shortly|soon|right|immediately|directly|slightly|briefly|a (bit|little|while)) (after|before|past)) (the )?(\d|noon|midnight|midday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)/,
    unless: /\bwhat about\b|\bhow about\b/,
    because: "A time has to be said exactly. Name the day, or from when until when.",
    offers: ["failed jobs on Monday", "jobs between 2 pm and 4 pm today"],
  },
  {
    shape: /\b(this|same|that) time (last|yesterday|tomorrow|next|on|a)\b/,
    because: "A time has to be said exactly. Name the day, or from when until when.",
    offers: ["jobs between 2 pm and 4 pm yesterday"],
  },
  {
    shape: new RegExp(
      `\\b(${DAYS})\\b|\\b(every|each|alternate) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday|morning|afternoon|evening|night)\\b`,
    ),
    because: "Days that come again are not asked for together. Name one of them, or ask by day.",
    offers: ["failures by day this month", "failed jobs on Monday"],
  },
];

/** What Tidewatch itself can say of a column. Plain: pages and settings list it. */
export const PII_TAGS = [
  "pii:email",
  "pii:phone",
  "pii:ssn",
  "pii:credit-card",
  "pii:ip-address",
  "pii:address",
  "pii:name",
  "pii:date-of-birth",
  "pii:age",
  "pii:gender",
  "pii:national-id",
  "pii:driving-licence",
  "pii:vehicle-id",
  "pii:bank-account",
  "pii:passport",
  "pii:username",
  "pii:location",
  "pii:credential",
] as const;
export const SENSITIVITY_TAGS = ["sensitivity:high", "sensitivity:medium", "sensitivity:low"] as const;
export const DOMAIN_TAGS = [
  "domain:customer",
  "domain:finance",
  "domain:marketing",
  "domain:product",
  "domain:operations",
  "domain:hr",
  "domain:security",
] as const;

export type PiiTag = (typeof PII_TAGS)[number];
export type SensitivityTag = (typeof SENSITIVITY_TAGS)[number];
export type DomainTag = (typeof DOMAIN_TAGS)[number];

/** Built in or an organization's own: a family and a name. */
export const TAG_NAME = /^[a-z0-9-]{1,28}:[a-z0-9-]{1,30}$/;

export const TAG_FAMILIES = ["pii", "sensitivity", "domain"] as const;
export type TagFamily = (typeof TAG_FAMILIES)[number];

/** `possible` is shown for review and not applied. */
export const TAG_LEVELS = ["confirmed", "likely", "possible"] as const;
export type TagLevel = (typeof TAG_LEVELS)[number];

const LEAST = { confirmed: 0.9, likely: 0.6, possible: 0.3 } as const;

/** Null where the evidence is too thin to show anybody. */
export const levelOf = (confidence: number): TagLevel | null =>
  TAG_LEVELS.find((level) => confidence >= LEAST[level]) ?? null;

/** How people call the kinds of data that tags stand for. */
import { each, either, inTurn, type Sequence } from "../words/phrases.ts";
import { type CatalogLine, tag } from "./meaning.ts";

const DATA = "data|details|information|info";

/** “A pii tag”, “any kind of personal data”, “data about people”. */
const PERSONAL = either(
  each(
    "|any|any kind of|any sort of|any type of|all kinds of|some kind of|whatever|kind of|kinds of|type of|types of|sort of|sorts of",
    "personal|privacy-relevant|privacy relevant|person-related|personally identifiable|personal identifiable|gdpr-relevant|gdpr relevant",
    DATA,
  ),
  each(
    "|a|any|some|the|one",
    "pii|personal data|personal-data",
    "tag|tags|label|labels|classification|marker|of any kind|at all|flag",
  ),
  each("pii|pii-", "tagged|marked|labelled|labeled"),
  each(
    "any|any kind of|any sort of|any type of|all kinds of|whatever|kind of|kinds of|type of|types of|sort of|sorts of",
    "pii|personal data|personal information",
  ),
  each(
    "data|information|details",
    "about|on|of|relating to|concerning",
    "|real|natural|individual|identifiable|living",
    "people|persons|individuals",
  ),
);

/** “A tag of the pii family”, “any sensitivity tag”: whichever of them. */
const anyOf = (family: string): readonly Sequence[] => [
  inTurn(
    "|a|any|some",
    "tag|tags|label|labels",
    "of|from|in|within|out of|belonging to",
    "|the|our",
    family,
    "|family|group|category|kind|sort|type|class|namespace|range|set|series|tags",
  ),
  inTurn("|a|any|some|the", family, "family|group|category|class|namespace", "|tag|tags|label|labels"),
  inTurn("a|any|some", family, "tag|label|tag at all"),
];

const levels = (level: string): string =>
  either(
    each(level, "sensitivity|sensitivity data|sensitivity tag|sensitivity level|sensitivity label"),
    each(
      "|of|with|a|with a|has",
      `sensitivity|sensitivity level|sensitivity tag`,
      "|is|of|level|set to|being",
      level,
    ),
    each("of|with|has|a|with a|tag|the", level, "sensitivity"),
  );

export const TAG_LINES: readonly CatalogLine[] = [
  [
    either(
      "email|emails|email data|e-mail data|mailing addresses of e-mail|contact e-mails|contact emails|e-mail|e-mails|email address|email addresses|e-mail address|e-mail addresses|mail address|mail addresses|mail|mails",
      each("email|e-mail|mail", `id|ids|addr|addrs|adress|adresses|${DATA}`),
    ),
    tag("pii:email"),
  ],
  [
    either(
      "phone|phones|phone number|phone data|phone details|telephone data|contact numbers|contact number|cell phone numbers|cell numbers|mobile phone numbers|mobile phones|phone numbers|telephone|telephone number|telephone numbers|mobile number|mobile numbers|telephones",
      each(
        "phone|telephone|tel|mobile|cell|cellphone|cell phone|mobile phone",
        "number|numbers|no|nos|nr|nrs|data|details|information",
      ),
    ),
    tag("pii:phone"),
  ],
  ["ssn|ssns|social security number|social security numbers", tag("pii:ssn")],
  [
    either(
      "credit card|credit cards|credit card details|card details|card data|payment card numbers|credit-card numbers|credit-card|credit card number|credit card numbers|card number|card numbers|payment card|payment cards|credit card data",
      each(
        "credit card|credit-card|payment card|debit card|card",
        "number|numbers|no|nos|data|details|information",
      ),
    ),
    tag("pii:credit-card"),
  ],
  [
    either(
      "ip address|ip addresses|ip-addresses|ip numbers|client ips|ips|ip",
      each(
        "|client|user|visitor|remote|network",
        "ip",
        "addr|addrs|adress|adresses|address|addresses|number|numbers|data|information",
      ),
    ),
    tag("pii:ip-address"),
  ],
  [
    either(
      "address|addresses|mailing address|mailing addresses|physical address|physical addresses|residential addresses|street addresses of people|home addresses|postal address|postal addresses|home address|home addresses|street address|street addresses",
      each(
        "postal|home|street|mailing|physical|residential|private",
        "address|addresses|address data|addr|addrs",
      ),
    ),
    tag("pii:address"),
  ],
  [
    either(
      "date of birth|dates of birth|birth date|birth dates|birthday|birthdays|birthdate|birthdates|dob",
      each("birth", "date|dates|day|days|date data"),
      "date of births|dates of births|birthday data",
    ),
    tag("pii:date-of-birth"),
  ],
  ["gender|genders|sex", tag("pii:gender")],
  ["age of people|ages", tag("pii:age")],
  ["national id|national ids|national identity number|national identity numbers", tag("pii:national-id")],
  [
    "driving licence|driving licences|driving license|driving licenses|driver license|driver licenses|driver licence",
    tag("pii:driving-licence"),
  ],
  ["vin|vins|vehicle id|vehicle ids|licence plates|license plates", tag("pii:vehicle-id")],
  [
    either(
      "iban|ibans|bank details|banking details|bank data|account details|bank account details|bank account data|banking data|bank information|bank account|bank accounts|bank account number|bank account numbers",
      each(
        "iban|bank account|bank|banking",
        "number|numbers|no|nos|code|codes|data|details|information|account|accounts|account data|account details|account information",
      ),
    ),
    tag("pii:bank-account"),
  ],
  [
    either(
      "passport|passports|passport number|passport numbers",
      each("passport", "number|numbers|no|nos|id|ids|data|details|information"),
    ),
    tag("pii:passport"),
  ],
  ["username|usernames|user name|user names|login name|login names", tag("pii:username")],
  [
    either(
      "coordinates|geolocation|geolocations|gps",
      each("gps|geo|location|position", "data|coordinates|coordinate|position|positions"),
    ),
    tag("pii:location"),
  ],
  [
    either(
      "password|passwords|credential|credentials|secrets|api keys|access tokens|password hashes",
      each("login|access|user", "credential|credentials|secret|secrets|password|passwords"),
    ),
    tag("pii:credential"),
  ],
  [
    either(
      "person name|person names|personal name|personal names|full name|full names|first names|last names|names of people|people names|surname|surnames",
      each(
        "names|full names|first names|last names|surnames",
        "of",
        "|real|natural|individual",
        "people|persons|individuals",
      ),
    ),
    tag("pii:name"),
  ],
  [
    [
      ...anyOf("pii|personal data|personal-data"),
      "personal data|personal information|pii|personally identifiable information|personal details|personal stuff|pii data|private data",
      PERSONAL,
    ],
    tag("pii:*"),
  ],
  [
    either(
      "sensitive|highly sensitive|sensitive data|sensitive information|high sensitivity|highly sensitive data|high-sensitivity",
      levels("high"),
    ),
    tag("sensitivity:high"),
  ],
  [either("medium sensitivity|medium-sensitivity", levels("medium")), tag("sensitivity:medium")],
  [anyOf("sensitivity"), tag("sensitivity:*")],
  [either("low sensitivity|low-sensitivity", levels("low")), tag("sensitivity:low")],
];

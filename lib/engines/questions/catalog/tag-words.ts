/** How people call the kinds of data that tags stand for. */
import { type CatalogLine, tag } from "./meaning.ts";

export const TAG_LINES: readonly CatalogLine[] = [
  [
    "email|emails|email data|e-mail data|mailing addresses of e-mail|contact e-mails|contact emails|e-mail|e-mails|email address|email addresses|e-mail address|e-mail addresses|mail address|mail addresses|mail|mails",
    tag("pii:email"),
  ],
  [
    "phone|phones|phone number|phone data|phone details|telephone data|contact numbers|contact number|cell phone numbers|cell numbers|mobile phone numbers|mobile phones|phone numbers|telephone|telephone number|telephone numbers|mobile number|mobile numbers|telephones",
    tag("pii:phone"),
  ],
  ["ssn|ssns|social security number|social security numbers", tag("pii:ssn")],
  [
    "credit card|credit cards|credit card details|card details|card data|payment card numbers|credit-card numbers|credit-card|credit card number|credit card numbers|card number|card numbers|payment card|payment cards|credit card data",
    tag("pii:credit-card"),
  ],
  ["ip address|ip addresses|ip-addresses|ip numbers|client ips|ips|ip", tag("pii:ip-address")],
  [
    "address|addresses|mailing address|mailing addresses|physical address|physical addresses|residential addresses|shipping address|shipping addresses|street addresses of people|home addresses|postal address|postal addresses|home address|home addresses|street address|street addresses",
    tag("pii:address"),
  ],
  [
    "date of birth|dates of birth|birth date|birth dates|birthday|birthdays|birthdate|birthdates|dob",
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
    "iban|ibans|bank details|banking details|bank data|account details|bank account details|bank account data|banking data|bank information|bank account|bank accounts|bank account number|bank account numbers",
    tag("pii:bank-account"),
  ],
  ["passport|passports|passport number|passport numbers", tag("pii:passport")],
  ["username|usernames|user name|user names|login name|login names", tag("pii:username")],
  ["coordinates|geolocation|geolocations|gps", tag("pii:location")],
  [
    "password|passwords|credential|credentials|secrets|api keys|access tokens|password hashes",
    tag("pii:credential"),
  ],
  [
    "person name|person names|personal name|personal names|full name|full names|first names|last names|names of people|people names|surname|surnames",
    tag("pii:name"),
  ],
  [
    "personal data|personal information|pii|personally identifiable information|personal details|pii data|private data",
    tag("pii:*"),
  ],
  [
    "sensitive|highly sensitive|sensitive data|sensitive information|high sensitivity|highly sensitive data|high-sensitivity",
    tag("sensitivity:high"),
  ],
  ["medium sensitivity|medium-sensitivity", tag("sensitivity:medium")],
  ["low sensitivity|low-sensitivity", tag("sensitivity:low")],
];

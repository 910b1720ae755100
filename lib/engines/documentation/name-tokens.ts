import { separate } from "../names/separate.ts";

/** Written with a digit within, and read as one. */
const WITH_DIGITS =
  /^(co2|h2o|no2|so2|o3|pm25|pm10|md5|sha1|sha256|sha512|utf8|ipv[46]|[bcp]2[bcp]|oauth2?|x509|a1c|hba1c|[23]d|2fa|s3|ec2|w2|w9|k8s|i18n|l10n|\d+(st|nd|rd|th))$/;

/** The parts of a name, with numbers apart: `CustPhNbr2`, `CUST_PH_NBR_2` and `cust ph nbr 2` alike. */
export const tokensOf = (name: string): string[] =>
  separate(name).flatMap((part) => (WITH_DIGITS.test(part) ? [part] : (part.match(/\d+|\D+/g) ?? [])));

/** Written with a digit within, and read as one. */
const WITH_DIGITS =
  /^(co2|h2o|no2|so2|o3|pm25|pm10|md5|sha1|sha256|sha512|utf8|ipv[46]|[bcp]2[bcp]|oauth2?|x509|a1c|hba1c|[23]d|2fa|s3|ec2|w2|w9|k8s|i18n|l10n|\d+(st|nd|rd|th))$/;

const plain = (text: string): string => text.replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");

/** The parts that a name's own writing separates: `CustPhNbr2`, `CUST_PH_NBR_2` and `cust ph nbr 2` alike. */
export const tokensOf = (name: string): string[] =>
  plain(name)
    .replace(/([A-Z]{2,})s(?![a-z])/g, "$1")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "")
    .flatMap((part) => (WITH_DIGITS.test(part) ? [part] : (part.match(/\d+|\D+/g) ?? [])));

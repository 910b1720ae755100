import type { ValueRule } from "../value-rule.ts";

/** Forms that many things share: where a name promises one of these and none comes, the name meant something else. */
export const EXPECTED_FORMS: readonly ValueRule[] = [
  { id: "email-like", says: "hold an @, or hide one", regex: "@|\\*{2}| at |^[0-9a-f]{32,}$" },
  {
    id: "phone-digits",
    says: "have as many digits as a telephone number",
    regex:
      "^[^[:alpha:]]*(\\d[^[:alpha:]]*){5,17}( ?(x|ext\\.?|#) ?\\d{1,6})?$|^[*x+0-9() -]*[*x]{3,}[*x0-9() -]*$|^\\d(\\.\\d+)?e\\+?\\d+$",
    lengths: [5, 36],
  },
  { id: "ip-masked", says: "hide or shorten an address", regex: "^(\\d{1,3}\\.){2,3}[*x0]|^[0-9a-f]{32,}$" },
  {
    id: "not-network",
    says: "read like words",
    regex: "^(?!https?:|0x|[0-9a-z]{14,}$|([0-9a-f]{2}:){5}|\\d{1,3}(\\.\\d{1,3}){3}).*[[:alpha:]]{2}",
  },
  {
    id: "not-status",
    says: "are no words for a status",
    regex:
      "^(?!(active|inactive|open|opened|closed|close|pending|draft|new|done|ready|idle|on|off|enabled|disabled|running|started|stopped|paused|completed|complete|failed|success|error|cancelled|canceled|processing|archived|deleted|blocked|approved|rejected|shipped|delivered|placed|confirmed|accepted|received|returned|refunded|fulfilled|queued|sent|paid|unpaid|suspended|expired|valid|invalid|activo|inactivo|baja|alta|abierto|cerrado|aktiv|inaktiv|offen|ativo|inativo|actif|inactif|attivo|yes|no|true|false|normal)$)[[:alpha:]]",
    lengths: [1, 45],
  },
  {
    id: "postal-code",
    says: "have the form of postal codes",
    regex: "^[a-z]{0,4}[ -]?\\d[a-z0-9 -]*(\\.0)?$",
    lengths: [2, 12],
  },
  {
    id: "coordinate",
    says: "are degrees",
    regex:
      "^-?(1[0-7]\\d|180|\\d{1,2})([.,]\\d+)?( ?°.*)?( ?[nsew])?$|^(point|\\(?-?\\d{1,3}\\.\\d+[,; ])|^01[0-9a-f]{30,}$",
  },
  {
    id: "date",
    says: "are dates",
    regex: "^\\d{1,4}[-/. ]\\w{1,9}[-/. ,]+\\d{1,4}|^[[:alpha:]]{3,9}\\.? \\d{1,2}|^(19|20)\\d{6}$",
  },
  { id: "year", says: "are years", regex: "^(18|19|20)\\d{2}(\\.0)?$" },
  { id: "age", says: "lie between 0 and 120", regex: "^(1[01]\\d|120|\\d{1,2})(\\.\\d+)?$" },
  { id: "any-range", says: "are ranges", regex: "^\\D{0,10}\\d{1,3}( ?[-–+] ?\\d{0,3})" },
  {
    id: "gender",
    says: "are genders",
    regex:
      "^(m|f|w|d|x|u|o|h|male|female|man|woman|mann|frau|homme|femme|hombre|mujer|other|unknown|n/?a|prefer.*|non.*|[0-9]|männlich|weiblich|divers|mascul.*|f[eé]m.*|masch.*|vrouw|k|e|v|kobieta|mężczyzna|kvinn[ao]|erkek|kad[ıi]n|otoko|onna|hers?|his|they.*|she.*|he.*)$",
  },
  { id: "code", says: "are codes", regex: "^[[:alpha:] /-]{1,18}$", lengths: [1, 18] },
  {
    id: "name-like",
    says: "are made of letters",
    regex: "^[^0-9@_{}<>/=]*[[:alpha:]][^0-9@_{}<>/=]*$|^[*x]{3,}$",
    lengths: [1, 90],
  },
  { id: "handle-like", says: "are one word", regex: "^\\S+$", lengths: [2, 80] },
  {
    id: "id-number",
    says: "have the form of identity numbers",
    regex: "^(?=(.*\\d){3})[a-z0-9 ./*#-]+$|^[*x#]{3,}[*x#0-9 -]*$|^\\d(\\.\\d+)?e\\+?\\d+$",
    lengths: [4, 30],
  },
  {
    id: "account-number",
    says: "have the form of account numbers",
    // `ACC-1234` is somebody's own reference.
    regex: "^(?=(.*\\d){4})(?![a-z]{2,}[-_/#])[a-z0-9 ./*-]+$|^\\d(\\.\\d+)?e\\+?\\d+$",
    lengths: [4, 42],
  },
  {
    id: "credit-card-digits",
    says: "have as many digits as a card",
    regex: "^\\d[\\d -]{10,22}\\d$|^\\d(\\.\\d+)?e\\+?1[2-9]$",
    lengths: [5, 25],
  },
  {
    id: "masked-card",
    says: "are masked card numbers",
    regex: "[*x#•]{3,}[ -]?\\d{2,4}$|^\\d{4}$",
    lengths: [4, 25],
  },
  { id: "any-number", says: "are numbers", regex: "\\d", lengths: [1, 40] },
  {
    id: "plate",
    says: "have the form of number plates",
    regex: "^[a-z0-9äöü][a-z0-9äöü .·-]{2,18}$",
    lengths: [3, 19],
  },
];

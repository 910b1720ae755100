import { hash } from "node:crypto";

/** 128 bits: two texts of one catalog do not meet by chance. */
const HEX_DIGITS = 32;

/** The server's `hashOf` of a text, here. */
export const hashText = (text: string): string => hash("sha256", text, "hex").slice(0, HEX_DIGITS);

/** An expression that makes the server hash a text; not by MD5, which some may not use. */
export const hashOf = (text: string): string =>
  `left(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), ${HEX_DIGITS})`;

/** The hash of a text, in SQL: 128 bits, so that two texts of one catalog do not meet by chance. */
export const hashOf = (text: string): string =>
  `left(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), 32)`;

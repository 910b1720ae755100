/** How far a connection is protected, with the words people choose by. */
export const TLS_MODES = {
  "verify-full": "Verify the server's certificate",
  require: "Encrypt, but do not verify the server",
  disable: "No TLS",
} as const;
export type TlsMode = keyof typeof TLS_MODES;

/** A mode as it stands in an error, quoted as in the form. */
export const tlsWords = (mode: string): string => {
  const words: Readonly<Record<string, string>> = TLS_MODES;
  return `“${words[mode] ?? mode}”`;
};

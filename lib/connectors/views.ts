/** How far a connection is protected, with the words people choose by. */
export const TLS_MODES = {
  "verify-full": "Verify the server's certificate",
  require: "Encrypt, but do not verify the server",
  disable: "No TLS",
} as const;
export type TlsMode = keyof typeof TLS_MODES;

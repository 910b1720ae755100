export type Detail = Readonly<Record<string, string>>;

export type Explanation = {
  /** What it means and why it happens. */
  cause: string;
  /** What to do about it. */
  remedy: string;
  remedySql?: string | undefined;
  /** Worth another attempt by itself. */
  isTransient?: boolean;
  /** Worth another try by a person with nothing changed; the same as `isTransient` unless said otherwise. */
  retryHelps?: boolean;
};

export const at = ({ host = "the server", port }: Detail): string => (port ? `${host}:${port}` : host);
export const said = ({ serverMessage }: Detail): string =>
  serverMessage ? ` The server said: “${serverMessage}”.` : "";
export const roleIn = (detail: Detail): string => detail.role ?? "the role";

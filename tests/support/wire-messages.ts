/** A Postgres server's messages, for tests that answer as one would: a type, a length, a body. */
const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** 0: logged in; 3: clear-text password; 7: Kerberos. */
export const authentication = (method: number): Buffer => message("R", int32(method));

export const parameter = (name: string, value: string): Buffer =>
  message("S", Buffer.from(`${name}\0${value}\0`));

const readyForQuery = (): Buffer => message("Z", Buffer.from("I"));

/** A row of text whose own length says more than it holds. */
export const brokenRow = (): Buffer => message("D", Buffer.from([0, 9]));

/** Fields by their letters, as in the protocol: C is the SQLSTATE, M the message, R the routine. */
export const errorResponse = (fields: Record<string, string>): Buffer =>
  message(
    "E",
    Buffer.from(
      `${Object.entries({ S: "FATAL", V: "FATAL", ...fields })
        .map(([k, v]) => `${k}${v}\0`)
        .join("")}\0`,
    ),
  );

export const loggedIn = (version: string, ...more: Buffer[]): Buffer =>
  Buffer.concat([authentication(0), parameter("server_version", version), ...more, readyForQuery()]);

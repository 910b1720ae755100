/** One who sends requests by hand: with the cookies of a session, or with none. */
export type Caller = { address: string; cookie: string };

export type Answer = { status: number; location: string; text: string };

/** What was answered, without following it anywhere. Of a stream its beginning is enough. */
export async function request(
  { address, cookie }: Caller,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | FormData } = {},
): Promise<Answer> {
  const { body, ...rest } = init;
  const response = await fetch(new URL(path, address), {
    ...{ redirect: "manual", ...rest },
    ...(body !== undefined && { body }),
    headers: { origin: address, ...(cookie !== "" && { cookie }), ...rest.headers },
  });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await response.body?.cancel();
  return {
    status: response.status,
    location: response.headers.get("x-action-redirect") ?? response.headers.get("location") ?? "",
    text: isStream ? "" : await response.text(),
  };
}

/** The two ways in which an action is called: with one object by a component, with its fields by a form. */
export const WAYS = ["object", "form"] as const;

/** Calls an action as a page would, with whatever is given. */
export function call(
  caller: Caller,
  { id, path }: { id: string; path: string },
  way: (typeof WAYS)[number],
  input: object,
): Promise<Answer> {
  const headers = { "next-action": id, accept: "text/x-component" };
  if (way === "object") {
    const asText = { ...headers, "content-type": "text/plain;charset=UTF-8" };
    return request(caller, path, { method: "POST", headers: asText, body: JSON.stringify([input]) });
  }
  const body = new FormData();
  for (const [name, value] of Object.entries(input))
    body.append(`_1_${name}`, typeof value === "string" ? value : JSON.stringify(value));
  body.append("0", '[null,"$K1"]');
  return request(caller, path, { method: "POST", headers, body });
}

/** What an action's answer comes to: `forbidden: This needs the role admin.`, `to /sign-in`, `done`, or a status. */
export function outcomeOf({ status, location, text }: Answer): string {
  if (location !== "") return `to ${location.split(/[?;]/)[0]}`;
  if (status !== 200) return `${status}`;
  const refused = /"code":"(\w+)","message":"((?:[^"\\]|\\.)*)"/.exec(text);
  return refused ? `${refused[1]}: ${refused[2]}` : "done";
}

const HERE = "http://here.invalid";
const START = "/jobs";

/** Where to go after signing in: a path of this application, whatever the address bar asked for. */
export function safePath(next: string | undefined): string {
  if (!next?.startsWith("/") || !URL.canParse(next, HERE)) return START;
  const url = new URL(next, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in"))
    return START;
  return url.pathname + url.search;
}

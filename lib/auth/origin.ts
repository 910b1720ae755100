const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/**
 * Whether a request that changes something was sent by our own page. The address people use is the operator's
 * `APP_URL`; on the machine itself any loopback name will do, as long as page and request agree on it. A name that
 * merely resolves here does not.
 */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (!origin || !URL.canParse(origin)) return false;
  if (site !== null && site !== "same-origin") return false;
  const from = new URL(origin);
  if (from.origin === new URL(appUrl).origin) return true;
  return isLoopback(from.hostname) && from.host === headers.get("host");
}

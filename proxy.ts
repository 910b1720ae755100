import { type NextRequest, NextResponse } from "next/server";

// Headers and nothing else: who may see what is decided where the data is read.

const isDevelopment = process.env.NODE_ENV === "development";

/** Two styles that libraries put on the page without the nonce: an empty sheet, and React's hidden marker. */
const STYLE_HASHES =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${STYLE_HASHES}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const contentSecurityPolicy = policy(nonce);

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", contentSecurityPolicy); // where Next takes the nonce from
  // So that signing in leads back: a page on the server cannot see its own address.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", contentSecurityPolicy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("cache-control", "private, no-store");
  if (process.env.APP_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

// What passes here is held in memory, and cut after 10 MB: a file that is sent has a way of its own. So have streams: what
// is made here of a request would be held for as long as the stream is open.
export const config = {
  matcher: "/((?!_next/static|_next/image|favicon.ico|icon.svg|api/lineage/imports|api/jobs/stream).*)",
};

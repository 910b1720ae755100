import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Announcer } from "./_ui/announcer.client.tsx";
import { preloadFont } from "./_ui/font-preload.ts";
import { readTheme } from "./_ui/theme.ts";
import { Toaster } from "./_ui/toast.client.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tidewatch", template: "%s · Tidewatch" },
  description: "Every background job on your databases, live, on one page.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1214" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // a prerendered page has no nonce, and never hydrates under the policy
  preloadFont();
  return (
    <html lang="en" data-theme={await readTheme()}>
      <body>
        {/* A stacking context of its own, or sticky headers paint over dialogs, which stand beside it. */}
        <div className="isolate min-h-dvh">{children}</div>
        <Announcer />
        <Toaster />
      </body>
    </html>
  );
}

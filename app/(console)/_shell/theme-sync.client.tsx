"use client";

import { useEffect } from "react";

/** Brings a choice made in another browser, or in the settings, to this one. */
export function ThemeSync({ theme }: { theme: string }) {
  useEffect(() => {
    if (document.documentElement.dataset.theme !== theme) showTheme(theme);
  }, [theme]);
  return null;
}

/** At once, and in the cookie the next page is drawn by. */
export function showTheme(theme: string) {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}

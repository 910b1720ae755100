import { cookies } from "next/headers";

const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie mirrors the reader's preference, so that the first byte already has the right colours. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get("theme")?.value;
  return THEMES.find((theme) => theme === value) ?? "system";
}

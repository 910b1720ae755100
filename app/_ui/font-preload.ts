import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import { preload } from "react-dom";

/** Asked for together with the styles, the font is there when they are: a page is not laid out again when it comes. */
export const preloadFont = (): void =>
  preload(inter, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });

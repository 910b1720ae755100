"use client";

import { useEffect } from "react";

const openFilters = () => document.querySelectorAll<HTMLDetailsElement>("details[data-filter][open]");

/** The filters open without script; a click elsewhere or Escape closes them where there is one. */
export function FilterCloser() {
  useEffect(() => {
    const closeElsewhere = ({ target }: Event) => {
      for (const filter of openFilters()) if (!filter.contains(target as Node)) filter.open = false;
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      for (const filter of openFilters()) {
        filter.open = false;
        filter.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("click", closeElsewhere);
    document.addEventListener("keydown", closeByKey);
    return () => {
      document.removeEventListener("click", closeElsewhere);
      document.removeEventListener("keydown", closeByKey);
    };
  }, []);
  return null;
}

"use client";

import { useCallback, useEffect, useState } from "react";

type Loaded<T> = { module: T } | { error: unknown };

/**
 * A part of the page that comes apart from it: at a first sign that it may be wanted (`prepare`), at the latest when it
 * is. One that is there already is drawn at once. (`lazy` draws nothing at first even then, and React keeps what it then
 * finds back until 300 ms have passed.)
 */
export function useModule<T>(load: () => Promise<T>, isWanted: boolean) {
  const [loaded, setLoaded] = useState<Loaded<T> | null>(null);
  // What cannot be loaded in advance is asked for again, and its error thrown, when it is wanted.
  const prepare = useCallback(
    () =>
      void load().then(
        (module) => setLoaded({ module }),
        () => undefined,
      ),
    [load],
  );
  const isMissing = isWanted && loaded === null;
  useEffect(() => {
    if (!isMissing) return;
    load().then(
      (module) => setLoaded({ module }),
      (error: unknown) => setLoaded({ error }),
    );
  }, [isMissing, load]);
  if (loaded && "error" in loaded) throw loaded.error;
  return { module: loaded?.module ?? null, prepare };
}

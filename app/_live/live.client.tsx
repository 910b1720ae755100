"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from "react";
import type { JobRow } from "#lib/jobs/views.ts";
import { type LiveConnection, LiveStore } from "./live-store.ts";

const LiveContext = createContext<LiveStore | null>(null);

const CONNECTING: LiveConnection = { state: "connecting", since: null };
/** While much changes, a page that must be read again is read this often. */
const READ_AGAIN_EVERY_MS = 3_000;

type Props = { organizationId: string; userId: string; children: ReactNode };

/** Opens the browser's one stream for everything inside. Once, around the signed-in pages. */
export function LiveProvider(props: Props) {
  // Another organization or person is another store: nothing heard for one reaches the other.
  return <ScopedProvider key={`${props.organizationId}:${props.userId}`} {...props} />;
}

function ScopedProvider({ organizationId, userId, children }: Props) {
  const [store] = useState(() => new LiveStore({ organizationId, userId }));
  const { refresh } = useRouter();
  // Children listen first, for their effects run first: the stream begins where their page was read.
  useEffect(() => {
    const readAgain = atMostEvery(READ_AGAIN_EVERY_MS, () => store.whenReachable(refresh));
    const stop = store.start(readAgain.call);
    return () => {
      readAgain.stop();
      stop();
    };
  }, [store, refresh]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** At once, and then once more after a while for all calls in between. */
function atMostEvery(everyMs: number, act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const call = () => {
    isDue = true;
    if (timer) return;
    isDue = false;
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) call();
    }, everyMs);
  };
  return { call, stop: () => clearTimeout(timer) };
}

/** The state of the page's live connection, and when something was heard last (milliseconds, browser's clock). */
export function useLive(): LiveConnection & { lastEventAt(): number | null } {
  const store = useContext(LiveContext);
  const connection = useSyncExternalStore(
    store?.subscribe ?? subscribeToNothing,
    store?.getConnection ?? (() => CONNECTING),
    () => CONNECTING,
  );
  return { ...connection, lastEventAt: () => store?.lastEventAt ?? null };
}

/**
 * Reads the page again, as soon as the server can be reached: a page that is asked for in vain is lost, for Next leaves
 * it for the browser's own "cannot be reached".
 */
export function useRefresh(): () => void {
  const store = useContext(LiveContext);
  const { refresh } = useRouter();
  return useCallback(() => (store ? store.whenReachable(refresh) : refresh()), [store, refresh]);
}

const subscribeToNothing = () => () => undefined;

/**
 * Hears of every change of a job after `cursor`, which is `JobPage.cursor` of what the page shows; null hears only what
 * comes. Rows may come twice: of two readings of a job the one with the higher version is newer, and of two with the
 * same version the one heard later.
 */
export function useJobChanges(listener: (rows: JobRow[]) => void, cursor: string | null): void {
  const store = useContext(LiveContext);
  const tell = useEffectEvent(listener);
  useEffect(() => store?.listen((rows) => tell(rows), cursor), [store, cursor]);
}

export type ToastRequest = {
  /** What happened. */
  message: string;
  tone?: "info" | "failed" | "completed";
  /** What it speaks of: it takes the place of what was said of the same before. By default the message is its own. */
  subject?: string;
  /** The next step: an address, or an act such as taking it back. */
  action?: { label: string; href: string } | { label: string; onSelect: () => void };
};

let waiting: readonly ToastRequest[] = [];
const listeners = new Set<() => void>();
const publish = (requests: readonly ToastRequest[]) => {
  waiting = requests;
  for (const tell of listeners) tell();
};

/** Says something in passing; for what must be read, use a `Notice`. */
export const toast = (request: ToastRequest) => publish([...waiting, request]);

/** The host takes what has been asked for so far; its code comes with the first toast. */
export const takeToasts = (): readonly ToastRequest[] => {
  const taken = waiting;
  if (taken.length > 0) publish([]);
  return taken;
};

export const subscribeToToasts = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const waitingToasts = () => waiting;

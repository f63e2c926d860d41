/** Tells the frame that the server no longer knows our session, wherever the answer arrived. */
type Listener = () => void;

let expired = false;
const listeners = new Set<Listener>();

export function markSessionExpired(value: boolean): void {
  if (expired === value) return;
  expired = value;
  for (const listener of listeners) listener();
}

export function isSessionExpired(): boolean {
  return expired;
}

export function onSessionExpiry(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

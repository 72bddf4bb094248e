/** A tab that nobody has looked at for this long needs no stream. */
const HIDDEN_MS = 60_000;

export interface PageSigns {
  sleep(): void;
  rouse(): void;
  /** The network is gone, as far as the browser knows. */
  lose(): void;
}

/** Tells whether anybody looks at this page, and when the network is back. Answers what ends that. */
export function heedPageSigns(connection: PageSigns): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisibility = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') timer = setTimeout(() => connection.sleep(), HIDDEN_MS);
    else connection.rouse();
  };
  const onOnline = (): void => {
    if (document.visibilityState === 'visible') connection.rouse();
  };
  const onOffline = (): void => connection.lose();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
  };
}

import { type ComponentType, type ReactElement, useEffect, useState } from 'react';

const AFTER_FIRST_PAGE_MS = 1_000;

/** Loaded soon after the first page, not beside it, and not when it is needed: what says that the network is gone must be there by then. */
export function NotesLater(): ReactElement | null {
  const [Notes, setNotes] = useState<ComponentType>();
  useEffect(() => {
    const load = (): void =>
      void import('./notes').then(
        (loaded) => setNotes(() => loaded.Notes),
        () => undefined,
      );
    const timer = setTimeout(load, AFTER_FIRST_PAGE_MS);
    return () => clearTimeout(timer);
  }, []);
  return Notes ? <Notes /> : null;
}

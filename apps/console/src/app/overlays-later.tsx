import { type ComponentType, type ReactElement, useEffect, useState } from 'react';

/** Loaded beside the first page, not before it, and not when it is needed: what says that the network is gone must be there by then. */
export function OverlaysLater(): ReactElement | null {
  const [Overlays, setOverlays] = useState<ComponentType>();
  useEffect(() => {
    import('./overlays').then(
      (loaded) => setOverlays(() => loaded.Overlays),
      () => undefined,
    );
  }, []);
  return Overlays ? <Overlays /> : null;
}

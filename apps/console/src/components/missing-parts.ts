const failures = new WeakSet<object>();

/** Remembers what parts of pages could not be loaded with: nothing else tells them from faults of a page. To be called once. */
export function heedMissingParts(page: Window): void {
  page.addEventListener('vite:preloadError', ({ payload }) => failures.add(payload));
}

export const isOfMissingPart = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && failures.has(error);

/** What the simulated credentials begin with, each kind in its own header. */
const prefix = /^(?:sk-sandbox-|fk-sandbox-|sandbox-entra\.|sandbox-bedrock-|AIzaSandbox-?)/;
const form = /^(?:org-([^-]+)(?:-|$))?(?:fault-(.*))?/s;

/** What a credential says of itself: `<prefix>org-<name>-fault-<faults>-<anything>`, where both parts may be missing. */
export function readKeyText(key: string): {
  readonly organization?: string | undefined;
  readonly faults?: string | undefined;
} {
  const start = prefix.exec(key)?.[0];
  if (start === undefined) return {};
  const [, organization, faults] = form.exec(key.slice(start.length)) ?? [];
  return { organization, faults };
}

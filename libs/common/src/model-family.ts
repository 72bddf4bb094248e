const knownFamilies = /(?:^|[-./])(opus|sonnet|haiku|fable|flash-lite|flash|pro|mini|nano)(?=$|[-.@\d])/;
/** What changes from release to release: dates, versions, `latest`. */
const releaseSuffix = /(?:[-@](?:\d[\w.]*|v\d[\w.:]*|latest))+$/;

/**
 * The models that share a conversation's cache and an account's model-scoped limits: `claude-opus-5-5` and
 * `claude-opus-4-1-20250805` are both `opus`. A name without a known word is a family of its own, releases aside.
 */
export function modelFamily(model: string): string {
  let family = families.get(model);
  if (family === undefined) {
    const name = model.toLowerCase();
    family = knownFamilies.exec(name)?.[1] ?? name.replace(releaseSuffix, '');
    if (families.size >= MOST_REMEMBERED) families.clear();
    families.set(model, family);
  }
  return family;
}

/** Clients name what they like: what is remembered has to end somewhere. */
const MOST_REMEMBERED = 1_000;
const families = new Map<string, string>();

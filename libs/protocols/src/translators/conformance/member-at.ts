import { isDeepStrictEqual } from 'node:util';
import type { FeatureProbe } from './feature-probe';

/** What stands at a path such as `messages.0.content`; undefined: nothing. */
function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((holder, name) => {
    const isHolder = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name);
    return isHolder ? (holder as Readonly<Record<string, unknown>>)[name] : undefined;
  }, value);
}

/** Whether a path leads to what the client said of the feature, so that the client understands what is meant. */
export function namesFeature(path: string, { request, without }: FeatureProbe): boolean {
  const member = memberAt(request, path);
  return member !== undefined && !isDeepStrictEqual(member, memberAt(without, path));
}

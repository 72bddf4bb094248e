/** Optional members by name, and what each of them has to be. */
export type MemberChecks<T> = { readonly [Name in keyof T]?: (value: unknown) => boolean };

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** A whole number that is not negative and can be added exactly. */
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** The same object where each of its optional members is what it has to be; else a copy without those that are not. */
export function withSoundMembers<T extends object>(value: T, checks: MemberChecks<T>): T {
  const broken: string[] = [];
  for (const name of Object.keys(checks) as (keyof T & string)[]) {
    const member: unknown = value[name];
    if (member !== undefined && checks[name]?.(member) === false) broken.push(name);
  }
  if (broken.length === 0) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !broken.includes(name))) as T;
}

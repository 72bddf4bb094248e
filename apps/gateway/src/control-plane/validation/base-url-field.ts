import { ValidateBy } from 'class-validator';

const MAX_LENGTH = 2_048;

/** Absolute HTTP address without user name, query or fragment, in plain visible ASCII: what is stored is what will be dialled. */
export function isBaseUrl(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return false;
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(value) || /[@?#\\]/.test(value) || !URL.canParse(value)) return false;
  return new URL(value).hostname !== '';
}

export const IsBaseUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBaseUrl',
    validator: {
      validate: isBaseUrl,
      defaultMessage: () => '$property must be an http or https address without user name, query or fragment',
    },
  });

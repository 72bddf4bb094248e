let loading: Promise<readonly string[]> | undefined;

/** Digits and signs around a common password are what people add to it when they are asked for something longer. */
const wrapping = /^[^\p{L}]+|[^\p{L}]+$/gu;

/**
 * Whether a password is among the 49,000 that are tried first (the dictionary of zxcvbn), in any case, and with digits and signs around it
 * or not. The list is read when somebody sets the first password: it takes 20 ms and 5 MB that a start has no use for.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await (loading ??= load());
  const lowerCase = password.toLowerCase();
  const core = lowerCase.replace(wrapping, '');
  return common.includes(lowerCase) || (core !== '' && common.includes(core));
}

async function load(): Promise<readonly string[]> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return dictionary['passwords-common'];
}

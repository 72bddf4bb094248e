import { useTranslation } from 'react-i18next';
import { isFailure } from './failures';

const PROXY = 'proxy-';

/** What went wrong with a test, in words, with what the upstream called it; in the word of the relay where there are none for it. */
export function useFailureText(): (failure: string) => string {
  const { t } = useTranslation('accounts');
  return (failure) => {
    const [kind = '', code] = failure.split(': ', 2);
    const isOfProxy = kind.startsWith(PROXY);
    const inner = isOfProxy ? kind.slice(PROXY.length) : kind;
    const words = isFailure(inner) ? t(`failure.${inner}`) : inner;
    const whole = isOfProxy ? t('test.atProxy', { failure: words }) : words;
    return code === undefined ? whole : `${whole} (${code})`;
  };
}

import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { type Limits, amountNames, windowNames } from './limit-values';
import { Hint } from '../components/hint';

const SHOWN = 1;

/** The limits of a key in one line: the first one, and all of them on hover and on focus. */
export function LimitsInShort({ limits }: { readonly limits: Limits | undefined }): ReactElement {
  const { t } = useTranslation('key-form');
  const parts = useLimitWords(limits ?? {});
  if (parts.length === 0) return <span className="dimmed">{t('limits.none')}</span>;
  const rest = parts.length - SHOWN;
  const shown = parts.slice(0, SHOWN).join(' · ');
  if (rest <= 0) return <span className="unbroken">{shown}</span>;
  return (
    <Hint label={parts.join(' · ')}>
      <span className="unbroken" tabIndex={0}>
        {t('limits.andMore', { shown, rest })}
      </span>
    </Hint>
  );
}

/** One text for each limit, such as "$5.00 a day". */
export function useLimitWords({ concurrency, window, ...amounts }: Limits): string[] {
  const { t } = useTranslation('key-form');
  const format = useFormat();
  const words = amountNames.flatMap((name) => {
    const amount = amounts[name];
    return amount === undefined ? [] : [t(`limits.short.${name}`, { amount: format.dollars(String(amount)) })];
  });
  if (concurrency !== undefined)
    words.push(t('limits.short.concurrency', { amount: format.count(concurrency), count: concurrency }));
  for (const name of window ? windowNames : []) {
    const amount = window?.[name];
    if (window === undefined || amount === undefined) continue;
    const shown = name === 'costUsd' ? format.dollars(String(amount)) : format.compact(amount);
    words.push(t(`limits.short.${name}`, { amount: shown, span: format.duration(window.minutes * 60_000) }));
  }
  return words;
}

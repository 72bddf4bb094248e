import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import type { Account } from '../account';

/** Requests under way, and how many there may be. */
export function Running({ account }: { readonly account: Account }): ReactElement {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { maxConcurrency, state } = account;
  const running = state.running === undefined ? t('unknown') : format.count(state.running);
  return (
    <span className="numeric">
      {maxConcurrency === undefined ? running : t('runningOf', { running, most: format.count(maxConcurrency) })}
    </span>
  );
}

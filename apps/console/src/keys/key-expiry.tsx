import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../components/moment';
import { useFormat } from '../format/use-format';
import { validityOf } from './validity';

export interface KeyExpiryProps {
  readonly apiKey: {
    readonly expiresAt?: string | undefined;
    readonly validFor?: string | undefined;
    readonly firstUsedAt?: string | undefined;
  };
}

const HOUR_MS = 3_600_000;

/** When a key ends: a moment, a time from its first use, or never. */
export function KeyExpiry({ apiKey }: KeyExpiryProps): ReactElement {
  const { kind, until } = validityOf(apiKey);
  return kind === 'until' && until !== null ? <Moment at={until} relative /> : <Validity apiKey={apiKey} />;
}

function Validity({ apiKey }: KeyExpiryProps): ReactElement {
  const { t } = useTranslation('keys');
  const format = useFormat();
  const { kind, amount, unit } = validityOf(apiKey);
  const length =
    amount === '' ? (apiKey.validFor ?? '') : format.duration(amount * (unit === 'days' ? 24 : 1) * HOUR_MS);
  return <span className="dimmed">{kind === 'never' ? t('expiry.never') : t('expiry.fromFirstUse', { length })}</span>;
}

import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../components/badge/state-badge';
import type { Repricing } from './repricing';

const colours = { waiting: 'gray', running: 'blue', done: 'green', failed: 'red', cancelled: 'gray' } as const;

export function RepricingState({ state }: { readonly state: Repricing['state'] }): ReactElement {
  const { t } = useTranslation('prices');
  return <StateBadge look={{ color: colours[state] }}>{t(`repricing.state.${state}`)}</StateBadge>;
}

import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repricing } from './repricing';

const colours = { waiting: 'gray', running: 'blue', done: 'green', failed: 'red', cancelled: 'gray' } as const;

export function RepricingState({ state }: { readonly state: Repricing['state'] }): ReactElement {
  const { t } = useTranslation('prices');
  return (
    <Badge variant="light" color={colours[state]} tt="none" miw="max-content">
      {t(`repricing.state.${state}`)}
    </Badge>
  );
}

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format/use-format';
import type { Explanation } from '../explanation';

/** Rules, limits and budgets let the request pass: at once, or after a wait in the line of its key or person. */
export function AdmissionDetails({ admission }: { readonly admission: Explanation['admission'] }): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { place, waitedMs = 0 } = admission;
  return (
    <Text size="sm">
      {place === undefined
        ? t('admission.atOnce')
        : t('admission.waited', { place: format.count(place), waited: format.duration(waitedMs) })}
    </Text>
  );
}

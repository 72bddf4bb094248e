import { Code, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../../../../lists/one-of';
import { OutcomeBadge } from '../../outcome-badge';
import type { Explanation } from '../explanation';
import { refusalCodes } from './refusal-codes';

/** What the client got. */
export function EndDetails({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const { t } = useTranslation('requests');
  const { outcome, status, code, message } = explanation;
  const known = oneOf(refusalCodes, code);
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="xs">
        <OutcomeBadge outcome={outcome} status={status} />
        {code === undefined ? null : <Code>{code}</Code>}
      </Group>
      {known === undefined ? null : <Text size="sm">{t(`refusal.${known}`)}</Text>}
      {message === undefined ? null : (
        <Text size="sm" c="dimmed">
          {t('end.told', { message })}
        </Text>
      )}
    </Stack>
  );
}

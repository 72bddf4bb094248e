import { Code, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const FINGERPRINT = 'hmac-sha256:';

export interface FieldValueProps {
  /** Absent: the field was, or is, not there. */
  readonly value: string | undefined;
  readonly kind: 'before' | 'after';
}

/** One side of a change. Of a secret only its fingerprint is there: the same one means the same secret. */
export function FieldValue({ value, kind }: FieldValueProps): ReactElement {
  const { t } = useTranslation('audit');
  if (value === undefined)
    return (
      <Text component="span" size="sm" c="dimmed">
        {t('changes.absent')}
      </Text>
    );
  const isSecret = value.startsWith(FINGERPRINT);
  return (
    <Text
      component={kind === 'before' ? 'del' : 'ins'}
      size="sm"
      td="none"
      style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
    >
      {isSecret ? `${t('changes.secret')} ` : null}
      {isSecret ? <Code>{value.slice(FINGERPRINT.length, FINGERPRINT.length + 12)}</Code> : value === '' ? '""' : value}
    </Text>
  );
}

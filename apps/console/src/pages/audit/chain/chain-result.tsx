import { Alert, Anchor, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '@app/admin-client';
import { CopyButton } from '../../../components/copy-button';
import { useFormat } from '../../../format/use-format';

type Verification = components['schemas']['VerificationView'];

/** What came of a check, in plain words: all is well, or which entry is the first that is not as it was written. */
export function ChainResult({ result }: { readonly result: Verification }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { verified, entries, firstBad, headSeq, headHash } = result;
  const count = { count: entries, total: format.count(entries) };
  return (
    <Alert
      color={verified ? 'green' : 'red'}
      icon={verified ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={verified ? t('chain.good', count) : t('chain.bad')}
    >
      <Stack gap="xs">
        {firstBad ? (
          <Text size="sm">
            {t(`chain.reason.${firstBad.reason}`)}{' '}
            <Anchor component={Link} to={`/audit/${firstBad.seq}`} inherit underline="always">
              {t('chain.entry', { seq: firstBad.seq })}
            </Anchor>
            . {t('chain.goodBefore', count)}
          </Text>
        ) : null}
        {entries === 0 ? null : (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('chain.head', { seq: headSeq })} <Code>{headHash}</Code>
            <CopyButton value={headHash} label={t('chain.copyHash')} />
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

import { Alert, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconKeyOff } from '@tabler/icons-react';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone } from '../../../components/tell';
import type { ShownAccount } from '../../../accounts/account';
import { ConnectForm } from '../connect/connect-form';
import { CredentialFields } from '../credentials/credential-fields';
import { noCredentials } from '../credentials/credentials-body';
import { useCredentialErrors } from '../credentials/use-credential-errors';
import { ReplaceCredentials } from './replace-credentials';

/** Whether the stored secret is good, and another one in its place. */
export function CredentialsTab({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation(['account-form', 'accounts']);
  const invalidate = useInvalidate();
  const { platform, credentialState } = account;
  const [written, setWritten] = useState(noCredentials(platform));
  const faults = useCredentialErrors();
  const isUsable = credentialState === 'usable';
  const connected = useCallback(() => {
    setWritten(noCredentials(platform));
    void invalidate('/admin/accounts');
    tellDone(t('replace.done'));
  }, [invalidate, platform, t]);
  return (
    <Stack maw="44rem">
      <Alert
        color={isUsable ? 'green' : 'red'}
        icon={isUsable ? <IconCircleCheck aria-hidden /> : <IconKeyOff aria-hidden />}
        title={t(`replace.state.${credentialState}`)}
      >
        <Text size="sm">{t('replace.hint')}</Text>
      </Alert>
      <CredentialFields platform={platform} value={written} onChange={setWritten} errors={faults.errors} />
      {written.way === 'connect' ? (
        <ConnectForm target={{ account }} onConnected={connected} />
      ) : (
        <ReplaceCredentials account={account} written={written} faults={faults} onReplaced={connected} />
      )}
    </Stack>
  );
}

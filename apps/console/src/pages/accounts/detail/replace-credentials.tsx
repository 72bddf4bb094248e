import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Account } from '../../../accounts/account';
import { type WrittenCredentials, credentialsBody } from '../credentials/credentials-body';
import type { CredentialErrors } from '../credentials/use-credential-errors';

export interface ReplaceCredentialsProps {
  readonly account: Account;
  readonly written: WrittenCredentials;
  readonly faults: CredentialErrors;
  readonly onReplaced: () => void;
}

export function ReplaceCredentials({ account, written, faults, onReplaced }: ReplaceCredentialsProps): ReactElement {
  const { t } = useTranslation('account-form');
  const { id, platform } = account;
  const replace = controlPlane.useMutation('patch', '/admin/accounts/{id}', {
    meta: { shownInForm: true },
    // What was sent would otherwise be kept with the answer for minutes.
    gcTime: 0,
    onSuccess: onReplaced,
    onError: faults.take,
  });
  const send = (): void => {
    if (!faults.check(platform, written)) return;
    replace.mutate(
      { params: { path: { id } }, body: { credentials: credentialsBody(platform, written) } },
      { onSuccess: () => replace.reset() },
    );
  };
  return (
    <Stack gap="sm">
      {replace.isError ? <ProblemAlert error={replace.error} /> : null}
      <Group>
        <Button loading={replace.isPending} onClick={send}>
          {t('replace.send')}
        </Button>
      </Group>
    </Stack>
  );
}

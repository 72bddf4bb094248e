import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { Moment } from '../../../components/moment';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Account } from '../../../accounts/account';
import { isSite, returnedIn } from './connect-body';
import { type KnownTarget, useConnected } from './use-connected';

export interface ConnectWaitingProps {
  readonly begun: components['schemas']['ConnectView'];
  readonly known: KnownTarget;
  readonly onConnected: (account: Account) => void;
  readonly onAgain: () => void;
}

/** While somebody agrees at the vendor, in another tab. Whoever comes back to this one sees whether it is done. */
export function ConnectWaiting({ begun, known, onConnected, onAgain }: ConnectWaitingProps): ReactElement {
  const { t } = useTranslation('account-form');
  const invalidate = useInvalidate();
  const looked = useConnected(known, onConnected);
  const form = useForm({
    initialValues: { address: '' },
    validate: { address: (address) => (returnedIn(address) ? null : t('connect.notReturned')) },
  });
  const complete = controlPlane.useMutation('post', '/admin/accounts/connect/complete', {
    meta: { shownInForm: true },
    gcTime: 0,
    onSuccess: async (account) => {
      await invalidate('/admin/accounts');
      onConnected(account);
    },
  });
  return (
    <Stack gap="md">
      <Alert color="blue" title={t('connect.waiting')}>
        <Stack gap="sm" align="flex-start">
          <Text size="sm" component="div">
            {t('connect.waitingHint')} <Moment at={begun.expiresAt} />
          </Text>
          {isSite(begun.authorizationUrl) ? (
            <Button
              component="a"
              href={begun.authorizationUrl}
              target="_blank"
              rel="noopener noreferrer"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              {t('connect.open')}
            </Button>
          ) : null}
          <Text size="sm">{t('connect.redirect', { address: begun.redirectUri })}</Text>
          <Group>
            <Button variant="default" size="xs" loading={looked.isFetching} onClick={looked.look}>
              {t('connect.look')}
            </Button>
            <Button variant="subtle" size="xs" onClick={onAgain}>
              {t('connect.again')}
            </Button>
          </Group>
          {looked.hasLooked ? (
            <Text size="sm" role="status">
              {t('connect.notYet')}
            </Text>
          ) : null}
        </Stack>
      </Alert>
      <form
        onSubmit={form.onSubmit(({ address }) => {
          const body = returnedIn(address);
          if (body) complete.mutate({ body });
        })}
      >
        <Stack gap="sm">
          <TextInput
            label={t('connect.paste')}
            description={t('connect.pasteHint')}
            autoComplete="off"
            {...form.getInputProps('address')}
          />
          {complete.isError ? <ProblemAlert error={complete.error} /> : null}
          <Group>
            <Button type="submit" variant="default" loading={complete.isPending}>
              {t('connect.complete')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}

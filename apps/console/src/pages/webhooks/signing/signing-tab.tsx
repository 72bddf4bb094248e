import { Button, Group, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { Section } from '../../../components/section';
import { tellDone } from '../../../components/tell';
import { usePermission } from '../../../session/use-profile';
import type { Webhook } from '../webhook';
import { SecretRotationDialog } from './secret-rotation-dialog';
import { SecretSheet } from './secret-sheet';
import { Signatures } from './signatures';

/** What its messages are signed with, and how that is replaced. */
export function SigningTab({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const mayWrite = usePermission('webhooks.write');
  const invalidate = useInvalidate();
  const [isAsking, setIsAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const rotate = controlPlane.useMutation('post', '/admin/webhooks/{id}/rotate-secret', {
    gcTime: 0,
    onSuccess: async ({ secret: made }) => {
      setIsAsking(false);
      setSecret(made);
      tellDone(t('rotation.done'));
      await invalidate('/admin/webhooks');
    },
  });
  const { id, name, signatures = [] } = webhook;
  const [present] = signatures;
  return (
    <Stack gap="lg" maw="64rem">
      <Section title={t('signing.title')} description={t('signing.means')}>
        <Signatures signatures={signatures} />
      </Section>
      {mayWrite ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => setIsAsking(true)}
          >
            {t('rotation.open')}
          </Button>
        </Group>
      ) : null}
      {isAsking ? (
        <SecretRotationDialog
          name={name}
          kind={present?.kind ?? 'hmac-sha256'}
          isPending={rotate.isPending}
          onClose={() => setIsAsking(false)}
          onRotate={(body) => rotate.mutate({ params: { path: { id } }, body })}
        />
      ) : null}
      {secret === undefined ? null : <SecretSheet name={name} secret={secret} onKept={() => setSecret(undefined)} />}
    </Stack>
  );
}

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** ISO 8601, at most seven days. */
const overlaps = { none: 'PT0S', hour: 'PT1H', day: 'PT24H', week: 'P7D' } as const;
const choices = ['none', 'hour', 'day', 'week'] as const;
const kinds = ['hmac-sha256', 'ed25519'] as const;
type Kind = (typeof kinds)[number];

interface RotationDialogProps {
  /** Of the webhook. */
  readonly name: string;
  /** What signs now. */
  readonly kind: Kind;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onRotate: (rotation: { readonly overlap: string; readonly signing: Kind }) => void;
}

/** Asks how long the former secrets sign along, and says what will happen. */
export function RotationDialog({ name, kind, isPending, onClose, onRotate }: RotationDialogProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const [choice, setChoice] = useState<keyof typeof overlaps>('day');
  const [signing, setSigning] = useState(kind);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rotation.title', { name })}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      <Stack>
        <Text size="sm">{t('rotation.consequences')}</Text>
        <Radio.Group
          label={t('rotation.overlap')}
          value={choice}
          onChange={(value) => setChoice(choices.find((each) => each === value) ?? choice)}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((each) => (
              <Radio key={each} value={each} label={t(`rotation.for.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('rotation.signing')}
          value={signing}
          onChange={(value) => setSigning(kinds.find((each) => each === value) ?? signing)}
        >
          <Stack gap="xs" mt="xs">
            {kinds.map((each) => (
              <Radio key={each} value={each} label={t(`signing.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel', { ns: 'common' })}
          </Button>
          <Button onClick={() => onRotate({ overlap: overlaps[choice], signing })} loading={isPending} data-autofocus>
            {t('rotation.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** ISO 8601, at most 30 days. */
const overlaps = { none: undefined, hour: 'PT1H', day: 'PT24H', week: 'P7D', month: 'P30D' } as const;
const choices = ['none', 'hour', 'day', 'week', 'month'] as const;

export interface RotationDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  /** @param overlap ISO 8601; absent: the former key ends at once */
  readonly onRotate: (overlap: string | undefined) => void;
  readonly isPending: boolean;
}

/** Asks how long the former text of a key is good beside the new one, and says what will happen. */
export function RotationDialog({ name, onClose, onRotate, isPending }: RotationDialogProps): ReactElement {
  const { t } = useTranslation('key-form');
  const [choice, setChoice] = useState<keyof typeof overlaps>('day');
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
              <Radio key={each} value={each} label={t(`rotation.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel', { ns: 'common' })}
          </Button>
          <Button onClick={() => onRotate(overlaps[choice])} loading={isPending} data-autofocus>
            {t('rotation.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What was there before ends at once. */
export const NO_OVERLAP = 'PT0S';
const USUAL_OVERLAP = 'PT24H';

interface Overlap {
  /** ISO 8601. */
  readonly value: string;
  readonly label: string;
}

export interface RotationDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly consequences: string;
  /** What the overlap is called. */
  readonly overlap: string;
  readonly overlaps: readonly Overlap[];
  /** What the button does. */
  readonly confirm: string;
  /** What else is asked. */
  readonly children?: ReactNode;
  readonly isPending: boolean;
  readonly onClose: () => void;
  /** @param overlap one of those that are given */
  readonly onRotate: (overlap: string) => void;
}

/** Asks how long a former secret is good beside the new one. */
export function RotationDialog({
  overlaps,
  isPending,
  onClose,
  onRotate,
  ...words
}: RotationDialogProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(USUAL_OVERLAP);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{words.consequences}</Text>
        <Radio.Group label={words.overlap} value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {overlaps.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        {words.children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button onClick={() => onRotate(chosen)} loading={isPending} data-autofocus>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Radio, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_OVERLAP, RotationDialog } from '../../../components/rotation-dialog';

const kinds = ['hmac-sha256', 'ed25519'] as const;
type Kind = (typeof kinds)[number];

interface SecretRotationDialogProps {
  /** Of the webhook. */
  readonly name: string;
  /** What signs now. */
  readonly kind: Kind;
  readonly isPending: boolean;
  readonly onClose: () => void;
  /** `overlap`: ISO 8601, at most seven days. */
  readonly onRotate: (rotation: { readonly overlap: string; readonly signing: Kind }) => void;
}

/** Asks how long the former secrets sign along, and what signs from now on. */
export function SecretRotationDialog({ name, kind, onRotate, ...asking }: SecretRotationDialogProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const [signing, setSigning] = useState(kind);
  return (
    <RotationDialog
      {...asking}
      title={t('rotation.title', { name })}
      consequences={t('rotation.consequences')}
      overlap={t('rotation.overlap')}
      overlaps={[
        { value: NO_OVERLAP, label: t('rotation.for.none') },
        { value: 'PT1H', label: t('rotation.for.hour') },
        { value: 'PT24H', label: t('rotation.for.day') },
        { value: 'P7D', label: t('rotation.for.week') },
      ]}
      confirm={t('rotation.confirm')}
      onRotate={(overlap) => onRotate({ overlap, signing })}
    >
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
    </RotationDialog>
  );
}

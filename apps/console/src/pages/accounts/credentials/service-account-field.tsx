import { Alert, Button, FileButton, Group, Input, Stack, Text, Textarea } from '@mantine/core';
import { IconFileCheck, IconUpload } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { jsonObjectOf } from './credentials-body';

export interface ServiceAccountFieldProps {
  readonly label: string;
  readonly description: string;
  readonly error: ReactNode;
  readonly required: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Google's files have two and a half kilobytes. */
const MOST_BYTES = 64_000;

/** The JSON file of a service account, pasted or chosen. As soon as it can be read, its private key is shown no more. */
export function ServiceAccountField(props: ServiceAccountFieldProps): ReactElement {
  const { label, description, error, required, value, onChange } = props;
  const { t } = useTranslation('account-form');
  const file = jsonObjectOf(value);
  const take = (chosen: File | null): void => {
    if (chosen && chosen.size <= MOST_BYTES) void chosen.text().then(onChange);
  };
  if (file) {
    return (
      <Input.Wrapper label={label} required={required} error={error} labelElement="div">
        <Alert color="green" variant="light" icon={<IconFileCheck aria-hidden />} mt={4}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">
              {t('serviceAccount.read', { email: textOf(file.client_email), project: textOf(file.project_id) })}
            </Text>
            <Button size="xs" variant="default" onClick={() => onChange('')}>
              {t('serviceAccount.other')}
            </Button>
          </Group>
        </Alert>
      </Input.Wrapper>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Textarea
        w="100%"
        label={label}
        description={description}
        required={required}
        error={error}
        autosize
        minRows={3}
        maxRows={6}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <FileButton onChange={take} accept="application/json,.json" inputProps={{ 'aria-label': label }}>
        {(file) => (
          <Button {...file} variant="default" size="xs" leftSection={<IconUpload size={14} aria-hidden />}>
            {t('serviceAccount.choose')}
          </Button>
        )}
      </FileButton>
    </Stack>
  );
}

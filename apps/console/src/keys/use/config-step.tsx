import { Code, Group, Stack, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import classes from './client-config.module.css';
import { useConfigWords } from './use-config-words';
import { withKey } from './with-key';

type Step = components['schemas']['ConfigStepView'];

/** One thing to do: where it goes, what it is, and the text to paste. */
export function ConfigStep({ step, keyText }: { readonly step: Step; readonly keyText?: string }): ReactElement {
  const { t } = useTranslation('use-key');
  const { stepText } = useConfigWords();
  const { file, contents } = step;
  const pasted = contents === undefined ? undefined : withKey(contents, keyText).trimEnd();
  const place = file === undefined ? t('step.run') : t('step.file', { file });
  return (
    <li>
      <Stack gap={6}>
        <Text size="sm">{stepText(step)}</Text>
        {pasted === undefined ? null : (
          <div className={classes.snippet}>
            <Group justify="space-between" gap="xs" wrap="nowrap" className={classes.head}>
              <Text size="xs" c="dimmed" className={classes.place}>
                {place}
              </Text>
              <CopyButton value={pasted} label={t('step.copy', { place })} />
            </Group>
            <Code block className={classes.code} tabIndex={0} role="region" aria-label={place}>
              {pasted}
            </Code>
          </div>
        )}
      </Stack>
    </li>
  );
}

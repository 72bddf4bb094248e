import { Button, Group, Paper, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { useInvalidate } from '../../api/use-invalidate';
import { EmptyState } from '../../components/empty-state';
import { ProblemAlert } from '../../components/problem-alert';
import classes from './try-key.module.css';
import { TryOutcome } from './try-outcome';
import { isUnderWay } from './try-state';
import { useTry } from './use-try';

const LONGEST_QUESTION = 20_000;

/** Asks a model with a key, as its client would, and shows the answer as it comes. */
export function TryKey({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('use-key');
  const invalidate = useInvalidate();
  const { state, ask, halt } = useTry(keyId);
  const models = controlPlane.useQuery('get', '/me/api-keys/{id}/models', { params: { path: { id: keyId } } });
  const form = useForm({
    initialValues: { model: '', prompt: t('try.example') },
    validate: { prompt: (prompt) => (prompt.trim() === '' ? t('try.promptMissing') : null) },
  });
  if (models.error !== null && !models.data)
    return <ProblemAlert error={models.error} onRetry={() => void models.refetch()} />;
  const items = models.data?.items ?? [];
  if (models.data && items.length === 0) return <EmptyState title={t('try.noModels')} hint={t('try.noModelsHint')} />;
  const model = form.values.model === '' ? (items[0]?.id ?? '') : form.values.model;
  const busy = isUnderWay(state);
  const submit = form.onSubmit(async ({ prompt }) => {
    await ask({ model, prompt, maxTokens: 1_024 });
    await invalidate('/me/api-keys', '/me/limits', '/me/usage');
  });
  return (
    <Stack gap="lg">
      <form onSubmit={submit}>
        <Stack>
          <Select
            label={t('try.model')}
            data={items.map(({ id, displayName }) => ({
              value: id,
              label: displayName === id ? id : `${displayName} · ${id}`,
            }))}
            value={model === '' ? null : model}
            onChange={(chosen) => form.setFieldValue('model', chosen ?? '')}
            searchable
            allowDeselect={false}
            disabled={!models.data}
            nothingFoundMessage={t('list.nothingFound', { ns: 'common' })}
            w="min(32rem, 100%)"
          />
          <Textarea
            label={t('try.prompt')}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={LONGEST_QUESTION}
            {...form.getInputProps('prompt')}
          />
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {t('try.counts')}
            </Text>
            <Group gap="sm">
              <Button
                variant="default"
                onClick={halt}
                disabled={!busy}
                leftSection={<IconPlayerStop size={16} aria-hidden />}
              >
                {t('try.stop')}
              </Button>
              <Button
                type="submit"
                disabled={model === ''}
                loading={busy}
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
              >
                {t('try.ask')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      <Paper withBorder p="md" role="log" aria-label={t('try.answer')} aria-busy={busy} className={classes.answer}>
        {state.text === '' ? (
          <Text c="dimmed" size="sm">
            {t(busy ? 'try.waiting' : state.phase === 'idle' ? 'try.nothingYet' : 'try.noAnswer')}
          </Text>
        ) : (
          state.text
        )}
      </Paper>
      <TryOutcome state={state} />
    </Stack>
  );
}

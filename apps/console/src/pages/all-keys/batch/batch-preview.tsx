import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChange, ListedKey } from '../any-key';
import { AspectOfKey } from './aspect-of-key';
import { type Aspect, type KeyAspects, aspectsOf, changedKey, isSameAspect } from './changed-key';

export interface BatchPreviewProps {
  readonly apiKeys: readonly ListedKey[];
  readonly change: KeyChange;
  /** Of the group that the change binds to. */
  readonly groupName: string | undefined;
  /** How many are done; absent: it has not begun. */
  readonly progress: number | undefined;
  readonly onBack: (() => void) | undefined;
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

/** What a change does to each key, before anything is done. */
export function BatchPreview(props: BatchPreviewProps): ReactElement {
  const { apiKeys, change, groupName, progress, onBack, onCancel, onApply } = props;
  const { t } = useTranslation(['all-keys', 'common']);
  const count = apiKeys.length;
  const isPending = progress !== undefined;
  const shown = aspectsOf(change);
  const rows = apiKeys.map((before) => ({ id: before.id, before, after: changedKey(before, change, groupName) }));
  const same = rows.filter((row) => shown.every((aspect) => isSameAspect(aspect, row.before, row.after))).length;
  return (
    <Stack>
      <Text size="sm">
        {t(change.enabled === false ? 'batch.disableHint' : 'batch.previewHint')}
        {same > 0 ? ` ${t('batch.same', { count: same })}` : null}
      </Text>
      <DataTable
        aria-label={t('batch.preview')}
        records={rows}
        withTableBorder
        borderRadius="md"
        verticalSpacing={6}
        height="min(24rem, 50vh)"
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('batch.preview') } }}
        columns={[
          { accessor: 'name', title: t('column.name'), render: ({ before }) => before.name },
          { accessor: 'owner', title: t('column.owner'), render: ({ before }) => before.ownerUsername },
          ...shown.map((aspect) => ({
            accessor: aspect,
            title: t(`batch.aspect.${aspect}`),
            noWrap: true,
            render: (row: (typeof rows)[number]) => <Cell {...row} aspect={aspect} />,
          })),
        ]}
      />
      <Progress
        value={isPending ? (progress / count) * 100 : 0}
        aria-label={t('batch.progress', { done: progress ?? 0, count })}
        style={{ visibility: isPending ? 'visible' : 'hidden' }}
      />
      <Group justify="flex-end">
        {onBack ? (
          <Button variant="subtle" onClick={onBack} disabled={isPending} me="auto">
            {t('batch.back')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onCancel} disabled={isPending}>
          {t('common:action.cancel')}
        </Button>
        <Button
          onClick={onApply}
          loading={isPending}
          {...(change.enabled === false ? { color: 'red' } : {})}
          data-autofocus
        >
          {t('batch.apply', { count })}
        </Button>
      </Group>
    </Stack>
  );
}

interface CellProps {
  readonly before: KeyAspects;
  readonly after: KeyAspects;
  readonly aspect: Aspect;
}

function Cell({ before, after, aspect }: CellProps): ReactElement {
  const { t } = useTranslation('all-keys');
  if (isSameAspect(aspect, before, after))
    return (
      <Text component="span" inherit c="dimmed">
        {t('batch.asItIs')}
      </Text>
    );
  return (
    <Group gap={6} wrap="nowrap">
      <AspectOfKey apiKey={before} aspect={aspect} />
      <IconArrowRight size={14} aria-label={t('batch.becomes')} role="img" style={{ flex: 'none' }} />
      <AspectOfKey apiKey={after} aspect={aspect} />
    </Group>
  );
}

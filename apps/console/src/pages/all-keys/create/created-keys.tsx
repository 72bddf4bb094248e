import { Alert, Anchor, Button, Code, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openFileTarget } from '../../../api/download/file-target';
import { CopyButton } from '../../../components/copy-button';
import type { PickerOption } from '../../../components/pickers/searching-select';
import { ProblemAlert } from '../../../components/problem-alert';
import { LeaveOr } from '../../../components/shown-once/leave-or';
import { useLeaveGuard } from '../../../components/shown-once/use-leave-guard';
import { tellDone, tellProblem } from '../../../components/tell';
import { keysFile } from './keys-file';
import type { CreatingKeys } from './use-create-keys';

export interface CreatedKeysProps {
  readonly creating: CreatingKeys;
  readonly people: readonly PickerOption[];
  readonly onKept: () => void;
  /** Back to what was asked for, where nothing came of it. */
  readonly onBack: () => void;
}

/** Many new keys, shown this once, with a file of them that is made in memory. */
export function CreatedKeys({ creating, people, onKept, onBack }: CreatedKeysProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const { created, asked, isOver, error } = creating;
  const ownerOf = (userId: string): string => people.find(({ value }) => value === userId)?.label ?? userId;
  const lines = created.flatMap(({ name, userId, id = '', key }) =>
    key === undefined ? [] : [{ name, owner: ownerOf(userId), id, key }],
  );
  const refused = created.filter((each) => each.refused !== undefined).length;
  const hasSomething = lines.length > 0 || !isOver;
  const { blocker, release } = useLeaveGuard(hasSomething);
  const keep = (): void => {
    release();
    onKept();
  };
  const save = async (): Promise<void> => {
    const target = await openFileTarget('keys.csv');
    if (!target) return;
    await target.write(new TextEncoder().encode(keysFile(lines)));
    await target.close();
    tellDone(t('created.saved'));
  };
  return (
    <Stack>
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('created.once')}>
        <Text size="sm" role="status">
          {t('created.count', { count: lines.length })}
          {refused > 0 ? ` ${t('batch.refused', { count: refused })}` : null}
          {isOver && created.length < asked ? ` ${t('batch.unknown', { count: asked - created.length })}` : null}
        </Text>
      </Alert>
      {error === null ? null : <ProblemAlert error={error} />}
      <Progress
        value={asked === 0 ? 0 : (created.length / asked) * 100}
        aria-label={t('batch.progress', { done: created.length, count: asked })}
        style={{ visibility: isOver ? 'hidden' : 'visible' }}
      />
      <LeaveOr blocker={blocker}>
        {hasSomething ? (
          <Group>
            <Button
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={!isOver}
              onClick={() => void save().catch(tellProblem)}
            >
              {t('created.save')}
            </Button>
            <Button variant="default" disabled={!isOver} onClick={keep}>
              {t('created.kept')}
            </Button>
          </Group>
        ) : (
          <Group>
            <Button onClick={onBack}>{t('batch.back')}</Button>
          </Group>
        )}
      </LeaveOr>
      <DataTable
        aria-label={t('created.label')}
        records={[...created]}
        idAccessor="place"
        withTableBorder
        borderRadius="md"
        verticalSpacing={6}
        minHeight={created.length === 0 ? 160 : 0}
        noRecordsText={t('common:state.loading')}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('created.label') } }}
        columns={[
          { accessor: 'userId', title: t('column.owner'), noWrap: true, render: ({ userId }) => ownerOf(userId) },
          {
            accessor: 'name',
            title: t('column.name'),
            render: ({ id, name }) =>
              id === undefined ? (
                name
              ) : (
                <Anchor component={Link} to={`/all-keys/${id}`} target="_blank" inherit>
                  {name}
                </Anchor>
              ),
          },
          {
            accessor: 'key',
            title: t('fact.key'),
            noWrap: true,
            render: ({ name, key, refused: reason }) =>
              key === undefined ? (
                <Text size="sm" c="red">
                  {reason}
                </Text>
              ) : (
                <Group gap="xs" wrap="nowrap">
                  <Code translate="no">{key}</Code>
                  <CopyButton value={key} label={t('created.copy', { name })} />
                </Group>
              ),
          },
        ]}
      />
    </Stack>
  );
}

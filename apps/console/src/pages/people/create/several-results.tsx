import { Alert, Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { CopyTextButton } from '../../../components/copy-text-button';
import { LeaveOr } from '../../../components/shown-once/leave-or';
import { useLeaveGuard } from '../../../components/shown-once/use-leave-guard';
import type { Created } from './use-several';

export interface SeveralResultsProps {
  readonly created: readonly Created[];
  readonly asked: number;
  readonly isDone: boolean;
  readonly onAgain: () => void;
}

/** What came of each line, with the passwords that were generated: they are in this page only. */
export function SeveralResults({ created, asked, isDone, onAgain }: SeveralResultsProps): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const passwords = created.flatMap(({ username, password }) =>
    password === undefined ? [] : [`${username}\t${password}`],
  );
  const refused = created.filter((each) => each.refused !== undefined).length;
  const { blocker, release } = useLeaveGuard(passwords.length > 0 || !isDone);
  const navigate = useNavigate();
  const toList = (): void => {
    release();
    void navigate('/people');
  };
  return (
    <Stack>
      {isDone ? (
        <Alert color="yellow" title={t('several.created', { count: passwords.length })}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('several.once')}</Text>
            {refused > 0 ? <Text size="sm">{t('several.refused', { count: refused })}</Text> : null}
            {created.length < asked ? (
              <Text size="sm">{t('several.broken', { count: asked - created.length })}</Text>
            ) : null}
          </Stack>
        </Alert>
      ) : null}
      <DataTable
        aria-label={t('several.results')}
        records={[...created]}
        idAccessor="line"
        withTableBorder
        borderRadius="md"
        verticalSpacing={6}
        minHeight={created.length === 0 ? 160 : 0}
        noRecordsText={t('common:state.loading')}
        columns={[
          { accessor: 'line', title: t('several.line'), textAlign: 'right', width: 70 },
          {
            accessor: 'username',
            title: t('column.username'),
            render: ({ id, username }) =>
              id === undefined ? (
                username
              ) : (
                <Anchor component={Link} to={`/people/${id}`} target="_blank" inherit>
                  {username}
                </Anchor>
              ),
          },
          {
            accessor: 'password',
            title: t('form.password'),
            render: ({ password }) => (password === undefined ? null : <Code>{password}</Code>),
          },
          {
            accessor: 'refused',
            title: t('several.outcome'),
            render: (entry) => (
              <Text size="sm" c={entry.refused === undefined ? 'green' : 'red'}>
                {entry.refused ?? t('several.done')}
              </Text>
            ),
          },
        ]}
      />
      <LeaveOr blocker={blocker}>
        {isDone ? (
          <Group>
            <CopyTextButton
              variant="filled"
              value={passwords.join('\n')}
              label={t('several.copy')}
              disabled={passwords.length === 0}
            />
            <Button variant="default" onClick={onAgain}>
              {t('several.again')}
            </Button>
            <Button variant="subtle" onClick={toList}>
              {t('several.toList')}
            </Button>
          </Group>
        ) : null}
      </LeaveOr>
    </Stack>
  );
}

import { Badge, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { components } from '@app/admin-client';
import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { useFormat } from '../../../format/use-format';
import { useFailureText } from './use-failure-text';

type TestRun = components['schemas']['AccountTestRunView'];

export function useTestRunColumns(): DataTableColumn<TestRun>[] {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const failureText = useFailureText();
  return [
    { accessor: 'at', title: t('test.column.at'), sortable: true, render: ({ at }) => <Moment at={at} /> },
    {
      accessor: 'ok',
      title: t('test.column.ok'),
      render: ({ ok, failure, status }) => (
        <Stack gap={2} align="flex-start">
          <Badge
            variant="light"
            tt="none"
            color={ok ? 'green' : 'red'}
            leftSection={ok ? <IconCircleCheck size={13} aria-hidden /> : <IconCircleX size={13} aria-hidden />}
          >
            {ok ? t('test.passed') : t('test.notPassed')}
          </Badge>
          {failure === undefined ? null : (
            <Text size="xs" c="dimmed" maw="20rem">
              {status === undefined ? null : `${status} · `}
              {failureText(failure)}
            </Text>
          )}
        </Stack>
      ),
    },
    { accessor: 'trigger', title: t('test.column.trigger'), render: ({ trigger }) => t(`test.trigger.${trigger}`) },
    { accessor: 'model', title: t('test.model'), render: ({ model }) => model ?? '–' },
    {
      accessor: 'firstByteMs',
      title: t('test.column.firstByte'),
      sortable: true,
      textAlign: 'right',
      render: ({ firstByteMs }) => (firstByteMs === undefined ? '–' : <Duration milliseconds={firstByteMs} />),
    },
    {
      accessor: 'tookMs',
      title: t('test.column.took'),
      sortable: true,
      textAlign: 'right',
      render: ({ tookMs }) => <Duration milliseconds={tookMs} />,
    },
    {
      accessor: 'tokens',
      title: t('test.column.tokens'),
      textAlign: 'right',
      render: ({ tokens }) =>
        tokens ? (
          <span className="numeric">{`${format.count(tokens.input)} / ${format.count(tokens.output)}`}</span>
        ) : (
          '–'
        ),
    },
  ];
}

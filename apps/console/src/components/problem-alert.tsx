import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem';
import { useProblemText } from '../api/problem-text';

export interface ProblemAlertProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do about it, and the request id that an administrator can look up. */
export function ProblemAlert({ error, onRetry }: ProblemAlertProps): ReactElement {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const problem = problemOf(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('problem.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{textOf(problem)}</Text>
        {problem.fields.length > 0 ? (
          <List size="sm">
            {problem.fields.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>
                <Code>{field}</Code> {message}
              </List.Item>
            ))}
          </List>
        ) : null}
        {problem.requestId === undefined ? null : (
          <Text size="xs" c="dimmed">
            {t('problem.requestId')} <Code>{problem.requestId}</Code>
          </Text>
        )}
        {onRetry ? (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}

import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { components } from '@app/admin-client';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ProblemAlert } from '../../../components/problem-alert';
import { TestSteps } from './test-steps';

type Trial = Omit<components['schemas']['DirectoryTestRequest'], 'username'>;

export interface DirectoryTestProps {
  readonly title: string;
  /** Settings that are tried and not kept; empty: those that hold. */
  readonly change: Trial;
}

/** The whole way to every server, step by step, and to one person if they are named. */
export function DirectoryTest({ title, change }: DirectoryTestProps): ReactElement {
  const { t } = useTranslation('directory');
  const [username, setUsername] = useState('');
  const test = controlPlane.useMutation('post', '/admin/directory/test', { meta: { shownInForm: true }, gcTime: 0 });
  const name = username.trim();
  const run = (): void => test.mutate({ body: { ...change, ...(name === '' ? {} : { username: name }) } });
  return (
    <Paper component="section" withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Stack>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Group align="flex-end">
            <TextInput
              label={t('test.username')}
              description={t('test.usernameHint')}
              value={username}
              onChange={({ currentTarget }) => setUsername(currentTarget.value)}
              autoComplete="off"
              maxLength={256}
              w="min(22rem, 100%)"
            />
            <Button
              type="submit"
              variant="default"
              leftSection={<IconPlugConnected size={16} aria-hidden />}
              loading={test.isPending}
            >
              {t('test.run')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Stack mt="md" aria-live="polite">
        {test.isError ? <ProblemAlert error={test.error} /> : null}
        {test.data ? <Answer answer={test.data} /> : null}
      </Stack>
    </Paper>
  );
}

function Answer({ answer }: { readonly answer: components['schemas']['DirectoryTestView'] }): ReactElement {
  const { t } = useTranslation('directory');
  const { state, problem, passed, steps } = answer;
  if (state !== 'on')
    return (
      <Alert color="orange" title={t(`state.${state}`)}>
        <Text size="sm">{problem ?? t('test.off')}</Text>
      </Alert>
    );
  return (
    <>
      <Alert color={passed ? 'green' : 'red'} title={passed ? t('test.passed') : t('test.failed')} />
      <TestSteps steps={steps} />
    </>
  );
}

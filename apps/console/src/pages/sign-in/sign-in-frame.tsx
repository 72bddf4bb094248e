import { Center, Paper, Stack, Title } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../layout/brand';

/** A small form in the middle of an otherwise empty page. */
export function SignInFrame({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('pageTitle', { title });
  }, [t, title]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="min(24rem, 100%)" gap="lg">
        <Center>
          <Brand />
        </Center>
        <Paper withBorder p="lg" shadow="sm">
          <Title order={1} size="h3" mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </Stack>
    </Center>
  );
}

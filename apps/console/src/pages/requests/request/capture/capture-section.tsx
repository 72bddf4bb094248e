import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconEye } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../../api/control-plane';
import { problemOf } from '../../../../api/problem';
import { ProblemAlert } from '../../../../components/problem-alert';
import { Section } from '../../../../components/section';
import { Captured } from './captured';
import { DeleteCapture } from './delete-capture';

/** What was captured of a request; read only when somebody asks for it, because reading is put down. */
export function CaptureSection({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('requests');
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const asked = { params: { path: { id } } };
  const options = controlPlane.queryOptions('get', '/admin/requests/{id}/capture', asked);
  const answer = controlPlane.useQuery('get', '/admin/requests/{id}/capture', asked, {
    enabled: isAsked,
    // Each reading stands in the audit log, so nothing reads on its own; and nothing is kept when the page is left.
    ...{ staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
  });
  const forget = (): void => {
    setAsked(false);
    queries.removeQueries({ queryKey: options.queryKey });
  };
  const isMissing = answer.error !== null && problemOf(answer.error).status === 404;
  return (
    <Section title={t('capture.title')} description={t('capture.description')}>
      {isAsked && answer.data ? (
        <Stack gap="md">
          <Group gap="sm">
            <Button variant="default" onClick={forget}>
              {t('capture.hide')}
            </Button>
            <DeleteCapture id={id} onDeleted={forget} />
          </Group>
          <Captured captured={answer.data} />
        </Stack>
      ) : (
        <Stack gap="sm" align="flex-start">
          {isAsked && isMissing ? <Text size="sm">{t('capture.none')}</Text> : null}
          {isAsked && answer.error !== null && !isMissing ? <ProblemAlert error={answer.error} /> : null}
          <Button
            variant="default"
            leftSection={<IconEye size={16} aria-hidden />}
            loading={answer.isFetching}
            onClick={() => (isAsked ? void answer.refetch() : setAsked(true))}
          >
            {t('capture.show')}
          </Button>
        </Stack>
      )}
    </Section>
  );
}

import { Code, ScrollArea, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@app/admin-client';
import { useFormat } from '../../../../format/use-format';

type CapturedRequest = components['schemas']['CapturedRequestView'];

/** The redacted headers, body and answer of a request. */
export function Captured({ captured }: { readonly captured: CapturedRequest }): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { headers, body, answer } = captured;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack gap="md">
      <Part title={t('capture.headers')} text={lines.join('\n')} empty={t('capture.noHeaders')} />
      <Part
        title={t(body.isCut ? 'capture.cutBody' : 'capture.body', { size: format.count(body.bytes) })}
        text={body.value === undefined ? '' : JSON.stringify(body.value, null, 2)}
        empty={t('capture.noJson')}
      />
      <Part
        title={t('capture.answer', { status: answer.status, size: format.count(answer.bytes) })}
        text={answer.text}
        empty={t('capture.noWords')}
      />
    </Stack>
  );
}

interface PartProps {
  readonly title: string;
  readonly text: string;
  /** Said where there is no text. */
  readonly empty: string;
}

function Part({ title, text, empty }: PartProps): ReactElement {
  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {title}
      </Title>
      {text === '' ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <ScrollArea.Autosize mah="24rem" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': title }}>
          <Code block>{text}</Code>
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}

import { Button, Group, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../components/page';
import { parsePeople } from './parse-people';
import { SeveralPreview } from './several-preview';
import { SeveralResults } from './several-results';
import { useSeveral } from './use-several';

const PAUSE_MS = 200;

/** Many local users out of a pasted list: looked at first, then created, with what came of each line. */
export function Component(): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(0);
  const [paused] = useDebouncedValue(text, PAUSE_MS);
  const people = useMemo(() => parsePeople(paused), [paused]);
  const good = people.filter(({ problem }) => problem === undefined);
  const { create, isPending, created, forget } = useSeveral();
  const begin = (): void => {
    setAsked(good.length);
    create(good);
  };
  const again = (): void => {
    setText('');
    forget();
  };
  const isDone = created.length > 0 && !isPending;
  return (
    <Page title={t('several.title')} description={t('several.description')}>
      {isPending ? (
        <Stack gap="xs" role="status">
          <Text size="sm">{t('several.progress', { done: created.length, count: asked })}</Text>
          <Progress
            value={asked === 0 ? 0 : (created.length / asked) * 100}
            aria-label={t('several.progress', { done: created.length, count: asked })}
          />
        </Stack>
      ) : null}
      {isPending || isDone ? (
        <SeveralResults created={created} asked={asked} isDone={isDone} onAgain={again} />
      ) : (
        <Stack>
          <Textarea
            label={t('several.list')}
            description={t('several.hint')}
            placeholder={t('several.example')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            autosize
            minRows={6}
            maxRows={16}
            maxLength={200_000}
            spellCheck={false}
          />
          <SeveralPreview people={people} />
          <Group>
            <Button disabled={good.length === 0 || paused !== text} onClick={begin}>
              {t('several.submit', { count: good.length })}
            </Button>
            <Button component={Link} to="/people" variant="default">
              {t('common:action.cancel')}
            </Button>
          </Group>
        </Stack>
      )}
    </Page>
  );
}

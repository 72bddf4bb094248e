import { Paper, Skeleton, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelHead } from '../panel-head';
import { useHeld } from '../use-held';
import { AttentionRow } from './attention-row';
import classes from './attention.module.css';
import { useAttention } from './use-attention';

/** What is wrong, and since when: the first thing to be seen. */
export function AttentionPanel(): ReactElement {
  const { t } = useTranslation('pool');
  const { shown: matters, isHeld, holding } = useHeld(useAttention());
  const urgent = matters?.filter(({ urgency }) => urgency !== 'passing').length ?? 0;
  return (
    <section>
      <PanelHead title={t('attention.title')} isHeld={isHeld}>
        {matters ? t('attention.count', { count: urgent }) : null}
      </PanelHead>
      <Paper
        withBorder
        className={classes.place}
        tabIndex={0}
        role="region"
        aria-label={t('attention.title')}
        {...holding}
      >
        {!matters ? (
          <Skeleton h="100%" />
        ) : matters.length === 0 ? (
          <div className={classes.calm}>
            <ThemeIcon color="green" variant="light" size="xl" radius="xl">
              <IconCheck aria-hidden />
            </ThemeIcon>
            <Text fw={600}>{t('attention.none')}</Text>
            <Text size="sm" c="dimmed">
              {t('attention.noneHint')}
            </Text>
          </div>
        ) : (
          <ul className={classes.list}>
            {matters.map((matter) => (
              <AttentionRow key={matter.id} matter={matter} />
            ))}
          </ul>
        )}
      </Paper>
    </section>
  );
}

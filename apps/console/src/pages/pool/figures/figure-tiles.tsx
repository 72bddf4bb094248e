import { Paper, Text } from '@mantine/core';
import { type ComponentType, type ReactElement, Suspense, lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../components/use-now';
import { useFormat } from '../../../format/use-format';
import { seriesOf } from '../../../live/figure-history';
import { useLiveFigureHistory, useLiveFigures } from '../../../live/use-live';
import { PanelHead } from '../panel-head';
import classes from './figures.module.css';
import type { SparkProps } from './spark';
import { type FigureName, figureNames, shownFigures } from './shown-figures';

// The figures are there without their drawings: a relay that cannot be reached just then must not take the page away.
const Spark = lazy<ComponentType<SparkProps>>(() => import('./spark').catch(() => ({ default: () => null })));

/** How much there is to do at this moment, and how that went in the last minutes. */
export function FigureTiles(): ReactElement {
  const { t } = useTranslation('pool');
  const { count } = useFormat();
  const gateways = useLiveFigures()?.gateways;
  return (
    <section>
      <PanelHead title={t('figures.title')}>
        {gateways === undefined ? null : t('figures.gateways', { count: gateways, shown: count(gateways) })}
      </PanelHead>
      <div className={classes.tiles}>
        {figureNames.map((name) => (
          <FigureTile key={name} name={name} />
        ))}
      </div>
    </section>
  );
}

function FigureTile({ name }: { readonly name: FigureName }): ReactElement {
  const { t } = useTranslation('pool');
  const format = useFormat();
  const figures = useLiveFigures();
  const { pick, shown } = shownFigures[name];
  const value = figures ? pick(figures) : null;
  const waits = name === 'waiting' && figures && figures.waitingForAccounts > 0;
  return (
    <Paper withBorder className={classes.tile}>
      <Text size="sm" c="dimmed" truncate>
        {t(`figures.${name}`)}
      </Text>
      <div className={classes.value}>
        {figures && value !== null ? shown(value, format, figures) : t('figures.unknown')}
        {waits ? (
          <Text component="span" size="xs" c="dimmed" ms="xs">
            {t('figures.forAccounts', { shown: format.count(figures.waitingForAccounts) })}
          </Text>
        ) : null}
      </div>
      {/* The library makes its drawings a stop of the keyboard: the figure above says all that there is to hear. */}
      <div className={classes.spark} inert>
        <FigureSpark name={name} />
      </div>
    </Paper>
  );
}

function FigureSpark({ name }: { readonly name: FigureName }): ReactElement | null {
  const history = useLiveFigureHistory();
  const ticked = useNow().getTime();
  const series = seriesOf(history, shownFigures[name].pick, Math.max(ticked, history.at(-1)?.at ?? 0));
  const text = series.map((value) => value ?? '').join(' ');
  // The same figures are the same drawing.
  const data = useMemo(() => text.split(' ').map((value) => (value === '' ? null : Number(value))), [text]);
  if (data.filter((value) => value !== null).length < 2) return null;
  return (
    <Suspense>
      <Spark data={data} />
    </Suspense>
  );
}

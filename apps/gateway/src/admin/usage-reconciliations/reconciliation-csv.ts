import { csvLine } from '../audit/csv';
import type { ComparedFiguresView, ReconciliationAnswer } from './reconciliation.view';

const LINE_END = '\r\n';

/** A line for each day and model, then one for each model over all days, then one for all of it. */
export function reconciliationCsv({ metrics, items, models, total }: ReconciliationAnswer): string {
  const names = metrics.flatMap((metric) => [`${metric}Ours`, `${metric}Theirs`, `${metric}Difference`]);
  const lines = [...items, ...models, total].map(({ day, model, verdict, ours, theirs, difference }) => {
    const figures = metrics.flatMap((metric) =>
      [ours, theirs, difference].map((side) => side[metric as keyof ComparedFiguresView] ?? ''),
    );
    // A figure with a sign is a number, and not what a spreadsheet has to be kept from calculating.
    return `${csvLine([day, model, verdict]).slice(0, -LINE_END.length)},${figures.join(',')}${LINE_END}`;
  });
  return [csvLine(['day', 'model', 'verdict', ...names]), ...lines].join('');
}

import { addDays } from '../../../components/period-picker/days';
import { firstOfNextMonth, mondayOfWeek } from '../../../usage/sums/grouping';
import type { groupingOf } from './own-sums';

/** Where somebody gets who looks into a row: the key alone, the days of it, or the records of it. Undefined: nowhere deeper. */
export function intoRow(
  by: ReturnType<typeof groupingOf>,
  id: string,
  parameters: URLSearchParams,
): string | undefined {
  const after = new URLSearchParams(parameters);
  for (const name of ['cursor', 'sort', 'by']) after.delete(name);
  const said = changes(by, id);
  if (said === undefined) return undefined;
  if (said.from !== undefined) after.delete('period');
  for (const [name, value] of Object.entries(said)) after.set(name, value);
  return `?${after.toString()}`;
}

function changes(by: ReturnType<typeof groupingOf>, id: string): Readonly<Record<string, string>> | undefined {
  switch (by) {
    case 'key':
      return { keyId: id };
    case 'model':
      return { model: id, tab: 'records' };
    case 'client':
      return id === 'none' ? undefined : { client: id, tab: 'records' };
    case 'day':
      return { from: id, to: id };
    case 'week': {
      const monday = mondayOfWeek(id);
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return { from: `${id}-01`, to: addDays(firstOfNextMonth(id), -1) };
    case 'hour':
      return undefined;
  }
}

import { CronExpressionParser, type CronFieldCollection } from 'cron-parser';

const LONGEST = 100;
const LEAST_MINUTES = 5;
const MINUTES = 60;
const HOURS = 24;
/** Of a leap year. */
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const value = '(?:\\d{1,2}|[a-z]{3})';
const part = `(?:\\*|${value}(?:-${value})?)(?:/\\d{1,2})?`;
const field = `${part}(?:,${part})*`;
/** Without the letters that some dialects know (`L`, `W`, `#`, `H`): the last one means another minute in each process. */
const fiveFields = new RegExp(`^${field}(?: ${field}){4}$`, 'i');

/**
 * What is wrong with a cron expression of a test: minute, hour, day of the month, month, day of the week, one space between two.
 * @returns words that follow the name of the field; undefined: nothing is wrong
 */
export function cronFault(text: string): string | undefined {
  if (text.length > LONGEST || !fiveFields.test(text))
    return 'must be five fields such as 0 6 * * 1-5: minute, hour, day of month, month, day of week';
  let fields: CronFieldCollection;
  try {
    ({ fields } = CronExpressionParser.parse(text));
  } catch {
    return 'has a field with values that there are not, or that stand in it twice';
  }
  if (!everComes(fields)) return 'names a day that never comes';
  return leastGapOf(fields) < LEAST_MINUTES
    ? `must not come more often than every ${LEAST_MINUTES} minutes`
    : undefined;
}

/**
 * When an expression comes next. An hour that daylight saving time leaves out is made up for an hour later, one that it repeats counts once
 * where the expression names hours.
 * @param timezone IANA name
 * @param after milliseconds since the epoch, as is the answer; undefined: the expression or the zone is none
 */
export function nextTick(cron: string, timezone: string, after: number): number | undefined {
  if (cronFault(cron) !== undefined) return undefined;
  try {
    return CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: timezone })
      .next()
      .getTime();
  } catch {
    return undefined;
  }
}

const numbersOf = (values: readonly (number | string)[]): number[] => values.filter((one) => typeof one === 'number');

/** Where day of month and day of week are both named, either will do. */
function everComes({ dayOfMonth, dayOfWeek, month }: CronFieldCollection): boolean {
  if (dayOfMonth.isWildcard || !dayOfWeek.isWildcard) return true;
  const first = Math.min(...numbersOf(dayOfMonth.values));
  return numbersOf(month.values).some((number) => first <= (daysOfMonths[number - 1] ?? 0));
}

/** Minutes between the two ticks that are nearest to each other, any day being as good as the next. */
function leastGapOf({ minute, hour }: CronFieldCollection): number {
  const minutes = numbersOf(minute.values).sort((first, second) => first - second);
  const hours = new Set(numbersOf(hour.values));
  const within = minutes.slice(1).map((one, index) => one - (minutes[index] ?? 0));
  const hasNeighbours = [...hours].some((one) => hours.has((one + 1) % HOURS));
  const across = MINUTES + (minutes[0] ?? 0) - (minutes.at(-1) ?? 0);
  return Math.min(...within, hasNeighbours ? across : MINUTES);
}

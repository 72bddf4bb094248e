import { ValidateBy } from 'class-validator';

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' && momentPattern.test(value) && !Number.isNaN(Date.parse(value));

/** ISO 8601 with a time and its offset: without one, nobody knows which moment is meant. */
export const IsMoment = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMoment',
    validator: {
      validate: isMoment,
      defaultMessage: () => '$property must be a moment in ISO 8601 with its offset, such as 2027-01-31T12:00:00Z',
    },
  });

/** The same moment in UTC, as records keep it. */
export const toUtc = (moment: string): string => new Date(moment).toISOString();

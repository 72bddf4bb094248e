import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../validation/optional';

/** What a list is sorted by, `-` in front for descending. */
export type Sort<Name extends string> = Name | `-${Name}`;

/** Of one record. What is absent comes last, whichever way the list goes. */
export type SortValue = string | number | undefined;

/** How a list may be sorted, and how it is where nobody says. */
export interface ListOrder<Name extends string, Item> {
  readonly values: Readonly<Record<Name, (item: Item) => SortValue>>;
  readonly otherwise: Sort<Name>;
  /** Of a list in which everything moves a little all the time: a page goes on behind the last record seen, wherever that is by then. */
  readonly followsRecords?: true;
}

/** Every way to sort by some fields: each rising and falling. */
export const sortsBy = <Name extends string>(names: readonly Name[]): Sort<Name>[] =>
  names.flatMap((name): Sort<Name>[] => [name, `-${name}`]);

/** The order of a list, in a query. */
export const SortField = <Name extends string>(
  names: readonly Name[],
  otherwise: Sort<Name>,
  description = 'What it is sorted by; `-`: falling. What is absent comes last.',
): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: sortsBy(names), default: otherwise, description }),
    MayBeAbsent(),
    IsIn(sortsBy(names)),
  );

/** A moment in ISO 8601 as something to sort by. */
export function momentIn(text: string | undefined): number | undefined {
  const milliseconds = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

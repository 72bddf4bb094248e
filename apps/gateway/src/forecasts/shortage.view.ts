import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { countedPageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { momentOf } from '../limits/moment';
import type { Shortage } from './shortage';

export class ShortageView {
  @ApiProperty({ enum: ['account', 'key', 'user'], example: 'account' })
  subject!: Shortage['subject'];

  @ApiProperty({ type: String, example: 'acc_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, description: 'Of an account or a key its name, of a person their user name.' })
  name!: string;

  @ApiProperty({
    ...{ type: String, example: '5h' },
    description: 'A window as its upstream names it, or `daily-cost`, `weekly-cost`, `monthly-cost`, `total-cost`.',
  })
  limit!: string;

  @ApiPropertyOptional({ type: String, description: 'The family of models that it limits; absent: all.' })
  family?: string;

  @ApiProperty({ type: Number, nullable: true, description: '0 to 1 and above; null: not said.' })
  utilization!: number | null;

  @ApiProperty({ type: Boolean })
  isUsedUp!: boolean;

  @ApiProperty({ type: String, format: 'date-time', description: 'This moment where it is used up.' })
  runsOutAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: never, or not said.' })
  resetsAt!: string | null;
}

export class ShortagePage extends countedPageDtoOf(ShortageView) {}

export const viewOfShortage = (shortage: Shortage): Plain<ShortageView> => {
  const { subject, id, name, limit, family, utilization, isUsedUp, runsOutAt, resetsAt } = shortage;
  return {
    ...{ subject, id, name, limit },
    ...(family === undefined ? {} : { family }),
    ...{ utilization: utilization ?? null, isUsedUp },
    ...{ runsOutAt: momentOf(runsOutAt) ?? '', resetsAt: momentOf(resetsAt) },
  };
};

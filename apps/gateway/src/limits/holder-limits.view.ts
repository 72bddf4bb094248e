import { ApiProperty } from '@nestjs/swagger';
import { countedPageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { LimitsStandingView } from './limits-standing.view';

export class KeyLimitsView {
  @ApiProperty({ type: String, example: 'key_4fK0aB9cD2eF7gH1iJ3k' })
  keyId!: string;

  @ApiProperty({ type: String, example: 'laptop' })
  name!: string;

  @ApiProperty({ type: LimitsStandingView, description: "Within the owner's policies, as they count now." })
  limits!: Plain<LimitsStandingView>;
}

export class OwnedKeyLimitsView extends KeyLimitsView {
  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: LimitsStandingView, description: 'What its owner has left over all keys.' })
  ownerLimits!: Plain<LimitsStandingView>;
}

export class UserLimitsView {
  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: LimitsStandingView, description: 'Over all keys.' })
  limits!: Plain<LimitsStandingView>;
}

export class OwnLimitsPage extends countedPageDtoOf(KeyLimitsView) {
  @ApiProperty({ type: LimitsStandingView, description: 'What you have left over all of your keys.' })
  limits!: Plain<LimitsStandingView>;
}

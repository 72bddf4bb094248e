import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type KeyPermission, keyPermissions } from '@app/api-keys';
import type { Limits, WindowLimits } from '@app/common';
import { LimitsDto, WindowLimitsDto } from '../control-plane/limits/limits.dto';

export class OwnKeyBindingView {
  @ApiProperty({ type: String, nullable: true, description: 'Null: a key that is bound to no account group.' })
  groupId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'team' })
  groupName!: string | null;

  @ApiPropertyOptional({ enum: keyPermissions, isArray: true, description: 'Absent: all.' })
  permissions?: readonly KeyPermission[];

  @ApiPropertyOptional({ type: LimitsDto, description: 'What a key may be given at most; absent: no bound.' })
  maxLimits?: Limits;

  @ApiPropertyOptional({
    type: [WindowLimitsDto],
    description: 'Windows of other lengths, each of which may stand in the place of that in `maxLimits`.',
  })
  otherWindows?: readonly WindowLimits[];

  @ApiPropertyOptional({ type: Number, description: 'Days from issue to expiry at most; absent: no bound.' })
  maxLifetimeDays?: number;

  @ApiPropertyOptional({ type: [String], description: 'Absent: any.' })
  allowedModels?: readonly string[];
}

export class OwnKeyPolicyView {
  @ApiProperty({ type: Number, description: 'How many keys of your own you may have.' })
  maxKeys!: number;

  @ApiProperty({ type: Number })
  keysLeft!: number;

  @ApiProperty({ type: [OwnKeyBindingView], description: 'What keys may be bound to, and what each of them may have.' })
  bindings!: readonly OwnKeyBindingView[];
}

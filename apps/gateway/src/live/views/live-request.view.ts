import { ApiProperty } from '@nestjs/swagger';
import { type RequestState, requestStates } from '../gateways/gateway-picture';

/** A request under way, as its caller sees it. */
export class OwnLiveRequest {
  @ApiProperty({ type: String, example: 'req_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d' })
  requestId!: string;

  @ApiProperty({ type: String, example: 'key_4fK0aB9cD2eF7gH1iJ3k' })
  keyId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the key is gone.' })
  keyName!: string | null;

  @ApiProperty({ type: String, description: 'As the caller named it.' })
  model!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it came in.' })
  since!: string;

  @ApiProperty({
    enum: requestStates,
    description: '`queued`: it waits for a slot. `asked`: an account was asked. `streaming`: its answer comes.',
  })
  state!: RequestState;

  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'Tokens of all classes, as far as its answer has told; null: nothing was told.',
  })
  tokens!: number | null;
}

export class LiveRequest extends OwnLiveRequest {
  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the user is gone.' })
  username!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: none was asked yet.' })
  accountId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  accountName!: string | null;
}

export class LiveRunning {
  @ApiProperty({ type: Number, description: 'Requests under way, those that wait included.' })
  total!: number;

  @ApiProperty({ type: [LiveRequest], description: 'The newest 100, newest first.' })
  items!: readonly LiveRequest[];
}

export class OwnLiveRunning {
  @ApiProperty({ type: [OwnLiveRequest], description: 'The newest 20, newest first.' })
  items!: readonly OwnLiveRequest[];
}

import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { type Protocol, protocols } from '@app/protocols';
import { type ProbeStepName, probeStepNames } from '@app/relay';
import { AccountProxyView } from '../account-proxy.dto';
import { AccountTestView } from '../account-test.dto';

export class AccountTestProxy extends PickType(AccountProxyView, ['type', 'host', 'port']) {}

export class AccountTestStep {
  @ApiProperty({
    enum: probeStepNames,
    description:
      'How far it has come. `asking`: the request is written. `credentials`: there are some; once more where the upstream did not take ' +
      'them and there are newer ones. `connecting`: straight or by the proxy. `sent`: there is a connection. `status`: the head of the ' +
      'answer. `first-byte`: the first words of it.',
  })
  step!: ProbeStepName;

  @ApiProperty({ type: Number, description: 'Milliseconds since it was asked.' })
  atMs!: number;

  @ApiPropertyOptional({ type: String, description: 'Of `asking`.' })
  model?: string;

  @ApiPropertyOptional({ enum: protocols, description: 'Of `asking`: what is spoken to the upstream.' })
  protocol?: Protocol;

  @ApiPropertyOptional({ type: AccountTestProxy, description: 'Of `connecting`; absent: straight to the upstream.' })
  proxy?: AccountTestProxy;

  @ApiPropertyOptional({ type: Number, description: 'Of `status`.' })
  status?: number;
}

export class AccountTestText {
  @ApiProperty({ type: String, description: 'What has come since the event before.' })
  delta!: string;
}

export class AccountTestError {
  @ApiProperty({ type: String, example: 'gateway_unavailable', description: 'As in problem details.' })
  code!: string;

  @ApiProperty({ type: String })
  message!: string;
}

/** Each name is that of an event. The last one is `result`, also of a test that failed, or `error`: the relay itself could not go on. */
export class AccountTestEvents {
  @ApiProperty({ type: AccountTestStep })
  step!: AccountTestStep;

  @ApiProperty({ type: AccountTestText })
  text!: AccountTestText;

  @ApiProperty({ type: AccountTestView })
  result!: AccountTestView;

  @ApiProperty({ type: AccountTestError })
  error!: AccountTestError;
}

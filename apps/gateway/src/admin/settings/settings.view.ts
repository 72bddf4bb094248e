import { ApiProperty } from '@nestjs/swagger';
import { type VariableGroup, type VariableSource, variableGroups, variableSources } from '@app/config';
import { type InstanceKind, instanceKinds } from '@app/redis';

export class InstanceView {
  @ApiProperty({ type: String, example: 'ins_4fK0pQ2sT6uV8wX0yZ1a' })
  id!: string;

  @ApiProperty({ enum: instanceKinds })
  kind!: InstanceKind;

  @ApiProperty({ type: String, example: '0.1.0' })
  version!: string;

  @ApiProperty({ type: String, description: 'Version of Node.', example: 'v24.21.0' })
  node!: string;

  @ApiProperty({ type: String, description: 'Name of its machine or container.' })
  host!: string;

  @ApiProperty({ type: Number })
  pid!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'By its own clock.' })
  startedAt!: string;
}

export class SettingView {
  @ApiProperty({ type: String, example: 'QUEUE_SIZE' })
  name!: string;

  @ApiProperty({ enum: variableGroups })
  group!: VariableGroup;

  @ApiProperty({ type: String, description: 'What it does, in one sentence.' })
  meaning!: string;

  @ApiProperty({ enum: variableSources, description: '`default`: it is not set.' })
  source!: VariableSource;

  @ApiProperty({
    type: Boolean,
    description: 'Only whether it is set can be known: `source` is another than `default`.',
  })
  isSecret!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What holds, as it is written; addresses without user, password and query. Null: there is none, or it is secret.',
  })
  value!: string | null;

  @ApiProperty({ type: Boolean, description: 'A change takes effect when the processes are started anew.' })
  needsRestart!: boolean;
}

export class SettingsView {
  @ApiProperty({ type: String, description: 'Of the gateway that answers.', example: '0.1.0' })
  version!: string;

  @ApiProperty({ type: String, description: 'Version of Node that it was started with.', example: 'v24.21.0' })
  node!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the gateway that answers was started.' })
  startedAt!: string;

  @ApiProperty({
    type: [InstanceView],
    description: 'Gateways and workers that said within the last 20 seconds that they are there.',
  })
  instances!: InstanceView[];

  @ApiProperty({
    type: [SettingView],
    description: 'Every variable of the environment, as the gateway that answers read it.',
  })
  settings!: SettingView[];
}

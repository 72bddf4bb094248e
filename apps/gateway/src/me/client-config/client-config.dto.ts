import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  type ConfigNoteId,
  type ConfigStepId,
  type ConfiguredClient,
  configNoteIds,
  configStepIds,
  configuredClients,
  languages,
} from './client-config';

export class ClientConfigQuery {
  @ApiProperty({ enum: configuredClients })
  @IsIn(configuredClients)
  client!: ConfiguredClient;

  @ApiPropertyOptional({ type: String, description: 'A key of one’s own: examples name models that it may ask for.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  keyId?: string;
}

export class ConfigStepView {
  @ApiProperty({ enum: configStepIds, description: 'What to do, for pages that say it in their own words.' })
  id!: ConfigStepId;

  @ApiProperty({ type: String, description: 'What to do.' })
  text!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'A command that stands in the text.',
    example: 'npm install openai',
  })
  command?: string;

  @ApiPropertyOptional({ type: String, description: 'Where the contents go; absent: they are run.' })
  file?: string;

  @ApiPropertyOptional({ enum: languages })
  language?: (typeof languages)[number];

  @ApiPropertyOptional({ type: String })
  contents?: string;
}

export class ClientConfigView {
  @ApiProperty({ enum: configuredClients })
  client!: ConfiguredClient;

  @ApiProperty({ type: String, example: 'Claude Code' })
  title!: string;

  @ApiProperty({ type: String, example: 'https://relay.example.com/api' })
  baseUrl!: string;

  @ApiProperty({ type: [ConfigStepView], description: '`YOUR_TRUNKLINE_KEY` stands for the key.' })
  steps!: readonly ConfigStepView[];

  @ApiProperty({ type: [String] })
  notes!: readonly string[];

  @ApiProperty({ enum: configNoteIds, isArray: true, description: 'What each note says, in the order of `notes`.' })
  noteIds!: readonly ConfigNoteId[];

  @ApiProperty({ type: String, description: 'Of the relay, without the path of a protocol.' })
  address!: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type ConfiguredClient, configuredClients, languages } from './client-config';

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
  @ApiProperty({ type: String, description: 'What to do.' })
  text!: string;

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
}

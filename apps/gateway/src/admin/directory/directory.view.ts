import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DirectoryOverview, type DirectoryState, type FieldSource, fieldSources } from '@app/auth';
import type { DirectoryField } from '@app/config';
import { DirectoryRoleDto } from './directory-role.dto';

export const directoryStates = ['on', 'off', 'unusable'] as const;

/** The settings that hold, and who says each of them. */
export class DirectoryView {
  @ApiProperty({ enum: directoryStates, description: '`unusable`: nobody of the directory can sign in.' })
  state!: DirectoryState['state'];

  @ApiPropertyOptional({ type: String, description: 'Why it is unusable.' })
  problem?: string;

  @ApiProperty({ type: Boolean, description: 'The switch of an owner.' })
  enabled!: boolean;

  @ApiPropertyOptional({ type: [String] })
  urls?: readonly string[];

  @ApiPropertyOptional({ type: String })
  bindDn?: string;

  @ApiProperty({ type: Boolean })
  hasBindPassword!: boolean;

  @ApiPropertyOptional({ type: String })
  searchBase?: string;

  @ApiPropertyOptional({ type: String })
  searchFilter?: string;

  @ApiPropertyOptional({ type: Boolean })
  startTls?: boolean;

  @ApiPropertyOptional({ type: String, description: 'PEM.' })
  tlsCa?: string;

  @ApiPropertyOptional({ type: String })
  usernameAttribute?: string;

  @ApiPropertyOptional({ type: String })
  emailAttribute?: string;

  @ApiPropertyOptional({ type: String })
  displayNameAttribute?: string;

  @ApiPropertyOptional({ type: String })
  requiredGroup?: string;

  @ApiPropertyOptional({ type: [DirectoryRoleDto] })
  roleMap?: readonly DirectoryRoleDto[];

  @ApiPropertyOptional({ type: Number })
  syncMinutes?: number;

  @ApiPropertyOptional({ type: Number })
  timeoutMs?: number;

  @ApiPropertyOptional({ type: Number })
  maxStalenessHours?: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...fieldSources] },
    description: 'Who says what a field is: an owner (by this call), the environment, or nobody (default).',
    example: { urls: 'environment', searchFilter: 'default' },
  })
  sources!: Readonly<Partial<Record<DirectoryField, FieldSource>>>;
}

/** Everything but the password. */
export function viewOfDirectory(state: DirectoryState, { enabled, values, sources }: DirectoryOverview): DirectoryView {
  const { bindPassword, ...shown } = values;
  return {
    state: state.state,
    ...(state.state === 'unusable' ? { problem: state.problem } : {}),
    ...{ ...shown, enabled, hasBindPassword: bindPassword !== undefined, sources },
  };
}

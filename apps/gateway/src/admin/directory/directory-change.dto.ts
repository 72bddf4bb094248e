import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { MayBeCleared } from '../../control-plane/validation/optional';
import { DirectoryValue } from './directory-field';
import { DirectoryRoleDto } from './directory-role.dto';

const text = (description: string, example?: string): PropertyDecorator =>
  ApiPropertyOptional({ type: String, nullable: true, description, ...(example === undefined ? {} : { example }) });

/** Settings of the directory. null gives a field back to the environment. */
export class DirectoryFieldsRequest {
  @ApiPropertyOptional({ type: [String], nullable: true, example: ['ldaps://directory.example.org'] })
  @DirectoryValue('urls')
  urls?: string[] | null;

  @text('DN that the directory is read as; without it, it is read anonymously.', 'cn=relay,dc=example,dc=org')
  @DirectoryValue('bindDn')
  bindDn?: string | null;

  @ApiPropertyOptional({
    ...{ type: String, nullable: true, writeOnly: true, maxLength: 1_024 },
    description: 'Never shown. To be given again with other `urls`: a stored one is not sent to another address.',
  })
  @DirectoryValue('bindPassword')
  bindPassword?: string | null;

  @text('DN below which people are looked for.', 'ou=people,dc=example,dc=org')
  @DirectoryValue('searchBase')
  searchBase?: string | null;

  @text('RFC 4515; `{{username}}` is what somebody typed, always as a whole value.', '(uid={{username}})')
  @DirectoryValue('searchFilter')
  searchFilter?: string | null;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    description: '`ldap://` turns to TLS before anything is said.',
  })
  @DirectoryValue('startTls')
  startTls?: boolean | null;

  @text('Authorities in PEM; without them those that Node.js knows.')
  @DirectoryValue('tlsCa')
  tlsCa?: string | null;

  @text('Attribute that is the user name.', 'uid')
  @DirectoryValue('usernameAttribute')
  usernameAttribute?: string | null;

  @text('Attribute that is the e-mail address.', 'mail')
  @DirectoryValue('emailAttribute')
  emailAttribute?: string | null;

  @text('Attribute that is the name as others see it.', 'cn')
  @DirectoryValue('displayNameAttribute')
  displayNameAttribute?: string | null;

  @text('DN of the group whose members may sign in.', 'cn=staff,ou=groups,dc=example,dc=org')
  @DirectoryValue('requiredGroup')
  requiredGroup?: string | null;

  @ApiPropertyOptional({
    ...{ type: [DirectoryRoleDto], nullable: true },
    description: 'The first that fits gives the role at each sign-in and sync. Empty: administrators give roles.',
  })
  @DirectoryValue('roleMap')
  roleMap?: DirectoryRoleDto[] | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 1_440 })
  @DirectoryValue('syncMinutes')
  syncMinutes?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 100, maximum: 60_000, description: 'For each step.' })
  @DirectoryValue('timeoutMs')
  timeoutMs?: number | null;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 0, maximum: 8_760 },
    description: 'How long people of the directory stay let in while it cannot be asked; 0: without end.',
  })
  @DirectoryValue('maxStalenessHours')
  maxStalenessHours?: number | null;
}

export class DirectoryChangeRequest extends DirectoryFieldsRequest {
  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    description: 'false: there is no directory, whatever else is set.',
  })
  @MayBeCleared()
  @IsBoolean()
  enabled?: boolean | null;
}

import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsString, MaxLength } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { NameField } from '../../../control-plane/validation/name-field';
import { MayBeAbsent } from '../../../control-plane/validation/optional';
import { NewAccountRequest } from '../account.dto';

const LONGEST_ADDRESS = 2_048;
const LONGEST_SECRET = 4_096;

/** Every setting of an account, for one that is made when the authorisation is given; or the id of one that is there. */
export class ConnectRequest extends OmitType(NewAccountRequest, ['name', 'platform', 'credentials']) {
  @ApiPropertyOptional({ type: String, description: 'Account to be given new credentials, instead of a new one.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  accountId?: string;

  @MayBeAbsent()
  @NameField('team account', { required: false })
  name?: string;

  @ApiPropertyOptional({ enum: platforms, example: 'gemini' })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @ApiPropertyOptional({ type: String, description: 'Google Cloud project that pays for what the token is used for.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_SECRET)
  projectId?: string;

  @ApiProperty({
    type: String,
    maxLength: LONGEST_ADDRESS,
    description: 'Where people agree, with whatever of a query the service wants to be told.',
    example: 'https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent',
  })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  authorizationUrl!: string;

  @ApiPropertyOptional({
    type: String,
    description:
      "Where codes are exchanged. Without it, `clientId` and `clientSecret`: the account's own ones; for gemini: Google's.",
    example: 'https://oauth2.googleapis.com/token',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  tokenUrl?: string;

  @ApiPropertyOptional({ type: String, description: 'Of the client that you registered with the vendor yourself.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_SECRET)
  clientId?: string;

  @ApiPropertyOptional({ type: String, writeOnly: true })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_SECRET)
  clientSecret?: string;

  @ApiPropertyOptional({ type: [String], example: ['https://www.googleapis.com/auth/cloud-platform'] })
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  scopes?: string[];

  @ApiPropertyOptional({
    type: String,
    description:
      'How the sign-in service calls itself in `iss` (RFC 9207), where that is not of the origin of authorizationUrl.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  issuer?: string;

  @ApiPropertyOptional({
    type: String,
    description:
      'Only to be sure: must be PUBLIC_URL with `/admin/accounts/connect/callback`, as registered with the client.',
    example: 'https://relay.example.com/admin/accounts/connect/callback',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  redirectUri?: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class RefusalReasonDto {
  @ApiProperty({ type: String, description: 'Stable.', example: 'too-long' })
  id!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What differs in the sentence.',
    example: { most: '100' },
  })
  values!: Readonly<Record<string, string>>;
}

export class FieldErrorDto {
  @ApiProperty({ type: String, example: 'credentials.apiKey' })
  field!: string;

  @ApiProperty({ type: String, example: 'must be a string' })
  message!: string;

  @ApiPropertyOptional({
    type: RefusalReasonDto,
    description: 'What the message says, for pages in other languages; absent: it has no name.',
  })
  reason?: RefusalReasonDto;
}

/** RFC 9457 problem details: what every refusal of the control plane looks like. */
export class ProblemDto {
  @ApiProperty({ type: String, example: 'urn:trunkline:problem:caller_request_invalid' })
  type!: string;

  @ApiProperty({ type: String, example: 'Bad Request' })
  title!: string;

  @ApiProperty({ type: Number, example: 400 })
  status!: number;

  @ApiProperty({ type: String, example: 'The request has fields that are not accepted: name' })
  detail!: string;

  @ApiProperty({ type: String, example: '/admin/accounts' })
  instance!: string;

  @ApiProperty({ type: String, description: 'Stable; for programs.', example: 'caller_request_invalid' })
  code!: string;

  @ApiProperty({ type: String, example: 'req_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d' })
  requestId!: string;

  @ApiProperty({ type: [FieldErrorDto], description: 'Empty unless single fields were refused.' })
  errors!: FieldErrorDto[];

  @ApiPropertyOptional({
    type: RefusalReasonDto,
    description: 'What `detail` says, for pages in other languages; absent: it has no name.',
  })
  reason?: RefusalReasonDto;
}

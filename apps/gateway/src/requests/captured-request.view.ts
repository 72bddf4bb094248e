import { ApiProperty } from '@nestjs/swagger';
import type { CapturedRequest } from '@app/relay';
import type { Plain } from '../control-plane/plain';

class CapturedBodyView {
  @ApiProperty({
    description:
      'The body, cut: strings at 80 letters, lists at 24 items, six levels deep, 12,000 letters in all; secrets and binary data are ' +
      'replaced. Absent: it was no JSON.',
    ...{ required: false, oneOf: [{ type: 'object' }, { type: 'array', items: {} }] },
  })
  value?: unknown;

  @ApiProperty({ type: Boolean, description: 'It ends before the body does.' })
  isCut!: boolean;

  @ApiProperty({ type: Number, description: 'Size of the body as it came.' })
  bytes!: number;
}

class CapturedAnswerView {
  @ApiProperty({
    type: Number,
    description: 'HTTP status; 0: none was sent, such as of a refusal before the upstream.',
  })
  status!: number;

  @ApiProperty({ type: Number })
  bytes!: number;

  @ApiProperty({ type: String, description: 'What it says in words, at most 4,000 letters; credentials are replaced.' })
  text!: string;
}

export class CapturedRequestView {
  @ApiProperty({ type: String })
  requestId!: string;

  @ApiProperty({ type: String })
  keyId!: string;

  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { type: 'string' } },
    description: 'What the client said of itself and of what it wants; no credentials, no addresses.',
  })
  headers!: Record<string, string>;

  @ApiProperty({ type: CapturedBodyView })
  body!: CapturedBodyView;

  @ApiProperty({ type: CapturedAnswerView })
  answer!: CapturedAnswerView;
}

export type CapturedRequestAnswer = Plain<CapturedRequestView>;

export function viewOfCapture(captured: CapturedRequest): CapturedRequestAnswer {
  const { requestId, keyId, userId, startedAt, headers, body, answer } = captured;
  return { requestId, keyId, userId, startedAt: new Date(startedAt).toISOString(), headers, body, answer };
}

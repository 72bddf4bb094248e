import { expect, it } from 'vitest';
import type { PlatformAdapters } from '@app/platforms';
import type { UpstreamAnswer } from './upstream-answer';
import { upstreamRequestIdOf } from './upstream-request-id';

const adapters = { bedrock: { requestIdHeader: 'x-amzn-requestid' }, claude: {} } as PlatformAdapters;
const answer = (platform: string, headers: UpstreamAnswer['headers']): UpstreamAnswer =>
  ({ account: { platform }, headers }) as UpstreamAnswer;

it('is what the platform’s own header says, else what the model’s says, else unknown', () => {
  const both = { 'x-amzn-requestid': 'of AWS', 'request-id': 'of Anthropic' };
  expect(upstreamRequestIdOf(answer('bedrock', both), adapters)).toBe('of AWS');
  expect(upstreamRequestIdOf(answer('bedrock', { 'request-id': 'of Anthropic' }), adapters)).toBe('of Anthropic');
  expect(upstreamRequestIdOf(answer('claude', both), adapters)).toBe('of Anthropic');
  expect(upstreamRequestIdOf(answer('claude', { 'x-amzn-requestid': 'of AWS' }), adapters)).toBeUndefined();
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIn, jsonOf, textOf } from '../support/protocols/ask-in-protocol';
import { claudeAccounts } from '../support/protocols/claude-accounts';
import { deltasOf, messages } from '../support/protocols/client-protocol';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
});
afterAll(() => house.stop());

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const weather = {
  ...{ name: 'get_weather', description: 'Looks at the sky' },
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
/** Of Claude Code: betas that clouds know, and one that they refuse a request for. */
const clientHeaders = {
  'anthropic-version': '2023-06-01',
  'anthropic-beta': 'claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27',
};

describe.each(claudeAccounts)('messages of $what', (upstream) => {
  const { model, upstreamModel, path, streamPath = path, countPath } = upstream;
  let key: ServedKey;
  beforeAll(async () => {
    key = await house.serve(await upstream.account(house.sandbox.url));
  });

  it.each([false, true])(
    'arrive as the upstream wants them, and are booked as it says (stream: %s)',
    async (isStreaming) => {
      const query = '/api/v1/messages?beta=true';
      const answer = await askIn(messages, house, key, { model, isStreaming, path: query, headers: clientHeaders });
      const text = answer.body.toString('utf8');
      expect(answer.status, text).toBe(200);
      expect(answer.headers['content-type']).toContain(isStreaming ? 'text/event-stream' : 'application/json');
      if (isStreaming) {
        expect(deltasOf(messages, text).join('')).toBe(said);
        expect(deltasOf(messages, text).length).toBeGreaterThan(5);
        expect(messages.hasEnded(text)).toBe(true);
        expect(text).toContain(`"model":"${model}"`);
      } else {
        expect(textOf(messages, answer)).toBe(said);
        expect((jsonOf(answer) as { model: string }).model).toBe(model);
      }
      const { record, entry } = await house.books(answer);
      expect(entry).toMatchObject({ status: 200, finished: 'complete', streaming: isStreaming, model: upstreamModel });
      expect(entry.path.split('?')[0]).toBe(isStreaming ? streamPath : path);
      expect(record).toMatchObject({
        source: 'exact',
        outcome: 'completed',
        attempts: 1,
        accountId: key.accountId,
        model,
      });
      expect(record.tokens).toEqual(entry.usage);
      expect(record.upstreamRequestId).toBe(entry.upstreamRequestId);
      // Nobody knows what a server of one's own takes for a model.
      if (record.platform === 'anthropic-compatible') expect(record.costUsd).toBeNull();
      else expect(record.costUsd).toMatch(/[1-9]/);
    },
  );

  it('call tools with thinking before them, and go on with what both brought', async () => {
    const asked = { role: 'user', content: 'use a tool' };
    const body = { max_tokens: 3_000, thinking: { type: 'enabled', budget_tokens: 1_024 }, tools: [weather] };
    const first = await askIn(messages, house, key, {
      model,
      headers: clientHeaders,
      body: { ...body, messages: [asked] },
    });
    const { content } = jsonOf(first) as { content: { type: string; id: string }[] };
    expect(content.map(({ type }) => type)).toEqual(['thinking', 'tool_use']);
    const result = { type: 'tool_result', tool_use_id: content[1]?.id, content: 'Rain' };
    const turns = [asked, { role: 'assistant', content }, { role: 'user', content: [result] }];
    const second = await askIn(messages, house, key, {
      model,
      headers: clientHeaders,
      body: { ...body, messages: turns },
    });
    expect(second.status, second.body.toString('utf8')).toBe(200);
    expect(textOf(messages, second)).toContain('The tool answered: Rain');
  });

  it(countPath === undefined ? 'are not counted' : 'are counted as they are billed', async () => {
    const text = 'how long is this?';
    const counting = { model, text, path: '/api/v1/messages/count_tokens', headers: clientHeaders };
    const counted = await askIn(messages, house, key, {
      ...counting,
      body: { max_tokens: undefined, stream: undefined },
    });
    if (countPath === undefined) {
      expect(counted.status).toBe(404);
      return;
    }
    expect(counted.status, counted.body.toString('utf8')).toBe(200);
    const answer = await askIn(messages, house, key, { model, text, headers: clientHeaders });
    const { usage } = jsonOf(answer) as { usage: { input_tokens: number } };
    expect(jsonOf(counted)).toEqual({ input_tokens: usage.input_tokens });
    const counts = (await house.sandbox.ledger()).map((entry) => entry.path.split('?')[0]);
    expect(counts).toContain(countPath);
  });
});

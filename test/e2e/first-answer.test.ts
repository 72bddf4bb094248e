import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

describe('a fresh relay', () => {
  let house: RelayHouse;
  beforeAll(async () => {
    house = await startRelayHouse();
  });
  afterAll(() => house.stop());

  it('streams an answer to the first key', async () => {
    const response = await fetch(`${house.gateway.url}/api/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': house.relayKey, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
      body: JSON.stringify({
        model: 'sandbox-small',
        max_tokens: 100,
        stream: true,
        messages: [{ role: 'user', content: 'Say hello' }],
      }),
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/^event: message_start\n/);
    expect(text).toMatch(/event: message_stop\ndata: .*\n\n$/);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReconciliationHouse, startReconciliationHouse } from '../support/repricing/reconciliation-house';

const MEBIBYTE = 1_048_576;

let house: ReconciliationHouse;
beforeAll(async () => {
  house = await startReconciliationHouse();
});
afterAll(() => house.stop());

const send: ReconciliationHouse['send'] = (...parameters) => house.send(...parameters);

describe('an upload that is none of what is known', () => {
  const problemOf = async (response: Response): Promise<unknown[]> => {
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    return [response.status, code, detail];
  };

  it('is refused with the columns that were found and those that are expected', async () => {
    const found = await problemOf(await send('provider=openai', 'foo,bar\n1,2\n'));
    expect(found).toEqual([400, 'caller_body_invalid', expect.stringMatching(/foo, bar.*input_tokens.*amount_value/s)]);
  });

  it.each([
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, as any site can send it', { 'content-type': 'text/plain' }, 415],
    ['compressed', { 'content-encoding': 'gzip' }, 415],
  ])('is refused as %s', async (_, headers, status) => {
    expect((await send('provider=openai', 'a,b\n', headers)).status).toBe(status);
  });

  it.each([
    ...['', 'provider=google', 'provider=openai&timezone=Mars', 'provider=openai&tolerancePercent=-1'],
    ...['provider=openai&tolerancePercent=1e1', 'provider=openai&from=2026-11-02&to=2026-11-01', 'provider=openai&x=1'],
    'provider=openai&provider=anthropic',
  ])('is refused with the query %j', async (query) => {
    expect((await send(query, 'a,b\n')).status).toBe(400);
  });

  it('is refused where it is too large, announced or not, and holds no memory', async () => {
    // Few rows, so that it is not the reading of them that takes long.
    const portion = Buffer.from(`2026-11-01,gpt-4o,1,1,${'x'.repeat(60_000)}\n`);
    const endless = (): ReadableStream<Uint8Array> => {
      let sent = 0;
      return new ReadableStream({
        pull: (controller) => {
          controller.enqueue(sent === 0 ? Buffer.from('date,model,input_tokens,output_tokens,note\n') : portion);
          sent += portion.length;
          if (sent > 40 * MEBIBYTE) controller.close();
        },
      });
    };
    const before = process.memoryUsage.rss();
    const tooLarge = [413, 'caller_body_too_large', 'The file is larger than 32 MiB'];
    expect(await problemOf(await send('provider=openai', endless()))).toEqual(tooLarge);
    expect(await problemOf(await send('provider=openai', new Uint8Array(33 * MEBIBYTE)))).toEqual(tooLarge);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MEBIBYTE);
  });

  it('is refused where it comes while another one is under way, and that one is not disturbed', async () => {
    let finish = (): void => undefined;
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Buffer.from('date,model,input_tokens,output_tokens\n'));
        finish = () => {
          controller.enqueue(Buffer.from('2026-11-01,gpt-4o,1,1\n'));
          controller.close();
        };
      },
    });
    const first = send('provider=openai', slow);
    await expect.poll(() => house.isUnderWay(), { timeout: 5_000 }).toBe(true);
    expect((await send('provider=openai', 'foo\n')).status).toBe(429);
    finish();
    expect((await first).status).toBe(200);
    expect((await send('provider=openai', 'foo\n')).status).toBe(400);
  });

  it('ends with a caller who leaves in the middle of it', async () => {
    const leaving = new AbortController();
    const upload = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from('date,model,input_tokens,output_tokens\n')),
    });
    const left = send('provider=openai', upload, {}, leaving.signal).catch(() => 'left');
    await expect.poll(() => house.isUnderWay(), { timeout: 5_000 }).toBe(true);
    leaving.abort();
    expect(await left).toBe('left');
    await expect.poll(() => house.isUnderWay(), { timeout: 5_000 }).toBe(false);
  });

  it('never brings the relay down, whatever bytes it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom('anthropic', 'openai'),
        async (bytes, provider) => {
          const { status } = await send(`provider=${provider}`, Uint8Array.from(bytes));
          expect(status).toBe(400);
        },
      ),
      { numRuns: 60 },
    );
  });
});

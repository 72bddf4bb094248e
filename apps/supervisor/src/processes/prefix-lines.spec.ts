import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { prefixLines } from './prefix-lines';

it('marks whole lines, however they arrive', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  prefixLines(from, to, 'worker');
  for (const part of ['{"level":', '30}\n{"le', 'vel":40}\r\n', 'no line end']) from.write(part);
  from.end(() => setImmediate(() => to.end()));
  expect(await text(to)).toBe('worker  | {"level":30}\nworker  | {"level":40}\nworker  | no line end\n');
});

import { describe, expect, it } from 'vitest';
import { createModelRenamer } from './model-renamer';

const run = (pieces: readonly string[], repeats: boolean): string => {
  const rename = createModelRenamer('mine "1"', repeats);
  return pieces.map((piece) => rename(Buffer.from(piece)).toString('utf8')).join('');
};

describe('createModelRenamer', () => {
  const chunk =
    'data: {"id":"x","model": "gpt-x-2026","choices":[{"delta":{"content":"\\"model\\": \\"gpt-x-2026\\" ä"}}]}\n\n';

  it('renames the model wherever a protocol repeats it, and leaves texts alone', () => {
    expect(run([chunk, chunk + chunk], true)).toBe(
      (chunk + chunk + chunk).replaceAll('"model": "gpt-x-2026"', '"model": "mine \\"1\\""'),
    );
  });

  it('renames it once where only the first event has it', () => {
    const start = 'event: message_start\ndata: {"message":{"model":"claude-x"}}\n\n';
    const later = 'data: {"input":{"model":"claude-x"}}\n\n';
    expect(run([start + later, later], false)).toBe(start.replace('"claude-x"', '"mine \\"1\\""') + later + later);
  });

  it('changes nothing where no model is named', () => {
    expect(run(['data: {"usage":{}}\n\n', chunk], true)).toBe(`data: {"usage":{}}\n\n${chunk}`);
  });
});

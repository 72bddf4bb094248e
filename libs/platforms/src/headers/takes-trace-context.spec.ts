import { describe, expect, it } from 'vitest';
import { platforms } from '@app/common';
import { isPreset, presets } from '../anthropic-compatible/presets';
import { takesTraceContext } from './takes-trace-context';

describe('takesTraceContext', () => {
  it('is so of compatible servers and the sandbox, and of no vendor', () => {
    expect(platforms.filter((platform) => takesTraceContext({ platform }))).toEqual([
      ...['anthropic-compatible', 'openai-compatible', 'sandbox'],
    ]);
  });

  it('is so of presets that operators run themselves, and not of a service', () => {
    const names = Object.keys(presets).filter(isPreset);
    const takes = names.filter((preset) =>
      takesTraceContext({ platform: 'anthropic-compatible', location: { preset } }),
    );
    expect(takes).toEqual(['ollama', 'claude-code-router']);
  });
});

import { parseJsonObject } from '@app/protocols';
import type { Step } from '../http/answer';

/** The step without `usageMetadata`, whether it is a chunk of a stream or the whole answer. */
export function withoutUsage(step: Step): Step {
  const text = String(step.bytes);
  const [, before = '', json = '', after = ''] = /^(data: |\[|,\r\n|)(\{.*\})(\s*\]?\s*)$/s.exec(text) ?? [];
  const response = parseJsonObject(json);
  if (!response) return { ...step, usage: null };
  const rest = { ...response, usageMetadata: undefined };
  return { ...step, bytes: `${before}${JSON.stringify(rest)}${after}`, usage: null };
}

import { isJsonObject, parseJson } from '@app/protocols';
import { pageText } from './documented-calls';

export interface DocumentedSettings extends Readonly<Record<string, unknown>> {
  readonly channel: string;
}

/** The settings of channels that docs/webhooks-channels.md shows, one example a channel. */
export function documentedSettings(): DocumentedSettings[] {
  const blocks = [...pageText('docs/webhooks-channels.md').matchAll(/```json\n(\{\s+"channel"[^`]+)```/g)];
  return blocks.map(([, text = '']) => {
    const example = parseJson(text);
    if (!isJsonObject(example) || typeof example.channel !== 'string') throw new TypeError(`no settings: ${text}`);
    return { ...example, channel: example.channel };
  });
}

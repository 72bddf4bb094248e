import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../json/json-object';
import type { RequestHints } from '../../translation/request-hints';
import type {
  ProtocolEvent,
  StreamTranslation,
  Translation,
  TranslationContext,
  Translator,
} from '../../translation/translator';

/** A sealer that anybody could open, so that golden files can be read. */
export const openSealer: TranslationContext['sealer'] = {
  seal: (content) => `sealed-${Buffer.from(JSON.stringify(content)).toString('base64url')}`,
  open: (text) =>
    text.startsWith('sealed-')
      ? (JSON.parse(Buffer.from(text.slice(7), 'base64url').toString('utf8')) as JsonObject)
      : undefined,
};

/** A model that can do all there is. */
export const context: TranslationContext = {
  requestId: 'req_1',
  now: 1_790_000_000_500,
  model: { asked: 'asked-model', upstream: 'upstream-model' },
  traits: {
    ...{ sampling: true, thinking: 'adaptive', efforts: ['low', 'medium', 'high', 'max'] },
    ...{ prefill: false, structuredOutput: true, midSystem: true, maxOutputTokens: 64_000 },
  },
  sealer: openSealer,
};

export interface RequestOutcome {
  readonly body: JsonObject;
  readonly dropped: readonly string[];
  readonly hints?: RequestHints;
}

/** Folder of files `<case>.request.in.json` and so on; `<case>.context.json` says in what the model differs. */
export class GoldenCases {
  readonly names: readonly string[];

  constructor(private readonly folder: string) {
    this.names = readdirSync(folder)
      .filter((name) => name.endsWith('.request.in.json'))
      .map((name) => name.replace('.request.in.json', ''));
  }

  with(part: 'answer' | 'stream'): readonly string[] {
    return this.names.filter((name) => this.has(name, `${part}.in`));
  }

  read(name: string, part: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, `${name}.${part}.json`), 'utf8'));
  }

  object(name: string, part: string): JsonObject {
    return this.read(name, part) as JsonObject;
  }

  list(name: string, part: string): readonly JsonObject[] {
    return this.read(name, part) as readonly JsonObject[];
  }

  translate(translator: Translator, name: string): Translation {
    const { traits, hints } = this.has(name, 'context')
      ? (this.read(name, 'context') as Partial<TranslationContext>)
      : { traits: {}, hints: undefined };
    return translator.translate(this.object(name, 'request.in'), {
      ...context,
      traits: { ...context.traits, ...traits },
      ...(hints ? { hints } : {}),
    });
  }

  private has(name: string, part: string): boolean {
    return existsSync(join(this.folder, `${name}.${part}.json`));
  }
}

export const requestOutcome = ({ body, dropped, hints }: Translation): RequestOutcome => ({
  ...{ body, dropped },
  ...(hints ? { hints } : {}),
});

/** All that a stream becomes whose upstream closes after these events. */
export function translateStream(stream: StreamTranslation, events: readonly JsonObject[]): ProtocolEvent[] {
  const translated = events.flatMap((data) => [...stream.push(eventOf(data))]);
  return [...translated, ...stream.end()];
}

/** Events of Anthropic are named by their type. */
export const eventOf = (data: JsonObject): ProtocolEvent =>
  typeof data.type === 'string' ? { name: data.type, data } : { data };

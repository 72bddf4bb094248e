import type { JsonObject } from '../../json/json-object';
import { context } from '../../openai/conformance/golden-case';
import type { Protocol } from '../../protocol';
import type { ModelTraits } from '../../translation/model-traits';
import type { TranslationContext } from '../../translation/translator';

/** What models can be told, the newest first, as `config/models.json` has it. */
type Models = readonly [newest: ModelTraits, older: ModelTraits];

const newest = { prefill: false, structuredOutput: true } as const;
const older = { sampling: true, structuredOutput: true } as const;
const gpt: Models = [
  {
    ...{ ...newest, sampling: false, thinking: 'adaptive', midSystem: true, maxOutputTokens: 128_000 },
    efforts: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
  },
  { ...older, thinking: 'none', efforts: [], prefill: false, midSystem: true, maxOutputTokens: 16_384 },
];
const modelsOf: Readonly<Record<Protocol, Models>> = {
  'anthropic-messages': [
    {
      ...{ ...newest, sampling: false, thinking: 'adaptive', midSystem: true, maxOutputTokens: 64_000 },
      efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
    },
    { ...older, thinking: 'budget', efforts: [], prefill: true, midSystem: false, maxOutputTokens: 64_000 },
  ],
  'openai-chat': gpt,
  'openai-responses': gpt,
  'gemini-generate-content': geminiModels(),
  'gemini-code-assist': geminiModels(),
};

function geminiModels(): Models {
  const gemini = { ...newest, ...older, midSystem: false, maxOutputTokens: 65_536 };
  return [
    { ...gemini, thinking: 'level', efforts: ['minimal', 'low', 'medium', 'high'] },
    { ...gemini, thinking: 'budget', efforts: ['low', 'medium', 'high'] },
  ];
}

/** What stands in a signature that the relay sealed for an account of the protocol; each translator reads its own. */
const signatures: Readonly<Record<Protocol, JsonObject>> = {
  'anthropic-messages': {},
  'openai-chat': { protocol: 'openai-chat', member: 'reasoning_content' },
  'openai-responses': { kind: 'openai-reasoning', model: 'upstream-model', id: 'rs_1', encrypted: 'e' },
  'gemini-generate-content': { protocol: 'gemini-generate-content', on: 'call', signature: 's' },
  'gemini-code-assist': {},
};

/** One context for the newest models of the upstream and one for older ones. The text `ours` opens as what this account said before. */
export function contextsFor(from: Protocol, to: Protocol): readonly TranslationContext[] {
  const thinking = { kind: 'anthropic-thinking', model: 'upstream-model', thinking: 'T', signature: 'ours-upstream' };
  const open = (text: string): JsonObject | undefined => {
    if (text === 'ours') return from === 'anthropic-messages' ? signatures[to] : thinking;
    return text === 'ours-upstream' ? signatures[to] : undefined;
  };
  const sealer = { ...context.sealer, open };
  return modelsOf[to].map((traits) => ({ ...context, traits, sealer }));
}

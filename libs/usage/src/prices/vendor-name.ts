import type { Platform } from '@app/common';

/**
 * Whose rows of the price list hold for an account of a platform, in this order: the platform's own, then those of the vendors whose
 * models it sells at about their price. Of compatible servers nothing is assumed.
 */
export const priceSources: Readonly<Record<Platform, readonly Platform[]>> = {
  claude: ['claude'],
  bedrock: ['bedrock', 'claude'],
  vertex: ['vertex', 'claude', 'gemini'],
  gemini: ['gemini'],
  openai: ['openai'],
  'azure-openai': ['azure-openai', 'openai'],
  'azure-foundry': ['azure-foundry', 'claude'],
  droid: ['droid', 'claude', 'openai'],
  'anthropic-compatible': ['anthropic-compatible'],
  'openai-compatible': ['openai-compatible'],
  sandbox: ['sandbox'],
};

/** `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`: inference profile, vendor, name, version (protocols.md 2). An ARN is none of it. */
const BEDROCK_NAME = /^(?:([a-z]+(?:-[a-z]+)?)\.)?anthropic\.(.+?)(?:-v\d+(?::\d+)?)?$/;
/** `publishers/anthropic/models/claude-opus-5`, with or without what stands before it in a path (protocols.md 3, 7.2). */
const GOOGLE_PATH = /^(?:(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/(?:anthropic|google)\/)?models\//;
/** `claude-3-5-sonnet-v2@20241022`, `claude-opus-4@latest` */
const VERTEX_VERSION = /(?:-v\d+)?@(?:(\d{8})|default|latest)$/;
const RELEASE_DATE = /-20\d{2}(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])$/;

/** What clients write behind a model that they want with a context window of a million tokens (protocols.md 10.3); no other model. */
const CONTEXT_WINDOW = /\[1m\]$/;

/** The vendor's own name for a model, from a platform's words for it; a release date stays, as `-20250929`. */
export function vendorName(platform: Platform, model: string): string {
  const name = model.replace(CONTEXT_WINDOW, '');
  switch (platform) {
    case 'bedrock':
      return BEDROCK_NAME.exec(name)?.[2] ?? name;
    case 'vertex':
      return name
        .replace(GOOGLE_PATH, '')
        .replace(VERTEX_VERSION, (_, date: string | undefined) => (date === undefined ? '' : `-${date}`));
    case 'gemini':
      return name.replace(GOOGLE_PATH, '');
    default:
      return name;
  }
}

/** Without `-2026-04-23` or `-20260423` at the end. Nothing else at the end of a name is a release date. */
export const withoutReleaseDate = (model: string): string => model.replace(RELEASE_DATE, '');

/**
 * Whether Bedrock serves a model of this name within a region or a group of them, which costs more than `global.` does. Source:
 * @pydantic/genai-prices 0.1.8, provider `aws`, for `us.anthropic.…` as for `anthropic.…`.
 */
export function isRegional(platform: Platform, model: string): boolean {
  const match = platform === 'bedrock' ? BEDROCK_NAME.exec(model) : null;
  return match !== null && match[1] !== 'global';
}

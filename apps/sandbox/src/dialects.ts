import { anthropicDialect } from './anthropic/anthropic-dialect';
import { geminiDialect } from './gemini/gemini-dialect';
import { azureDialect } from './openai/azure-dialect';
import { bedrockDialect } from './bedrock/bedrock-dialect';
import { foundryDialect } from './foundry/foundry-dialect';
import { factoryDialect } from './openai/factory-dialect';
import { openAiDialect } from './openai/openai-dialect';
import { tokensDialect } from './tokens/tokens-dialect';
import { vertexDialect } from './vertex/vertex-dialect';
import type { Arrival } from './arrival';
import type { Dialect, Route } from './dialect';

/** The first dialect that knows the path is the one that answers, so the ones with the narrower paths stand before the others. */
const dialects: readonly Dialect[] = [
  tokensDialect,
  geminiDialect,
  vertexDialect,
  bedrockDialect,
  foundryDialect,
  azureDialect,
  factoryDialect,
  openAiDialect,
  anthropicDialect,
];

/** Whose the request is. What nobody knows is refused in Anthropic's words, with a route of null. */
export function dialectOf(arrival: Arrival): { readonly dialect: Dialect; readonly route: Route | null } {
  for (const dialect of dialects) {
    const route = dialect.routeOf(arrival);
    if (route) return { dialect, route };
  }
  return { dialect: anthropicDialect, route: null };
}

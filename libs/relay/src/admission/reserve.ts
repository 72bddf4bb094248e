import { noTokens, platforms } from '@app/common';
import { type PriceList, type Reserve, appliedPrices } from '@app/usage';

/** A token is four bytes of a request, a little more or less: JSON around the text makes up for languages with longer tokens. */
const BYTES_PER_TOKEN = 4;
const TOKENS_WHERE_NONE_ARE_SAID = 4_096;
const PICO_PER_NANO = 1_000;

/** What a request may become at the most, at list prices: its prompt written to the cache, and every token that it allows for the answer. */
export function estimateReserve(
  request: { readonly model: string; readonly maxTokens: number | undefined; readonly bodyBytes: number },
  prices: PriceList,
): Reserve {
  const promptTokens = Math.ceil(request.bodyBytes / BYTES_PER_TOKEN);
  const answerTokens = Math.ceil(request.maxTokens ?? TOKENS_WHERE_NONE_ARE_SAID);
  const cost = platforms.map((platform) => {
    const price = prices.find(platform, request.model);
    if (!price) return 0;
    const { input, cacheWrite5m, output } = appliedPrices({ ...noTokens, input: promptTokens }, price).prices;
    return promptTokens * Math.max(input, cacheWrite5m) + answerTokens * output;
  });
  return {
    tokens: promptTokens + answerTokens,
    nanoDollars: Math.min(Number.MAX_SAFE_INTEGER, Math.ceil(Math.max(...cost) / PICO_PER_NANO)),
  };
}

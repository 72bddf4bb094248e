import type { AvailableModel } from '@app/relay';

const DEFAULT_SIZE = 50;
const MOST = 1_000;

export interface GeminiModel {
  readonly name: string;
  readonly displayName: string;
  readonly supportedGenerationMethods: readonly string[];
}

export interface GeminiModelList {
  readonly models: readonly GeminiModel[];
  readonly nextPageToken?: string;
}

export function geminiModel({ id, displayName }: AvailableModel): GeminiModel {
  return {
    ...{ name: `models/${id}`, displayName },
    supportedGenerationMethods: ['generateContent', 'streamGenerateContent'],
  };
}

/** A page as the Gemini API cuts it. The token is the name of the last model before it. */
export function geminiModelList(models: readonly AvailableModel[], query: unknown): GeminiModelList {
  const { pageSize, pageToken } = query as Partial<Record<string, string>>;
  const size = Math.min(MOST, Math.max(1, Math.floor(Number(pageSize)) || DEFAULT_SIZE));
  const rest = models.filter(({ id }) => pageToken === undefined || id > pageToken);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return { models: page.map(geminiModel), ...(last && rest.length > size ? { nextPageToken: last.id } : {}) };
}

import type { JsonObject } from '@app/protocols';

/** What one `GenerateContentResponse` says, before it has its envelope. */
export interface Chunk {
  readonly parts: readonly JsonObject[];
  readonly finishReason?: string;
  readonly usageMetadata?: object;
  readonly modelVersion?: string;
  readonly responseId?: string;
}

/** A whole response, or one chunk of a stream: both have the same form. */
export function chunkJson({ parts, finishReason, ...rest }: Chunk): string {
  const candidate = {
    content: { parts, role: 'model' },
    ...(finishReason !== undefined && { finishReason }),
    index: 0,
  };
  return JSON.stringify({ candidates: [candidate], ...rest });
}

import { hash } from 'node:crypto';
import { noTokens } from '@app/common';
import { asNumber, asObject, asText, objectsOf } from '@app/protocols';
import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';
import type { JsonObject } from '../json';
import { RequestRefused } from '../request-refused';
import { tokensOf } from '../simulation/count-tokens';
import { answerWithFaults } from './answer-with-faults';
import { listMember, member } from './proto-json';
import type { Target } from './target';
import { googleHeaders } from './voice';

const LARGEST_DIMENSION = 3_072;
const dimensionOf = (model: string): number => (model.startsWith('text-embedding') ? 768 : LARGEST_DIMENSION);

/** A vector of length 1 that the same text always gets. */
function vectorOf(text: string, dimension: number): number[] {
  const seed = Buffer.from(hash('sha512', text, 'hex'), 'hex');
  const values = Array.from(
    { length: dimension },
    (_, index) => (seed[index % seed.length] ?? 0) - 127.5 + (index % 7),
  );
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

interface Embedding {
  readonly values: readonly number[];
  readonly tokens: number;
}

/** One request for one vector. Throws RequestRefused 400. */
function embed(request: JsonObject, model: string): Embedding {
  const text = objectsOf(asObject(member(request, 'content'))?.parts)
    .map((part) => asText(part.text) ?? '')
    .join('\n');
  if (text === '') throw new RequestRefused(400, '* EmbedContentRequest.content: content is empty\n');
  const config = asObject(member(request, 'embedContentConfig')) ?? request;
  const dimension = asNumber(member(config, 'outputDimensionality')) ?? dimensionOf(model);
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > LARGEST_DIMENSION) {
    throw new RequestRefused(400, `output_dimensionality must be from 1 to ${LARGEST_DIMENSION}.`);
  }
  return { values: vectorOf(text, dimension), tokens: tokensOf(text.length) };
}

function answerVectors(embeddings: readonly Embedding[], body: (embeddings: readonly Embedding[]) => object): Answer {
  const tokens = embeddings.reduce((sum, embedding) => sum + embedding.tokens, 0);
  const usageMetadata = { promptTokenCount: tokens, totalTokenCount: tokens };
  const json = JSON.stringify({ ...body(embeddings), usageMetadata });
  return wholeAnswer(200, googleHeaders, json, { ...noTokens, input: tokens });
}

const valuesOf = ({ values }: Embedding): object => ({ values });

/** `…:embedContent`. */
export const answerEmbed = (call: Call, target: Target): Answer =>
  answerWithFaults(call, target, (_, body) =>
    answerVectors([embed(body, target.model)], (all) => ({ embedding: valuesOf(all[0] ?? { values: [], tokens: 0 }) })),
  );

/** `…:batchEmbedContents`. */
export const answerBatchEmbed = (call: Call, target: Target): Answer =>
  answerWithFaults(call, target, (_, body) => {
    const requests = objectsOf(listMember(body, 'requests'));
    if (requests.length === 0) {
      throw new RequestRefused(400, '* BatchEmbedContentsRequest.requests: requests is not specified\n');
    }
    return answerVectors(
      requests.map((request) => embed(request, target.model)),
      (all) => ({ embeddings: all.map(valuesOf) }),
    );
  });

/** `…:predict` of Vertex AI, for the embedding models that came before `embedContent`. */
export const answerPredict = (call: Call, target: Target): Answer =>
  answerWithFaults(call, target, (_, body) => {
    const parameters = asObject(body.parameters) ?? {};
    const all = objectsOf(listMember(body, 'instances')).map((instance) =>
      embed({ ...parameters, content: { parts: [{ text: instance.content }] } }, target.model),
    );
    if (all.length === 0) throw new RequestRefused(400, 'Empty instances.');
    const predictions = all.map(({ values, tokens }) => ({
      embeddings: { values, statistics: { truncated: false, token_count: tokens } },
    }));
    const tokens = all.reduce((sum, embedding) => sum + embedding.tokens, 0);
    return wholeAnswer(200, googleHeaders, JSON.stringify({ predictions }), { ...noTokens, input: tokens });
  });

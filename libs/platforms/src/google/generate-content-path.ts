import { pathSegment } from '../path-segment';
import type { Operation, UpstreamCall } from '../platform-adapter';

const methods: Readonly<Partial<Record<Operation, string>>> = {
  ...{ generate: 'generateContent', count_tokens: 'countTokens', embed: 'embedContent' },
  embed_many: 'batchEmbedContents',
};
/** Credentials of a caller, and how the answer is framed. */
const leftOut: ReadonlySet<string> = new Set(['key', 'access_token', 'oauth_token', 'alt', '$alt']);

/** `/models/gemini-2.5-pro:streamGenerateContent?alt=sse`, below a version, a project or a publisher. */
export function generateContentPath({ operation, model, isStreaming, query }: UpstreamCall): string {
  const isStream = operation === 'generate' && isStreaming;
  const method = isStream ? 'streamGenerateContent' : (methods[operation] ?? 'generateContent');
  return `${resourceOf(model)}:${method}${queryOf(query, isStream)}`;
}

/** `tunedModels/x` says what it is; everything else is a model. */
function resourceOf(model: string): string {
  const [, collection = 'models', name = model] = /^(models|tunedModels)\/(.+)$/s.exec(model) ?? [];
  return `/${collection}/${pathSegment(name)}`;
}

/** The members of the caller's that are not ours to say, byte by byte as they came. A stream is asked for in one framing only. */
function queryOf(query: string, isStream: boolean): string {
  const kept =
    query === ''
      ? []
      : query
          .slice(1)
          .split('&')
          .filter((member) => !leftOut.has(nameOf(member)));
  const members = isStream ? ['alt=sse', ...kept.filter((member) => member !== '')] : kept;
  return members.length === 0 ? '' : `?${members.join('&')}`;
}

/** As a server reads it; what it cannot read it will not take for a name of ours either. */
function nameOf(member: string): string {
  return [...new URLSearchParams(member).keys()][0] ?? '';
}

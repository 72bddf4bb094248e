import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';

/** The pages that Google's search grounded an answer on, as a list to stand at its end. Empty where there are none. */
export function sourcesOf(groundingMetadata: JsonObject): string {
  const pages = objectsOf(groundingMetadata.groundingChunks).flatMap(({ web }) => {
    const uri = asText(asObject(web)?.uri) ?? '';
    return uri === '' ? [] : [`- [${asText(asObject(web)?.title) ?? uri}](${uri})`];
  });
  return pages.length === 0 ? '' : `\n\nSources:\n${[...new Set(pages)].join('\n')}`;
}

import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { generateContentPath } from '../google/generate-content-path';
import { versionedPath } from '../google/versioned-path';
import { geminiHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

const VERSION = 'v1beta';

/** The request of the Gemini API, with the body that came in. */
export function geminiRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    path: versionedPath(path, VERSION) + generateContentPath(call),
    method: 'POST',
    headers: upstreamHeaders({ caller: call.headers, forwarded: geminiHeaders, own: proofOf(call) }),
    body: call.body,
  };
}

function proofOf({ account, credentials }: UpstreamCall): Readonly<Record<string, string>> {
  switch (credentials.kind) {
    case 'api-key':
      return { 'x-goog-api-key': credentials.apiKey };
    case 'access-token': {
      const project = account.location?.projectId;
      return {
        authorization: `Bearer ${credentials.token}`,
        ...(project === undefined ? {} : { 'x-goog-user-project': project }),
      };
    }
    default:
      throw new Error(`the Gemini API takes no credentials of kind ${credentials.kind}`);
  }
}

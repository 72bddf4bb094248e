import { decoded } from '../http/decoded';

/** The parts of a path of Vertex AI. */
export interface VertexPath {
  readonly version: string;
  readonly project: string;
  readonly location: string;
  readonly publisher: 'anthropic' | 'google';
  readonly model: string;
  readonly method: string;
}

const form =
  /^\/(v1|v1beta1)\/projects\/([^/]+)\/locations\/([^/]+)\/publishers\/(anthropic|google)\/models\/([^/]+)(?::|%3A)([A-Za-z]+)$/i;

/** Null for every other path. */
export function readVertexPath(path: string): VertexPath | null {
  const [matched, version = '', project = '', location = '', publisher, model = '', method = ''] =
    form.exec(path) ?? [];
  if (matched === undefined) return null;
  return {
    ...{ version, method },
    project: decoded(project),
    location: decoded(location),
    publisher: publisher === 'google' ? 'google' : 'anthropic',
    model: decoded(model),
  };
}

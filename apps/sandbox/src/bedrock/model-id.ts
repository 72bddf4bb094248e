import { awsRefused } from './aws-exceptions';

const inProfile = /^(?:us-gov|us|eu|apac|jp|au|global)\.(anthropic\..+)$/;
const arn = /^arn:aws[\w-]*:bedrock:[\w-]*:\d*:(inference-profile|foundation-model)\/(.+)$/;
/** Those that came before inference profiles can be asked for by their own id. */
const onDemand = /^claude-3-(opus|sonnet|haiku|5)/;

export interface ModelId {
  /** As Anthropic itself calls the model. */
  readonly name: string;
  readonly isProfile: boolean;
}

/** Reads an id, one of an inference profile, or an ARN of either; the sandbox's own models have their plain names. Null for anything else. */
export function readModelId(id: string): ModelId | null {
  const [, kind, resource = id] = arn.exec(id) ?? [];
  if (kind === undefined && /^sandbox-./.test(id)) return { name: id, isProfile: true };
  const profiled = inProfile.exec(resource)?.[1];
  const base = /^anthropic\.(.+)$/.exec(profiled ?? resource)?.[1];
  if (base === undefined || !/^(claude|sandbox)-./.test(base)) return null;
  return { name: base.replace(/-v\d+(:\d+)?$/, ''), isProfile: profiled !== undefined };
}

/** The name of a model that can be invoked by this id. Throws RequestRefused 400. */
export function invokableModel(id: string): string {
  const model = readModelId(id);
  if (!model) throw awsRefused('ValidationException', 'The provided model identifier is invalid.');
  if (model.isProfile || onDemand.test(model.name)) return model.name;
  throw awsRefused(
    'ValidationException',
    `Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  );
}

/** Whether the model knows Anthropic's newer version of the API: https://platform.claude.com/docs/en/api/versioning */
export function knowsNewVersion(name: string): boolean {
  if (name.startsWith('sandbox-')) return true;
  const [, major = '0', minor = '0'] = /^claude-(?:[a-z]+-)?(\d{1,2})(?:-(\d{1,2})(?!\d))?/.exec(name) ?? [];
  return Number(major) * 100 + Number(minor) >= 407;
}

import { saidInHeader } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

const OLD_VERSION = '2023-06-01';
/** `claude-opus-4-8`, `us.anthropic.claude-sonnet-5-5-v1:0`; a date is no release. */
const release = /claude-[a-z]+-(\d{1,2})(?:[-.](\d{1,2}))?(?!\d)/;

/**
 * `anthropic_version` of a body for a cloud: the caller's, where the model knows newer ones than the first, else what the cloud calls the
 * first. Source: protocols.md 2.1; models know the second version from 4.7 on.
 */
export function hostedVersion({ headers, model }: Pick<UpstreamCall, 'headers' | 'model'>, first: string): string {
  const said = saidInHeader(headers, 'anthropic-version') ?? OLD_VERSION;
  return said !== OLD_VERSION && isDatedVersion.test(said) && isFrom47(model) ? said : first;
}

const isDatedVersion = /^\d{4}-\d{2}-\d{2}$/;

function isFrom47(model: string): boolean {
  const [, major = '0', minor = '0'] = release.exec(model) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 7);
}

import { asObject, asText, parseJsonObject } from '@app/protocols';
import { classifyClaudeFailure } from '../claude/claude.failure';
import type { UpstreamErrorResponse, UpstreamVerdict } from '../platform-adapter';

const NO_DEPLOYMENT = 'DeploymentNotFound';

/** As Anthropic's own, but for what Azure says in front of it: the resource has no such deployment, and another one may. */
export function classifyAzureFoundryFailure(response: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const code = asText(asObject(parseJsonObject(response.body.toString('utf8'))?.error)?.code);
  if (response.status === 404 && code === NO_DEPLOYMENT) return { failure: 'forbidden', scope: 'model', code };
  return classifyClaudeFailure(response, now);
}

import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { openaiPath } from '../openai/openai.request';
import { pathSegment } from '../path-segment';
import type { UpstreamCall } from '../platform-adapter';
import { azureOpenaiHeaders } from './azure-openai.headers';

/** Of version 1 `…/openai/v1`, of a dated interface `…/openai`; empty where the account has no address. */
export function azureOpenaiBaseUrl({ baseUrl, location }: Account): string {
  if (baseUrl !== undefined) return baseUrl;
  if (location?.endpoint === undefined) return '';
  return `${location.endpoint}${location.apiVersion === undefined ? '/openai/v1' : '/openai'}`;
}

/** The request for a deployment, which the account knows by the model's name, with the body that came in. */
export function azureOpenaiRequest(call: UpstreamCall): UpstreamRequest {
  const baseUrl = azureOpenaiBaseUrl(call.account);
  if (baseUrl === '') throw new GatewayError('upstream_unreachable', 'The account has no endpoint');
  const { origin, path } = baseUrlParts(baseUrl);
  const apiVersion = call.account.location?.apiVersion;
  const resource = apiVersion === undefined ? openaiPath(call) : datedPath(call);
  return {
    origin,
    path: `${path}${resource}${queryFor(call.query, apiVersion)}`,
    method: 'POST',
    headers: azureOpenaiHeaders(call),
    body: call.body,
  };
}

/** The dated interface names the deployment in the path, but not for Responses (protocols.md 5). */
function datedPath(call: UpstreamCall): string {
  const path = openaiPath(call);
  return path === '/responses' ? path : `/deployments/${pathSegment(call.model)}${path}`;
}

/** The interface is the account's, so a date that a client of Azure sends is not handed on: version 1 refuses dates. */
function queryFor(query: string, apiVersion: string | undefined): string {
  const members = query.slice(1).split('&');
  if (apiVersion !== undefined) {
    const others = members.filter((member) => member !== '' && !/^api-version(?:=|$)/i.test(member));
    return `?${[`api-version=${apiVersion}`, ...others].join('&')}`;
  }
  const undated = members.filter((member) => !/^api-version=\d/i.test(member));
  if (undated.length === members.length) return query;
  return undated.length === 0 ? '' : `?${undated.join('&')}`;
}

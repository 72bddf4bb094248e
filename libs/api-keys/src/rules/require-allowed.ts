import { GatewayError } from '@app/common';
import type { ApiKey, KeyPermission } from '../api-key';
import type { EffectiveKey } from '../policies/effective-key';
import type { Headers } from '../presented-key';
import { AddressRanges } from './address-ranges';
import { detectClient } from './detect-client';
import { fitsAnyModelPattern } from './model-pattern';

const MOST_LISTED = 5;
const LONGEST_QUOTED = 100;
const rangesByList = new WeakMap<readonly string[], AddressRanges>();

/** @throws GatewayError `policy_address_not_allowed` */
export function requireAllowedAddress({ allowedCidrs }: ApiKey, remoteAddress: string | undefined): void {
  if (allowedCidrs === undefined) return;
  let ranges = rangesByList.get(allowedCidrs);
  if (!ranges) {
    ranges = new AddressRanges(allowedCidrs);
    rangesByList.set(allowedCidrs, ranges);
  }
  if (ranges.holds(remoteAddress)) return;
  throw new GatewayError(
    'policy_address_not_allowed',
    `This relay key may not be used from ${remoteAddress ?? 'an unknown address'}`,
  );
}

/**
 * @param otherwise what a client is called that says nothing of itself by which it is known
 * @throws GatewayError `policy_client_not_allowed`
 */
export function requireAllowedClient(
  { allowedClients = [] }: ApiKey,
  headers: Headers,
  otherwise = 'another client',
): void {
  if (allowedClients.length === 0) return;
  const client = detectClient(headers);
  if (client !== undefined && allowedClients.includes(client)) return;
  throw new GatewayError(
    'policy_client_not_allowed',
    `This relay key may be used with ${listed(allowedClients)} only, and this request comes from ${client ?? otherwise}`,
  );
}

/** @throws GatewayError `policy_protocol_not_allowed` */
export function requireAllowedProtocol({ permissions = [] }: ApiKey, family: KeyPermission): void {
  if (permissions.length === 0 || permissions.includes(family)) return;
  throw new GatewayError(
    'policy_protocol_not_allowed',
    `This relay key may be used for ${listed(permissions)} only, and this request is for ${family}`,
  );
}

/** @throws GatewayError `policy_model_not_allowed` */
export function requireAllowedModel(apiKey: EffectiveKey, model: string): void {
  if (mayUseModel(apiKey, model)) return;
  const { allowedModels = [], policyModels } = apiKey;
  const isPolicys = policyModels !== undefined && !fitsAnyModelPattern(policyModels, model);
  const shown = isPolicys ? policyModels : allowedModels;
  const whose = isPolicys ? 'the policy of its owner' : 'it';
  const hint = shown.length === 0 ? '' : `: ${whose} allows ${listed(shown)}`;
  const quoted = model.length > LONGEST_QUOTED ? `${model.slice(0, LONGEST_QUOTED)}…` : model;
  throw new GatewayError('policy_model_not_allowed', `This relay key does not allow the model "${quoted}"${hint}`);
}

/**
 * Whether the key's own lists and the policies of its owner let a model pass, also for lists of models that a client is shown. Denied wins
 * over allowed.
 */
export function mayUseModel({ allowedModels, deniedModels = [], policyModels }: EffectiveKey, model: string): boolean {
  if (fitsAnyModelPattern(deniedModels, model)) return false;
  return [allowedModels, policyModels].every((list) => list === undefined || fitsAnyModelPattern(list, model));
}

function listed(items: readonly string[]): string {
  const shown = items.slice(0, MOST_LISTED).join(', ');
  return items.length > MOST_LISTED ? `${shown} and ${items.length - MOST_LISTED} more` : shown;
}

import type { Account } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import type { ModelCatalogue, PlatformAdapters, UpstreamCall } from '@app/platforms';
import {
  type Protocol,
  type Translation,
  UntranslatableError,
  parseJsonObject,
  withUsageIncluded,
} from '@app/protocols';
import type { Affinity } from '../admission/conversation';
import type { RelayRequest } from '../relay-request';
import type { SealerSource } from '../translation/account-sealer';
import { type Rewrite, rewriteFor } from './rewrite-for-account';
import { translatorFor } from './translator-for';

export interface OutgoingParts {
  readonly adapters: PlatformAdapters;
  readonly catalogue: ModelCatalogue;
  readonly sealers: SealerSource;
  readonly clock: Clock;
}

/** A client's request as it goes to one account. */
export interface OutgoingRequest {
  /** What the upstream speaks; the client's own means that bytes pass as they are. */
  readonly protocol: Protocol;
  /** The name that the account knows the model by, where that is not the one asked for. */
  readonly model: string | undefined;
  readonly call: Omit<UpstreamCall, 'account' | 'credentials' | 'clockOffsetMs'>;
  /** Undefined: every byte of the body is the client's. */
  readonly rewrite: Rewrite | undefined;
  /** Undefined: client and upstream speak the same. */
  readonly translation: Translation | undefined;
  /** The figures at the end of the answer's stream were asked for by us, and are not for the client. */
  readonly hidesUsage?: true;
}

/**
 * @throws GatewayError `caller_feature_unsupported` for what the upstream's protocol has no words for, `policy_operation_unsupported` for
 *   what its platform cannot do
 */
export function outgoingRequest(
  account: Account,
  request: RelayRequest,
  affinity: Affinity | undefined,
  parts: OutgoingParts,
): OutgoingRequest {
  const { envelope, operation } = request;
  const { model, protocol: asked } = envelope;
  const name = parts.catalogue.nameFor(account, model);
  const protocol = parts.adapters[account.platform].protocolFor({ account, operation, model: name, asked });
  if (protocol === undefined) throw unsupported(request);
  const known = name === model ? undefined : name;
  if (protocol === asked) return asItCame(account, request, affinity, { protocol, known });
  return translated(account, request, { protocol, name, known }, parts);
}

function asItCame(
  account: Account,
  request: RelayRequest,
  affinity: Affinity | undefined,
  { protocol, known }: { readonly protocol: Protocol; readonly known: string | undefined },
): OutgoingRequest {
  const { envelope, operation, headers, query } = request;
  const rewrite = rewriteFor(account, request, affinity, known);
  const body = rewrite?.body ?? request.body;
  const isChatStream = protocol === 'openai-chat' && operation === 'generate' && envelope.isStreaming;
  const withUsage = isChatStream ? withUsageIncluded(body) : undefined;
  return {
    ...{ protocol, model: known, rewrite, translation: undefined },
    ...(withUsage ? { hidesUsage: true } : {}),
    call: {
      ...{ operation, protocol, headers, query, isStreaming: envelope.isStreaming },
      ...{ model: known ?? envelope.model, body: withUsage ?? body },
    },
  };
}

/** Headers that belong to no protocol. */
const commonHeaders = ['user-agent', 'connection'];

function translated(
  account: Account,
  request: RelayRequest,
  { protocol, name, known }: { readonly protocol: Protocol; readonly name: string; readonly known: string | undefined },
  { catalogue, sealers, clock }: OutgoingParts,
): OutgoingRequest {
  const { envelope, operation, requestId, body, headers } = request;
  const translator = translatorFor(operation, envelope.protocol, protocol, account);
  if (!translator) throw unsupported(request);
  const parsed = parseJsonObject(body.toString('utf8'));
  if (!parsed) throw new GatewayError('caller_body_invalid', 'The body is not a JSON object');
  const kept = commonHeaders.flatMap((header) => (headers[header] === undefined ? [] : [[header, headers[header]]]));
  try {
    const translation = translator.translate(parsed, {
      ...{ requestId, now: clock.now(), traits: catalogue.traitsOf(name), sealer: sealers.sealerFor(account.id) },
      model: { asked: envelope.model, upstream: name },
      isStreaming: envelope.isStreaming,
    });
    return {
      ...{ protocol, model: known, rewrite: undefined, translation },
      call: {
        ...{ operation, protocol, model: name, isStreaming: envelope.isStreaming, query: '' },
        headers: Object.fromEntries(kept) as RelayRequest['headers'],
        body: Buffer.from(JSON.stringify(translation.body)),
      },
    };
  } catch (error) {
    if (error instanceof UntranslatableError)
      throw new GatewayError('caller_feature_unsupported', error.message, { cause: error });
    throw error;
  }
}

function unsupported({ operation, envelope }: RelayRequest): GatewayError {
  const what = operation.replace('_', ' ');
  return new GatewayError('policy_operation_unsupported', `No account can ${what} for the model "${envelope.model}"`);
}

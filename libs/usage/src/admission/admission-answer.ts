/** The budget, window, slots or line that had something against a request; `-reserved`: what is under way may still use it up. */
export type LimitName =
  | `${'daily' | 'weekly' | 'monthly' | 'total'}${'' | '-reserved'}`
  | `window-${'requests' | 'tokens' | 'cost'}`
  | 'concurrency'
  | 'queue';

/** Sums of a window after the request was let in. */
export interface WindowState {
  readonly requests: number;
  readonly tokens: number;
  readonly nanoDollars: number;
  /** Milliseconds until the oldest of it leaves. */
  readonly resetsInMs: number;
}

export interface Refusal {
  readonly kind: 'refused';
  readonly limit: LimitName;
  readonly scope: 'key' | 'user';
  /** Until it is worth while to ask again; 0: not by waiting a little. */
  readonly retryMs: number;
  /** Requests, tokens, nano-dollars or waiting requests, as the limit counts. */
  readonly allowed: number;
  readonly used: number;
}

export type AdmissionAnswer =
  | {
      readonly kind: 'in';
      /** The account that the conversation is bound to, as it was written at its last settle. */
      readonly affineAccount: string | undefined;
      /** It ends soon enough to be written again. */
      readonly isAffinityOld: boolean;
      readonly keyWindow: WindowState | undefined;
      readonly userWindow: WindowState | undefined;
    }
  /** `place`: 1 for the first in the line. */
  | { readonly kind: 'queued'; readonly place: number; readonly retryMs: number }
  | Refusal;

/** Reads what `admit-request.lua` returned. @throws Error on anything else: nobody is let in by an answer that is not understood */
export function decodeAdmission(reply: readonly (string | number)[]): AdmissionAnswer {
  const [kind, ...rest] = reply;
  if (kind === 'in') {
    const [account = '', isOld, states = ''] = rest;
    const [keyWindow, userWindow] = states === '' ? [] : (JSON.parse(String(states)) as (WindowState | false)[]);
    return {
      kind,
      affineAccount: account === '' ? undefined : String(account),
      isAffinityOld: isOld === 1,
      keyWindow: keyWindow === false ? undefined : keyWindow,
      userWindow: userWindow === false ? undefined : userWindow,
    };
  }
  if (kind === 'queued') return { kind, place: Number(rest[0]), retryMs: Number(rest[1]) };
  if (kind === 'refused' && rest.length === 5) {
    const [limit, scope, retryMs, allowed, used] = rest;
    return {
      kind,
      limit: limit as LimitName,
      scope: scope === 1 ? 'key' : 'user',
      ...{ retryMs: Number(retryMs), allowed: Number(allowed), used: Number(used) },
    };
  }
  throw new Error('the admission script answered with something unknown');
}

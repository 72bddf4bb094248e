import { useEffect, useState } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { relayNow } from '../../../api/relay-clock';
import type { Account } from '../../../accounts/account';

/** What is known of the account that is to be connected. */
export type KnownTarget = { readonly name: string } | { readonly account: Account };

export interface Connected {
  readonly look: () => void;
  readonly isFetching: boolean;
  /** Somebody asked, and it is not there yet. */
  readonly hasLooked: boolean;
}

const CLOCK_SPARE_MS = 60_000;

/** Looks for the account when this page is looked at again: another tab has connected it meanwhile. */
export function useConnected(known: KnownTarget, onConnected: (account: Account) => void): Connected {
  const [beganAt] = useState(relayNow);
  const [hasLooked, setLooked] = useState(false);
  const isNew = 'name' in known;
  const fresh = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { limit: 20, sort: '-createdAt', search: isNew ? known.name : '' } } },
    { enabled: isNew, staleTime: 0 },
  );
  const again = controlPlane.useQuery(
    'get',
    '/admin/accounts/{id}',
    { params: { path: { id: isNew ? '' : known.account.id } } },
    { enabled: !isNew, staleTime: 0 },
  );
  const account = isNew
    ? fresh.data?.items.find(
        ({ name, createdAt }) => name === known.name && Date.parse(createdAt) > beganAt - CLOCK_SPARE_MS,
      )
    : known.account.credentialState !== 'usable' && again.data?.credentialState === 'usable'
      ? again.data
      : undefined;
  useEffect(() => {
    if (account) onConnected(account);
  }, [account, onConnected]);
  const { isFetching, refetch } = isNew ? fresh : again;
  return {
    isFetching,
    hasLooked: hasLooked && !isFetching,
    look: () => {
      setLooked(true);
      void refetch();
    },
  };
}

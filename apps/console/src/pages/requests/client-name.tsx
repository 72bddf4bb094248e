import type { ReactElement } from 'react';
import { clientName } from '../../keys/client-name';
import { oneOf } from '../../lists/one-of';
import { clients } from '../../usage/filters/filter-names';

/** A client program by its name; one that the relay knows and this page does not by the relay's word for it. */
export function ClientName({ client }: { readonly client: string }): ReactElement {
  const known = oneOf(clients, client);
  return <>{known === undefined ? client : clientName(known)}</>;
}

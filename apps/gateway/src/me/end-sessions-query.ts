import { FlagField } from '../control-plane/paging/flag-field';

export class EndSessionsQuery {
  @FlagField('Only the others: the session that asks goes on.')
  others?: boolean;
}

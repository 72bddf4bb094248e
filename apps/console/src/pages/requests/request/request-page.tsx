import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { usePermission } from '../../../session/use-profile';
import { OwnRequest } from '../own/own-request';
import { ExplainedRequest } from './explained-request';

/** One request: why it went where it went, for those who may read everybody's; what it used, for whose it was. */
export function Component(): ReactElement {
  const { id = '' } = useParams();
  const mayExplain = usePermission('usage.read');
  return mayExplain ? <ExplainedRequest key={id} id={id} /> : <OwnRequest key={id} id={id} />;
}

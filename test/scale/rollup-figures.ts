import type { RedisConnection } from '@app/redis';
import { type RollupSettings, RollupsReader, type UsageQuestion } from '@app/usage';
import { type Environment, startGateway } from '../support/gateway-process';
import { ownerPassword } from '../support/relay-house';
import { type Figure, measure } from './figures';
import type { Scale } from './million-records';

/** What a dashboard asks over thirty days. */
export function dashboardQuestions({
  keys,
  users,
}: Scale): readonly (Pick<UsageQuestion, 'by' | 'of'> & { what: string })[] {
  const [key = '', user = ''] = [keys[0], users[0]];
  return [
    ...(['day', 'week', 'month', 'model', 'key', 'user', 'account', 'group', 'platform', 'client'] as const).map(
      (by) => ({
        ...{ what: `by ${by}`, by },
      }),
    ),
    { what: 'by day of a key', by: 'day', of: { subject: 'key', id: key } },
    { what: 'by model of a key', by: 'model', of: { subject: 'key', id: key } },
    { what: 'by account of a user', by: 'account', of: { subject: 'user', id: user } },
    { what: 'by user of an account', by: 'user', of: { subject: 'account', id: 'acc_0007' } },
    { what: 'by key of a model', by: 'key', of: { subject: 'model', id: 'gpt-5' } },
    { what: 'by hour', by: 'hour' },
  ];
}

export async function readerFigures(
  redis: RedisConnection,
  settings: RollupSettings,
  scale: Scale,
  period: { readonly from: string; readonly to: string },
): Promise<Figure[]> {
  const reader = new RollupsReader(redis, settings, () => Date.now());
  const figures: Figure[] = [];
  for (const { what, ...asked } of dashboardQuestions(scale)) {
    const ask = async (): Promise<string> => `${(await reader.read({ ...period, ...asked })).length} rows`;
    figures.push(await measure(`reader: ${what}`, ask));
  }
  return figures;
}

/** The same, asked over HTTP of a gateway of its own. */
export async function gatewayFigures(
  environment: Environment,
  scale: Scale,
  period: { readonly from: string; readonly to: string },
): Promise<Figure[]> {
  const gateway = await startGateway({ TRUNKLINE_OWNER_PASSWORD: ownerPassword, ...environment });
  try {
    const signIn = await fetch(`${gateway.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'owner', password: ownerPassword }),
    });
    const { accessToken } = (await signIn.json()) as { accessToken: string };
    const figures: Figure[] = [];
    for (const { what, by, of } of dashboardQuestions(scale)) {
      const filter = of ? { [of.subject === 'model' ? 'model' : `${of.subject}Id`]: of.id } : {};
      for (const order of by === 'key' ? ([{}, { sort: 'cost', limit: '50', compare: 'previous' }] as const) : [{}]) {
        const query = new URLSearchParams({ ...period, by, ...filter, ...order });
        const ask = async (): Promise<string> => {
          const response = await fetch(`${gateway.url}/admin/usage?${query.toString()}`, {
            headers: { authorization: `Bearer ${accessToken}` },
          });
          const text = await response.text();
          if (!response.ok) throw new Error(`${response.status}: ${text}`);
          return `${Math.round(text.length / 1_000)} KB`;
        };
        figures.push(await measure(`gateway: ${what}${'sort' in order ? ', 50 by cost, compared' : ''}`, ask));
      }
    }
    return figures;
  } finally {
    await gateway.stop();
  }
}

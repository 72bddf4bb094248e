import { judgeStatus } from '../../answers/judge-status';
import { requireList, requireOnly, requireText } from '../../settings/setting-fields';
import { requireUrl } from '../../settings/webhook-url';
import { type Channel, ChannelSettingsError } from '../channel';
import { jsonMessage } from '../json-message';
import { signBody } from './sign-body';
import { readSigningSecret, UnusableSecret } from './signing-secret';
import { standardBody } from './standard-body';

export interface StandardSettings {
  readonly url: string;
  /** `whsec_…` or `whsk_…`; more than one while they change. */
  readonly secrets: readonly string[];
}

export const MOST_SECRETS = 4;

/** Standard Webhooks 1.0.0, for programs. */
export const standardChannel: Channel<StandardSettings> = {
  name: 'standard',
  secrets: ['secrets'],
  decode(settings) {
    requireOnly(settings, ['url', 'secrets']);
    return {
      url: requireUrl(settings, 'url'),
      secrets: requireList(settings, 'secrets', MOST_SECRETS, (entry, field) => {
        const text = requireText(entry, field);
        requireUsable(text, field);
        return text;
      }),
    };
  },
  compose(telling, { url, secrets }) {
    const message = jsonMessage(url, standardBody(telling));
    const timestamp = Math.floor(telling.now / 1_000);
    const headers = signBody({ id: telling.deliveryId, timestamp, body: message.body }, secrets);
    return { ...message, headers: { ...message.headers, ...headers } };
  },
  judge: judgeStatus,
};

function requireUsable(text: string, field: string): void {
  try {
    readSigningSecret(text);
  } catch (error) {
    throw new ChannelSettingsError(field, error instanceof UnusableSecret ? error.message : 'must be a signing secret');
  }
}

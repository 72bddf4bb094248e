import { oneOf } from '../lists/one-of';
import { momentIn, numberIn, textIn } from './event-data';
import { type Sentence, actorIn } from './sentence-parts';

const moneyLimits = [
  ...(['daily', 'weekly', 'monthly', 'total', 'window-cost'] as const),
  ...(['daily-reserved', 'weekly-reserved', 'monthly-reserved', 'total-reserved'] as const),
] as const;
const countLimits = ['concurrency', 'queue', 'window-requests', 'window-tokens'] as const;
const budgets = ['daily', 'weekly', 'monthly', 'total'] as const;
const userEnds = ['deleted', 'disabled', 'suspended'] as const;
const suspensions = ['gone', 'disabled', 'expired', 'locked', 'not-in-required-group'] as const;
const MINUTE_MS = 60_000;

const keyChanged =
  (kind: 'created' | 'revoked'): Sentence =>
  (data, parts) => {
    const name = textIn(data, 'keyName') ?? textIn(data, 'keyId');
    if (name === undefined) return undefined;
    const owner = textIn(data, 'username');
    const actor = actorIn(data, parts);
    const verb = kind === 'revoked' && textIn(data, 'reason') === 'disabled' ? 'disabled' : kind;
    if (verb === 'created')
      return owner === undefined
        ? parts.t('key.created', { name, actor })
        : parts.t('key.createdFor', { name, actor, owner });
    const ended = verb === 'disabled' ? 'disabled' : 'deleted';
    return owner === undefined
      ? parts.t(`key.${ended}`, { name, actor })
      : parts.t(`key.${ended}Of`, { name, actor, owner });
  };

const keyExpiring: Sentence = (data, { t, format }) => {
  const [name, owner, expiresAt] = [textIn(data, 'keyName'), textIn(data, 'username'), momentIn(data, 'expiresAt')];
  if (name === undefined || owner === undefined || expiresAt === undefined) return undefined;
  return t('key.expiring', { name, owner, moment: format.moment(expiresAt) });
};

const keyLimitReached: Sentence = (data, { t, format }) => {
  const name = textIn(data, 'keyName');
  const said = textIn(data, 'limit');
  const [money, counted] = [oneOf(moneyLimits, said), oneOf(countLimits, said)];
  const [limitUsd, allowed] = [textIn(data, 'limitUsd'), numberIn(data, 'allowed')];
  const limit =
    money !== undefined && limitUsd !== undefined
      ? t(`limit.${money}`, { allowed: format.dollars(limitUsd) })
      : counted !== undefined && allowed !== undefined
        ? t(`limit.${counted}`, { allowed: format.count(allowed) })
        : undefined;
  if (name === undefined || limit === undefined) return undefined;
  const whose = textIn(data, 'subject') === 'user' ? 'limitOfOwner' : 'limit';
  const until = momentIn(data, 'until');
  return until === undefined
    ? t(`key.${whose}`, { name, limit })
    : t(`key.${whose}Until`, { name, limit, until: format.moment(until) });
};

const budgetThreshold: Sentence = (data, { t, format }) => {
  const ofKey = textIn(data, 'subject') === 'key';
  const name = textIn(data, ofKey ? 'keyName' : 'username');
  const [spent, limitUsd] = [textIn(data, 'spentUsd'), textIn(data, 'limitUsd')];
  const threshold = numberIn(data, 'thresholdPercent');
  const [known, minutes] = [oneOf(budgets, textIn(data, 'budget')), numberIn(data, 'windowMinutes')];
  if (name === undefined || spent === undefined || limitUsd === undefined || threshold === undefined) return undefined;
  const limit = format.dollars(limitUsd);
  const budget =
    minutes === undefined
      ? known && t(`budget.${known}`, { limit })
      : t('budget.window', { limit, length: format.duration(minutes * MINUTE_MS) });
  if (budget === undefined) return undefined;
  const gaps = { name, budget, spent: format.dollars(spent), threshold: format.share(threshold / 100) };
  return t(ofKey ? 'budget.ofKey' : 'budget.ofPerson', gaps);
};

const userCreated: Sentence = (data, parts) => {
  const name = textIn(data, 'username') ?? textIn(data, 'userId');
  return name === undefined ? undefined : parts.t('user.created', { name, actor: actorIn(data, parts) });
};

const userDisabled: Sentence = (data, parts) => {
  const name = textIn(data, 'username') ?? textIn(data, 'userId');
  const reason = oneOf(userEnds, textIn(data, 'reason'));
  if (name === undefined || reason === undefined) return undefined;
  const actor = actorIn(data, parts);
  if (reason !== 'suspended') return parts.t(`user.${reason}`, { name, actor });
  const why = oneOf(suspensions, textIn(data, 'suspension'));
  return why && parts.t('user.suspended', { name, actor, why: parts.t(`suspension.${why}`) });
};

export const recordSentences: Readonly<Record<string, Sentence>> = {
  'key.created': keyChanged('created'),
  'key.revoked': keyChanged('revoked'),
  'key.expiring': keyExpiring,
  'key.limit_reached': keyLimitReached,
  'budget.threshold': budgetThreshold,
  'user.created': userCreated,
  'user.disabled': userDisabled,
};

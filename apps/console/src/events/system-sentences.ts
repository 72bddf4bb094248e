import { platforms } from '../components/platform-name/platforms';
import { oneOf } from '../lists/one-of';
import { lasted } from './account-sentences';
import { type EventData, momentIn, numberIn, textIn } from './event-data';
import type { Sentence, SentenceParts } from './sentence-parts';

const refusals = ['none-available', 'queue-full', 'wait-too-long', 'wait-timed-out'] as const;
const steps = ['resolve', 'connect', 'tls', 'bind', 'search', 'read-user', 'read-groups'] as const;
const switchedOff = ['gone', 'failing'] as const;
const redisTroubles = ['aof-off', 'aof-failing', 'snapshot-failing', 'may-evict'] as const;
const withoutBackup = ['none', 'unreadable'] as const;

function place(data: EventData, { t }: SentenceParts): string {
  const group = textIn(data, 'groupName') ?? textIn(data, 'groupId');
  return group === undefined ? t('pool.whole') : t('pool.group', { name: group });
}

function models(data: EventData, { t }: SentenceParts): string | undefined {
  const family = textIn(data, 'family');
  return family === undefined || family === 'other' ? textIn(data, 'model') : t('pool.family', { family });
}

const saturated: Sentence = (data, parts) => {
  const [named, reason] = [models(data, parts), oneOf(refusals, textIn(data, 'reason'))];
  if (named === undefined || reason === undefined) return undefined;
  const why = parts.t(`refusing.${reason}`);
  return parts.t('pool.saturated', { place: place(data, parts), models: named, why });
};

const served: Sentence = (data, parts) => {
  const [named, span] = [models(data, parts), lasted(data, parts)];
  if (named === undefined || span === undefined) return undefined;
  return parts.t('pool.recovered', { place: place(data, parts), models: named, lasted: span });
};

const lockout: Sentence = (data, { t, format }) => {
  const [until, failures, name] = [momentIn(data, 'until'), numberIn(data, 'failures'), textIn(data, 'username')];
  if (until === undefined || failures === undefined) return undefined;
  const gaps = { until: format.moment(until), failures: format.count(failures) };
  return name === undefined ? t('lockout.unknown', gaps) : t('lockout.known', { ...gaps, name });
};

const directoryAway: Sentence = (data, { t }) => {
  if (textIn(data, 'foundBy') === 'sign-in') return t('directory.bySignIn');
  const said = textIn(data, 'step');
  const step = oneOf(steps, said);
  if (step !== undefined) return t('directory.bySync', { step: t(`directory:step.${step}`) });
  return said === 'settings' ? t('directory.bySync', { step: t('directory.settings') }) : undefined;
};

const directoryBlocked: Sentence = (data, { t, format }) => {
  const [lose, active, suspend] = [
    ...[numberIn(data, 'wouldLose'), numberIn(data, 'active'), numberIn(data, 'wouldSuspend')],
  ];
  if (lose === undefined || active === undefined || suspend === undefined) return undefined;
  const gaps = { lose: format.count(lose), active: format.count(active), suspend: format.count(suspend) };
  return t('directory.blocked', gaps);
};

const webhookSwitchedOff: Sentence = (data, { t }) => {
  const [name, reason] = [textIn(data, 'endpointName'), oneOf(switchedOff, textIn(data, 'reason'))];
  return name === undefined || reason === undefined ? undefined : t(`webhook.${reason}`, { name });
};

const priceUnknown: Sentence = (data, { t }) => {
  const [model, said] = [textIn(data, 'model'), textIn(data, 'platform')];
  if (model === undefined || said === undefined) return undefined;
  const platform = oneOf(platforms, said);
  return t('price.unknown', { model, platform: platform === undefined ? said : t(`platforms:name.${platform}`) });
};

const redisDegraded: Sentence = (data, parts) => {
  const problem = textIn(data, 'problem');
  const trouble = oneOf(redisTroubles, problem);
  if (trouble !== undefined) return parts.t(`redis.${trouble}`);
  const [span, since] = [lasted(data, parts), momentIn(data, 'since')];
  if (problem !== 'unreachable' || span === undefined || since === undefined) return undefined;
  return parts.t('redis.unreachable', { lasted: span, since: parts.format.moment(since) });
};

const backupStale: Sentence = (data, { t, format }) => {
  const [state, most, age] = [textIn(data, 'state'), numberIn(data, 'maxAgeHours'), numberIn(data, 'ageHours')];
  if (most === undefined) return undefined;
  if (state === 'stale' && age !== undefined)
    return t('backup.stale', { age: format.count(age), most: format.count(most) });
  const missing = oneOf(withoutBackup, state);
  return missing && t(`backup.${missing}`, { most: format.count(most) });
};

const test: Sentence = (data, { t }) => {
  const name = textIn(data, 'endpointName');
  return name === undefined ? undefined : t('test', { name });
};

export const systemSentences: Readonly<Record<string, Sentence>> = {
  'pool.saturated': saturated,
  'pool.recovered': served,
  'auth.lockout': lockout,
  'ldap.unreachable': directoryAway,
  'ldap.mass_change_blocked': directoryBlocked,
  'webhook.endpoint_disabled': webhookSwitchedOff,
  'usage.price_unknown': priceUnknown,
  'system.redis_degraded': redisDegraded,
  'system.backup_stale': backupStale,
  test,
};

import { oneOf } from '../lists/one-of';
import { type EventData, momentIn, numberIn, textIn } from './event-data';
import type { Sentence, SentenceParts } from './sentence-parts';

const causes = [
  ...(['unauthorized', 'forbidden', 'rate-limited', 'throttled', 'window-used-up', 'quota-exhausted'] as const),
  ...(['overloaded', 'unavailable', 'failing', 'unreachable'] as const),
] as const;
/** An upstream has named their end, so that nobody has to try whether it is over. */
const endsAsNamed: ReadonlySet<string> = new Set(['rate-limited', 'window-used-up']);
const hows = ['answered', 'reset', 'removed', 'displaced', 'time-passed'] as const;
const reauthorisations = ['invalid_grant', 'ambiguous_rotation'] as const;
const SECOND_MS = 1_000;

export const lasted = (data: EventData, { format }: SentenceParts): string | undefined => {
  const seconds = numberIn(data, 'lastedSeconds');
  return seconds === undefined ? undefined : format.duration(seconds * SECOND_MS);
};

function whatRests(data: EventData, { t }: SentenceParts): string | undefined {
  const host = textIn(data, 'host');
  if (host !== undefined) return t('what.host', { name: host });
  const name = textIn(data, 'accountName') ?? textIn(data, 'accountId');
  const family = textIn(data, 'family');
  if (name === undefined) return undefined;
  return family === undefined ? t('what.account', { name }) : t('what.family', { name, family });
}

function whyItRests(data: EventData, { t }: SentenceParts): string | undefined {
  const cause = oneOf(causes, textIn(data, 'cause'));
  if (cause === undefined) return undefined;
  const words = t(`accounts:causeShort.${cause}`);
  const said = [numberIn(data, 'status'), textIn(data, 'code')].filter((each) => each !== undefined).join(' ');
  return said === '' ? words : t('because', { cause: words, said });
}

const resting =
  (kind: 'cooling' | 'unauthorized' | 'quotaSpell'): Sentence =>
  (data, parts) => {
    const [what, why, until] = [whatRests(data, parts), whyItRests(data, parts), momentIn(data, 'until')];
    if (what === undefined || why === undefined || until === undefined) return undefined;
    return parts.t(`account.${kind}`, { what, why, until: parts.format.moment(until) });
  };

const recovered: Sentence = (data, parts) => {
  const [what, why, span] = [whatRests(data, parts), whyItRests(data, parts), lasted(data, parts)];
  const how = oneOf(hows, textIn(data, 'how'));
  if (what === undefined || why === undefined || span === undefined || how === undefined) return undefined;
  const isUntried = how === 'time-passed' && !endsAsNamed.has(textIn(data, 'cause') ?? '');
  const gaps = { what, why, lasted: span, how: parts.t(`how.${isUntried ? 'untried' : how}`) };
  return parts.t(data.isStillCooling === true ? 'account.recoveredInPart' : 'account.recovered', gaps);
};

const needsReauthorisation: Sentence = (data, { t }) => {
  const name = textIn(data, 'accountName');
  const reason = oneOf(reauthorisations, textIn(data, 'reason'));
  if (name === undefined || reason === undefined) return undefined;
  return t('account.needsReauth', { name, why: t(`reauthorisation.${reason}`) });
};

const quota =
  (isUsedUp: boolean): Sentence =>
  (data, { t, format, windowName }) => {
    const [name, window, family] = [textIn(data, 'accountName'), textIn(data, 'window'), textIn(data, 'family')];
    const percent = numberIn(data, 'percent') ?? numberIn(data, 'threshold');
    if (name === undefined || window === undefined || (!isUsedUp && percent === undefined)) return undefined;
    const resets = momentIn(data, 'resetsAt');
    const kind = isUsedUp ? 'quotaAll' : 'quotaPart';
    const limit = windowName({ name: window, ...(family === undefined ? {} : { family }) });
    const gaps = { name, limit, share: format.share((percent ?? 0) / 100) };
    return resets === undefined
      ? t(`account.${kind}`, gaps)
      : t(`account.${kind}Until`, { ...gaps, resets: format.moment(resets) });
  };

const quotaExhausted: Sentence = (data, parts) =>
  textIn(data, 'window') === undefined ? resting('quotaSpell')(data, parts) : quota(true)(data, parts);

export const accountSentences: Readonly<Record<string, Sentence>> = {
  'account.cooling': resting('cooling'),
  'account.recovered': recovered,
  'account.unauthorized': resting('unauthorized'),
  'account.needs_reauth': needsReauthorisation,
  'account.quota_warning': quota(false),
  'account.quota_exhausted': quotaExhausted,
};

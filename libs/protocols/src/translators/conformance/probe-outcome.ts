import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../json/json-object';
import { translateStream } from '../../openai/conformance/golden-case';
import type { Translation, TranslationContext, Translator } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import type { FeatureProbe } from './feature-probe';
import { namesFeature } from './member-at';
import { upstreamAnswers } from './upstream-answers';

/** What becomes of a feature. */
export type ProbeOutcome =
  | { readonly kind: 'yes' }
  /** @param named paths by which the translation tells of it; none: it was left out without a word */
  | { readonly kind: 'left out'; readonly named: readonly string[] }
  | { readonly kind: 'refused'; readonly feature: string; readonly message: string };

/** @throws whatever is no refusal */
export function outcomeOf(probe: FeatureProbe, translator: Translator, context: TranslationContext): ProbeOutcome {
  const translate = (request: JsonObject): Translation => translator.translate(request, context);
  const without = translate(probe.without);
  try {
    const translation = translate(probe.request);
    const named = translation.dropped.filter((path) => !without.dropped.includes(path) || namesFeature(path, probe));
    if (named.length > 0) return { kind: 'left out', named };
    const isHeard =
      !isDeepStrictEqual(translation.body, without.body) ||
      (probe.inAnswer === true &&
        !isDeepStrictEqual(answersOf(translation, translator), answersOf(without, translator)));
    return isHeard ? { kind: 'yes' } : { kind: 'left out', named };
  } catch (error) {
    if (!(error instanceof UntranslatableError)) throw error;
    return { kind: 'refused', feature: error.feature, message: error.message };
  }
}

function answersOf(translation: Translation, { to }: Translator): unknown {
  const { whole, events } = upstreamAnswers[to];
  return [translation.answer(whole), translateStream(translation.stream(), events)];
}

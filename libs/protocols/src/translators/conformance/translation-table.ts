import type { Protocol } from '../../protocol';
import { translatorBetween } from '../translator-between';
import { clientProbes, upstreams } from './client-probes';
import type { FeatureProbe } from './feature-probe';
import { type ProbeOutcome, outcomeOf } from './probe-outcome';
import { contextsFor } from './upstream-models';

/** What becomes of one feature on the way to one upstream. */
export interface TranslationCell {
  readonly from: Protocol;
  readonly to: Protocol;
  readonly probe: FeatureProbe;
  /** With the newest models of the upstream, and with older ones. */
  readonly outcomes: readonly ProbeOutcome[];
}

/** Every feature of every client with every upstream that there is a translator to. */
export function translationCells(): readonly TranslationCell[] {
  return clientProbes.flatMap(({ from, probes }) =>
    upstreams.flatMap((to) => {
      const translator = from === to ? undefined : translatorBetween(from, to);
      if (!translator) return [];
      const contexts = contextsFor(from, to);
      return probes.map((probe) => {
        const outcomes = contexts.map((context) => outcomeOf(probe, translator, context));
        return { from, to, probe, outcomes };
      });
    }),
  );
}

import type { JsonObject } from '../../json/json-object';

/** A request that uses one feature of a client protocol, to see what becomes of it on the way to another. */
export interface FeatureProbe {
  /** Markdown, as it stands in the table. */
  readonly feature: string;
  readonly request: JsonObject;
  /** The same request without the feature. */
  readonly without: JsonObject;
  /** The feature is about the answer: where the upstream does not hear of it, it is looked for there. */
  readonly inAnswer?: true;
  /** Why it may be left out without a word. */
  readonly harmless?: string;
}

type Notes = Pick<FeatureProbe, 'inAnswer' | 'harmless'>;

/** Writes probes as members that are added to one minimal request. */
export type ProbeWriter = (feature: string, members: JsonObject, without?: JsonObject, notes?: Notes) => FeatureProbe;

export const probesOf =
  (minimal: JsonObject): ProbeWriter =>
  (feature, members, without = {}, notes = {}) => ({
    feature,
    request: { ...minimal, ...members },
    without: { ...minimal, ...without },
    ...notes,
  });

/** A JSON schema as tools and answers have it. */
export const citySchema: JsonObject = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};

/** One white pixel. */
export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
export const PDF = Buffer.from('%PDF-1.4').toString('base64');
export const TEXT_FILE = Buffer.from('A text.').toString('base64');

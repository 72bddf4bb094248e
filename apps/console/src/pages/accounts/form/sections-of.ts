type Section = 'limits' | 'owner' | 'proxy' | 'prices' | 'cooldowns' | 'headers';

const places: ReadonlyMap<string, Section> = new Map(
  Object.entries<Section>({
    ...{ maxConcurrency: 'limits', dailyCostUsd: 'limits', weight: 'limits', firstByteTimeoutMs: 'limits' },
    ...{ expiresAt: 'limits', serialQueue: 'limits', personal: 'owner', ownerId: 'owner', proxy: 'proxy' },
    ...{ pricing: 'prices', cooldownSeconds: 'cooldowns', headers: 'headers' },
  }),
);

/** Sections that have to be open, so that what was refused in them is seen. @param fields dotted paths */
export const sectionsOf = (fields: readonly string[]): Section[] => [
  ...new Set(fields.flatMap((field) => places.get(field.split('.', 1)[0] ?? '') ?? [])),
];

import type { JsonObject } from '../json/json-object';

const tier = { id: 'standard-tier', name: 'Trunkline' };
/** The CLI refuses projects whose names are numbers. */
const PROJECT = 'trunkline';
const done = { done: true, response: { cloudaicompanionProject: { id: PROJECT, name: PROJECT } } };

const answers: Readonly<Record<string, (body: JsonObject) => JsonObject>> = {
  loadCodeAssist: () => ({
    currentTier: tier,
    allowedTiers: [{ ...tier, isDefault: true }],
    cloudaicompanionProject: PROJECT,
  }),
  onboardUser: () => ({ name: 'operations/enrolled', ...done }),
  operations: ({ name }) => ({ name, ...done }),
  fetchAdminControls: () => ({}),
  listExperiments: () => ({ experimentIds: [], flags: [] }),
  retrieveUserQuota: () => ({ buckets: [] }),
  recordCodeAssistMetrics: () => ({}),
  setCodeAssistGlobalUserSetting: () => ({ freeTierDataCollectionOptin: false }),
  getCodeAssistGlobalUserSetting: () => ({ freeTierDataCollectionOptin: false }),
};

/**
 * What the relay says of the sign-in itself: that the client is enrolled already (protocols.md 7.3). Nothing of it reaches Google.
 * @returns undefined for a method that is not known
 */
export function codeAssistCompanionAnswer(method: string, body: JsonObject): JsonObject | undefined {
  return Object.hasOwn(answers, method) ? answers[method]?.(body) : undefined;
}

import { StoredResponses } from './openai/responses/stored-responses';
import { PromptCache } from './simulation/prompt-cache';
import { Concurrency } from './concurrency';
import { Ledger } from './ledger/ledger';
import { type TokenRegistry, emptyRegistry } from './tokens/token-registry';
import { type Traffic, noTraffic } from './traffic';

/** Everything that the simulator remembers from one request to the next. Lost when the process ends. */
export interface SandboxState {
  readonly ledger: Ledger;
  readonly traffic: Traffic;
  readonly concurrency: Concurrency;
  readonly promptCache: PromptCache;
  /** What OpenAI's Responses keep for `previous_response_id`. */
  readonly storedResponses: StoredResponses;
  readonly tokens: TokenRegistry;
  /** Faults by the whole text of the key that they hit. */
  readonly accountFaults: Map<string, string>;
}

export const emptyState = (): SandboxState => ({
  ledger: new Ledger(),
  traffic: noTraffic(),
  concurrency: new Concurrency(),
  promptCache: new PromptCache(),
  storedResponses: new StoredResponses(),
  tokens: emptyRegistry(),
  accountFaults: new Map(),
});

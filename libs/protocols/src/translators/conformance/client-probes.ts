import type { Protocol } from '../../protocol';
import type { FeatureProbe } from './feature-probe';
import { contentProbes } from './probes/anthropic-messages-content';
import { settingsProbes } from './probes/anthropic-messages-settings';
import { toolsProbes } from './probes/anthropic-messages-tools';
import { geminiProbes } from './probes/gemini-generate-content';
import { openaiChatProbes } from './probes/openai-chat';
import { inputProbes as responsesInputProbes } from './probes/openai-responses-input';
import { settingsProbes as responsesSettingsProbes } from './probes/openai-responses-settings';
import { toolsProbes as responsesToolsProbes } from './probes/openai-responses-tools';

/** Clients of a protocol, and all that their requests can ask for. Code Assist asks in an envelope for what Gemini clients ask for. */
export const clientProbes: readonly { readonly from: Protocol; readonly probes: readonly FeatureProbe[] }[] = [
  { from: 'anthropic-messages', probes: [...settingsProbes, ...contentProbes, ...toolsProbes] },
  { from: 'openai-chat', probes: openaiChatProbes },
  {
    from: 'openai-responses',
    probes: [...responsesSettingsProbes, ...responsesInputProbes, ...responsesToolsProbes],
  },
  { from: 'gemini-generate-content', probes: geminiProbes },
];

/** The columns of the tables. */
export const upstreams: readonly Protocol[] = clientProbes.map(({ from }) => from);

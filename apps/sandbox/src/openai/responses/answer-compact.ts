import type { Call } from '../../call';
import { type Answer, wholeAnswer } from '../../http/answer';
import type { JsonObject } from '../../json';
import { answerWithFaults } from '../../simulation/answer-with-faults';
import { charactersIn, tokensOf } from '../../simulation/count-tokens';
import { echoAnswer } from '../../simulation/echo';
import { rawAnswer } from '../../simulation/raw';
import { uniqueId } from '../../unique-id';
import { modelOf } from '../check-model';
import { contentTexts } from '../content-texts';
import { factsOf } from '../request-facts';
import { responseUsage } from '../usage-wire';
import { conversationOf, meterConversation } from './conversation';
import { compactionItem } from './output-items';

/** `POST …/responses/compact`: what the user said, and one item for all the rest. Throws RequestRefused and UnknownFault. */
export const answerCompact = (call: Call): Answer =>
  answerWithFaults(call, (body) => ({ ...factsOf(body, null), streaming: false }), properAnswer);

function properAnswer(call: Call, body: JsonObject): Answer {
  const model = modelOf(call, body);
  if (model === 'sandbox-echo') return echoAnswer(call);
  if (model === 'sandbox-raw') return rawAnswer(body, call);
  const items = conversationOf(call, body);
  const output = [...items.filter(({ role }) => role === 'user').map(keptMessage), compactionItem(call.organization)];
  const usage = { ...meterConversation(call, model, body, items), output: tokensOf(charactersIn(output)) };
  const compacted = {
    id: uniqueId('resp'),
    object: 'response.compaction',
    created_at: Math.floor(Date.now() / 1000),
    output,
    usage: responseUsage(usage, 0),
  };
  return wholeAnswer(200, call.voice.meteredJsonHeaders(call), JSON.stringify(compacted), usage);
}

const keptMessage = ({ content }: JsonObject): JsonObject => ({
  ...{ id: uniqueId('msg'), type: 'message', status: 'completed', role: 'user' },
  content: contentTexts(content).map((text) => ({ type: 'input_text', text })),
});

import type { Call } from '../../call';
import { type Answer, type Step, streamedAnswer, wholeAnswer } from '../../http/answer';
import type { JsonObject } from '../../json';
import { answerWithFaults } from '../../simulation/answer-with-faults';
import { echoAnswer } from '../../simulation/echo';
import { rawAnswer } from '../../simulation/raw';
import { uniqueId } from '../../unique-id';
import { modelOf } from '../check-model';
import { compose } from '../compose';
import { type Composition, durationMs } from '../composition';
import { factsOf } from '../request-facts';
import { responseUsage } from '../usage-wire';
import { eventStreamHeaders } from '../voice';
import { conversationOf, meterConversation } from './conversation';
import { EventWriter } from './event-writer';
import { kindOf } from './input-items';
import { writeItem } from './item-events';
import { type OutputItem, compactionItem, outputItems } from './output-items';
import { closedResponse, openResponse } from './response-object';
import { responsesPrompt } from './responses-prompt';
import { checkResponsesRequest } from './responses-request';

/** `POST …/responses`. Throws RequestRefused and UnknownFault. */
export const answerResponses = (call: Call): Answer =>
  answerWithFaults(call, (body) => factsOf(body, null), properAnswer);

function properAnswer(call: Call, body: JsonObject): Answer {
  const model = modelOf(call, body);
  if (model === 'sandbox-echo') return echoAnswer(call);
  if (model === 'sandbox-raw') return rawAnswer(body, call);
  checkResponsesRequest(body);
  const items = conversationOf(call, body);
  const composition = compose(responsesPrompt(body, items, model), meterConversation(call, model, body, items));
  const output = asksToCompact(items)
    ? [{ item: compactionItem(call.organization), pieces: [] }]
    : outputItems(composition, body, model, call.organization);
  const open = openResponse({ id: uniqueId('resp'), model, body });
  const said = output.map(({ item }) => item);
  const usage = responseUsage(composition.usage, composition.reasoningTokens);
  const closed = closedResponse(open, said, usage, cutBy[composition.ending] ?? null);
  if (body.store !== false) call.state.storedResponses.keep(call.organization, closed, [...items, ...said]);
  if (body.stream === true) {
    const steps = responseSteps(open, output, closed, composition);
    return streamedAnswer(200, eventStreamHeaders(call.voice, call), steps);
  }
  const headers = call.voice.meteredJsonHeaders(call);
  const answer = wholeAnswer(200, headers, JSON.stringify(closed), composition.usage);
  return { ...answer, waitBeforeHeadersMs: durationMs(composition) };
}

/** What an answer is incomplete for, by its ending. */
const cutBy: Partial<Record<Composition['ending'], 'max_output_tokens' | 'content_filter'>> = {
  ...{ length: 'max_output_tokens', 'content-filter': 'content_filter' },
};

const asksToCompact = (items: readonly JsonObject[]): boolean => {
  const last = items.at(-1);
  return last !== undefined && kindOf(last) === 'compaction_trigger';
};

function responseSteps(
  open: JsonObject,
  output: readonly OutputItem[],
  closed: JsonObject,
  { gapMs, usage }: Composition,
): Step[] {
  const writer = new EventWriter();
  writer.response('response.created', open);
  writer.response('response.in_progress', open);
  for (const [index, item] of output.entries()) writeItem(writer, index, item, gapMs);
  writer.response(`response.${String(closed.status)}`, closed, { usage });
  return writer.steps;
}

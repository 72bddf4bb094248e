import type { Call } from '../../call';
import { type Answer, streamedAnswer, wholeAnswer } from '../../http/answer';
import { type JsonObject, isArray, isObject } from '../../json';
import { answerWithFaults } from '../../simulation/answer-with-faults';
import { echoAnswer } from '../../simulation/echo';
import { rawAnswer } from '../../simulation/raw';
import { uniqueId } from '../../unique-id';
import { deploymentIn } from '../azure-paths';
import { modelOf } from '../check-model';
import { compose } from '../compose';
import { durationMs } from '../composition';
import { meterPrompt } from '../meter-prompt';
import { factsOf } from '../request-facts';
import { eventStreamHeaders } from '../voice';
import { chatPrompt, showsReasoning } from './chat-prompt';
import { type ChatRequest, checkChatRequest } from './chat-request';
import { completionJson } from './completion-json';
import { completionSteps } from './completion-stream';

/** `POST …/chat/completions`. Throws RequestRefused and UnknownFault. */
export function answerChat(call: Call): Answer {
  const deployment = deploymentIn(call.path);
  return answerWithFaults(call, (body) => factsOf(body, deployment), properAnswer);
}

function properAnswer(call: Call, body: JsonObject): Answer {
  const model = modelOf(call, body);
  if (model === 'sandbox-echo') return echoAnswer(call);
  if (model === 'sandbox-raw') return rawAnswer(body, call);
  checkChatRequest(body, model);
  const asker = { account: call.key, model, options: body.prompt_cache_options };
  const promptUsage = meterPrompt(call.state.promptCache, asker, partsOf(body));
  const composition = compose(chatPrompt(body, model), promptUsage);
  const head = {
    id: uniqueId('chatcmpl').replace('_', '-'),
    created: Math.floor(Date.now() / 1000),
    model,
    showsReasoning: showsReasoning(model),
    isFiltered: deploymentIn(call.path) !== null,
  };
  if (body.stream === true) {
    const includeUsage = isObject(body.stream_options) && body.stream_options.include_usage === true;
    const steps = completionSteps(composition, head, includeUsage);
    return streamedAnswer(200, eventStreamHeaders(call.voice, call), steps);
  }
  const headers = call.voice.meteredJsonHeaders(call);
  const answer = wholeAnswer(200, headers, completionJson(composition, head), composition.usage);
  return { ...answer, waitBeforeHeadersMs: durationMs(composition) };
}

/** What the model reads, in the order in which it does. */
const partsOf = ({ tools, messages }: ChatRequest): JsonObject[] => [
  ...(isArray(tools) ? tools.filter(isObject) : []),
  ...messages,
];

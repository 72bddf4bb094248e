import type { Call } from '../../call';
import { type Answer, wholeAnswer } from '../../http/answer';
import { answerWithFaults } from '../../simulation/answer-with-faults';
import { echoAnswer } from '../../simulation/echo';
import { PromptCache } from '../../simulation/prompt-cache';
import { modelOf } from '../check-model';
import { factsOf } from '../request-facts';
import { inputTokens } from '../usage-wire';
import { conversationOf, meterConversation } from './conversation';

/** `POST …/responses/input_tokens`: the count that an answer reports for its prompt. Throws RequestRefused and UnknownFault. */
export const answerInputTokens = (call: Call): Answer =>
  answerWithFaults(
    call,
    (body) => ({ ...factsOf(body, null), streaming: false }),
    (read, body) => {
      const model = modelOf(read, body);
      if (model === 'sandbox-echo') return echoAnswer(read);
      const items = conversationOf(read, body);
      // Counting writes nothing to the cache.
      const counting = { ...read, state: { ...read.state, promptCache: new PromptCache() } };
      const usage = meterConversation(counting, model, body, items);
      const counted = { object: 'response.input_tokens', input_tokens: inputTokens(usage) };
      return wholeAnswer(200, read.voice.meteredJsonHeaders(read), JSON.stringify(counted));
    },
  );

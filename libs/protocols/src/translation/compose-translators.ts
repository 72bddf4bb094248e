import { clientPath, inClientWords } from './client-words';
import { isHeardAsHint } from './heard-hints';
import type { StreamTranslation, Translation, Translator } from './translator';

/** Two translators as one, where the first one's `to` is what the second one reads. */
export function composeTranslators(first: Translator, second: Translator): Translator {
  return {
    from: first.from,
    to: second.to,
    translate: (request, context) => {
      const near = first.translate(request, context);
      const hints = { ...context.hints, ...near.hints };
      const far = inClientWords(first.from, request, () => second.translate(near.body, { ...context, hints }));
      const dropped = [
        ...near.dropped.filter((path) => !isHeardAsHint(path, hints, far.body)),
        ...far.dropped.map((path) => clientPath(path, first.from, request)),
      ];
      return { ...composeTranslations(near, far), dropped: [...new Set(dropped)] };
    },
  };
}

function composeTranslations(near: Translation, far: Translation): Omit<Translation, 'dropped'> {
  return {
    body: far.body,
    ...(far.hints ? { hints: far.hints } : {}),
    answer: (body) => near.answer(far.answer(body)),
    stream: () => composeStreams(near.stream(), far.stream()),
  };
}

function composeStreams(near: StreamTranslation, far: StreamTranslation): StreamTranslation {
  return {
    push: (event) => far.push(event).flatMap((translated) => near.push(translated)),
    end: () => [...far.end().flatMap((translated) => near.push(translated)), ...near.end()],
  };
}

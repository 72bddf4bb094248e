import type { StreamTranslation, Translation, Translator } from './translator';

/** Two translators as one, where the first one's `to` is what the second one reads. */
export function composeTranslators(first: Translator, second: Translator): Translator {
  return {
    from: first.from,
    to: second.to,
    translate: (request, context) => {
      const near = first.translate(request, context);
      const hints = { ...context.hints, ...near.hints };
      const far = second.translate(near.body, { ...context, hints });
      return composeTranslations(near, far);
    },
  };
}

function composeTranslations(near: Translation, far: Translation): Translation {
  return {
    body: far.body,
    dropped: [...near.dropped, ...far.dropped],
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

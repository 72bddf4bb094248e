const isJson = (type: string): boolean => /^application\/([\w.-]+\+)?json\b/i.test(type);
const isMarkup = (type: string): boolean => /^(text\/html|application\/xhtml\+xml)\b/i.test(type);

/**
 * An answer of the relay as it is; in place of any other, such as the page of a proxy that finds no relay behind it or of a network that wants
 * a sign-in first, the problem `answer_foreign` with status 502. The control plane answers no markup, and refuses with JSON only.
 */
export function answerOfRelay(response: Response): Response {
  const type = response.headers.get('content-type') ?? '';
  if (response.ok ? !isMarkup(type) : isJson(type)) return response;
  void response.body?.cancel().catch(() => undefined);
  const problem = { status: 502, code: 'answer_foreign', detail: `HTTP ${response.status}` };
  return Response.json(problem, { status: 502, headers: { 'content-type': 'application/problem+json' } });
}

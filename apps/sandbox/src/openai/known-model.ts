const known = /^(?:sandbox-|gpt-|o\d|claude-|codex-|glm-|text-embedding-)./;

/** The models that the OpenAI dialects answer, under OpenAI's names and those of compatible servers. */
export const isKnownModel = (model: string): boolean => known.test(model) || /^o\d$/.test(model);

/** The models that always reason, and take neither `max_tokens` nor a temperature of their own. */
export const isReasoningModel = (model: string): boolean => /^(?:o\d|gpt-5)/.test(model);

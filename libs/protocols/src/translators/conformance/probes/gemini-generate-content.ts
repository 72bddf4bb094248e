import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, PDF, PNG, TEXT_FILE, citySchema, probesOf } from '../feature-probe';

const text = { text: 'Hi' };
const user = (...parts: readonly JsonObject[]): JsonObject => ({ role: 'user', parts: [text, ...parts] });
const model = (...parts: readonly JsonObject[]): JsonObject => ({ role: 'model', parts: [{ text: 'A' }, ...parts] });
const probe = probesOf({ contents: [user()] });
const setting = (feature: string, generationConfig: JsonObject, notes = {}): FeatureProbe =>
  probe(feature, { generationConfig }, {}, notes);
const unthinking = { harmless: 'it goes without saying to models that do not think' };
const usual = { harmless: 'it is what happens anyway' };
const json = { responseMimeType: 'application/json' };
const openApiSchema = { type: 'OBJECT', properties: { city: { type: 'STRING', nullable: true } }, required: ['city'] };

const settings = [
  probe('`systemInstruction`', { systemInstruction: { parts: [{ text: 'Be brief.' }] } }),
  probe('`system_instruction` (snake case)', { system_instruction: { parts: [{ text: 'Be brief.' }] } }),
  setting('`maxOutputTokens`', { maxOutputTokens: 1_000 }),
  setting('`stopSequences`', { stopSequences: ['END'] }),
  setting('`temperature`', { temperature: 0.2 }),
  setting('`topP`', { topP: 0.5 }),
  setting('`topK`', { topK: 20 }),
  setting('`seed`', { seed: 7 }),
  setting('`presencePenalty`', { presencePenalty: 0.5 }),
  setting('`frequencyPenalty`', { frequencyPenalty: 0.5 }),
  setting('`candidateCount: 1`', { candidateCount: 1 }, usual),
  setting('`candidateCount: 2`', { candidateCount: 2 }),
  setting('`responseLogprobs`', { responseLogprobs: true }),
  setting('`logprobs`', { logprobs: 2 }),
  setting('`responseMimeType: text/plain`', { responseMimeType: 'text/plain' }, usual),
  setting('`responseMimeType: application/json`', json),
  setting('`responseMimeType: text/x.enum`', {
    ...{ responseMimeType: 'text/x.enum', responseSchema: { type: 'STRING', enum: ['a', 'b'] } },
  }),
  setting('`responseMimeType` that nobody knows', { responseMimeType: 'text/hologram' }),
  probe(
    '`responseSchema`',
    { generationConfig: { ...json, responseSchema: openApiSchema } },
    { generationConfig: json },
  ),
  probe(
    '`responseJsonSchema`',
    { generationConfig: { ...json, responseJsonSchema: citySchema } },
    { generationConfig: json },
  ),
  setting('`responseFormat`', { responseFormat: [{ text: { mimeType: 'application/json' } }] }),
  setting('`responseModalities: TEXT`', { responseModalities: ['TEXT'] }, usual),
  setting('`responseModalities: IMAGE`', { responseModalities: ['TEXT', 'IMAGE'] }),
  setting('`responseModalities: AUDIO`', { responseModalities: ['AUDIO'] }),
  setting('`speechConfig`', { speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } } }),
  setting('`imageConfig`', { imageConfig: { aspectRatio: '1:1' } }),
  setting('`mediaResolution`', { mediaResolution: 'MEDIA_RESOLUTION_LOW' }),
  setting('`audioTimestamp`', { audioTimestamp: true }),
  setting('`enableAffectiveDialog`', { enableAffectiveDialog: true }),
  setting('`routingConfig`', { routingConfig: { manualMode: { modelName: 'm' } } }),
  setting('`modelSelectionConfig`', { modelSelectionConfig: { featureSelectionPreference: 'BALANCED' } }),
  setting('`thinkingConfig.thinkingBudget`', { thinkingConfig: { thinkingBudget: 2_000 } }),
  setting('`thinkingConfig.thinkingBudget: 0`', { thinkingConfig: { thinkingBudget: 0 } }, unthinking),
  setting('`thinkingConfig.thinkingBudget: -1`', { thinkingConfig: { thinkingBudget: -1 } }, usual),
  ...['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'].map((thinkingLevel) =>
    setting(`\`thinkingConfig.thinkingLevel: ${thinkingLevel}\``, { thinkingConfig: { thinkingLevel } }),
  ),
  probe(
    '`thinkingConfig.includeThoughts`',
    { generationConfig: { thinkingConfig: { thinkingBudget: 2_000, includeThoughts: true } } },
    { generationConfig: { thinkingConfig: { thinkingBudget: 2_000 } } },
    { inAnswer: true },
  ),
  probe('`safetySettings`', {
    safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
  }),
  probe('`cachedContent`', { cachedContent: 'cachedContents/1' }),
  probe('`serviceTier`', { serviceTier: 'priority' }),
  probe('`labels`', { labels: { team: 'a' } }),
  probe('`store`', { store: true }),
  probe('`modelArmorConfig`', { modelArmorConfig: { promptTemplateName: 't' } }),
  probe('`continuationToken`', { continuationToken: 't' }),
];

const said = (feature: string, part: JsonObject, without: JsonObject = {}): FeatureProbe =>
  probe(feature, { contents: [user(part)] }, without);
const answered = (feature: string, ...parts: readonly JsonObject[]): FeatureProbe =>
  probe(feature, { contents: [user(), model(...parts), user()] }, { contents: [user(), model(), user()] });
const inline = (mimeType: string, data: string): JsonObject => ({ inlineData: { mimeType, data } });
const image = inline('image/png', PNG);
const file = (mimeType: string, fileUri: string): JsonObject => ({ fileData: { mimeType, fileUri } });
const functionCall = { name: 'lookup', args: { city: 'Oslo' } };
const resulted = (members: JsonObject, response: JsonObject = { output: 'Sunny' }): JsonObject => ({
  contents: [
    ...[user(), model({ functionCall })],
    { role: 'user', parts: [{ functionResponse: { name: 'lookup', response, ...members } }] },
  ],
});

const content = [
  said('text', { text: 'More.' }),
  said('inlineData, image', image),
  said('inlineData, image in snake case', { inline_data: { mime_type: 'image/png', data: PNG } }),
  said('inlineData, image of another kind (HEIC)', inline('image/heic', PNG)),
  said('inlineData, PDF', inline('application/pdf', PDF)),
  said('inlineData, text', inline('text/plain', TEXT_FILE)),
  said('inlineData, audio', inline('audio/wav', PNG)),
  said('inlineData, video', inline('video/mp4', PNG)),
  said('fileData, image with an address', file('image/png', 'https://a.example/a.png')),
  said('fileData, PDF with an address', file('application/pdf', 'https://a.example/a.pdf')),
  said('fileData, stored', file('image/png', 'https://generativelanguage.googleapis.com/v1beta/files/1')),
  said('fileData, in a bucket', file('image/png', 'gs://bucket/a.png')),
  said('fileData, video', file('video/mp4', 'https://www.youtube.com/watch?v=1')),
  said('videoMetadata', { ...image, videoMetadata: { fps: 1 } }, { contents: [user(image)] }),
  said(
    'mediaResolution of a part',
    { ...image, mediaResolution: { level: 'MEDIA_RESOLUTION_LOW' } },
    { contents: [user(image)] },
  ),
  said('partMetadata', { ...image, partMetadata: { a: 1 } }, { contents: [user(image)] }),
  said('a part that nobody knows', { hologram: {} }),
  probe('model turn', { contents: [user(), model(), user()] }, { contents: [user(), user()] }),
  probe('model turn at the end (prefill)', { contents: [user(), model()] }),
  answered('thought', { text: 'T', thought: true }),
  probe(
    'thoughtSignature of another account, on a text',
    { contents: [user(), { role: 'model', parts: [{ text: 'A', thoughtSignature: 'Zm9yZWlnbg==' }] }, user()] },
    { contents: [user(), model(), user()] },
  ),
  probe(
    'thoughtSignature of another account, on a functionCall',
    {
      contents: [
        user(),
        model({ functionCall, thoughtSignature: 'Zm9yZWlnbg==' }),
        { role: 'user', parts: [{ functionResponse: { name: 'lookup', response: {} } }] },
      ],
    },
    {
      contents: [
        user(),
        model({ functionCall }),
        { role: 'user', parts: [{ functionResponse: { name: 'lookup', response: {} } }] },
      ],
    },
  ),
  probe('functionCall and functionResponse', resulted({}), { contents: [user()] }),
  probe('functionResponse, error', resulted({}, { error: 'Sunny' }), resulted({})),
  probe('functionResponse, `parts` with an image', resulted({ parts: [image] }), resulted({})),
  probe('functionResponse, `scheduling`', resulted({ scheduling: 'SILENT' }), resulted({})),
  probe('functionResponse without its call', {
    contents: [user({ functionResponse: { name: 'lookup', response: { output: 'x' } } })],
  }),
  answered('executableCode', { executableCode: { language: 'PYTHON', code: '1' } }),
  answered('codeExecutionResult', { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1' } }),
  answered('toolCall', { toolCall: { id: 't', toolType: 'GOOGLE_SEARCH_WEB', args: {} } }),
  answered('toolResponse', { toolResponse: { id: 't', toolType: 'GOOGLE_SEARCH_WEB', response: {} } }),
  answered('inlineData of the model', image),
];

const named = { name: 'lookup', description: 'Looks up.' };
const declared = { ...named, parametersJsonSchema: citySchema };
const one = { tools: [{ functionDeclarations: [declared] }] };
const typed = (name: string, value: unknown = {}): FeatureProbe =>
  probe(`\`${name}\``, { tools: [...one.tools, { [name]: value }] }, one);
const mode = (feature: string, functionCallingConfig: JsonObject): FeatureProbe =>
  probe(feature, { ...one, toolConfig: { functionCallingConfig } }, one);
const member = (feature: string, members: JsonObject): FeatureProbe =>
  probe(feature, { tools: [{ functionDeclarations: [{ ...declared, ...members }] }] }, one);

const tools = [
  probe('`functionDeclarations`, `parametersJsonSchema`', one),
  probe('`functionDeclarations`, `parameters`', {
    tools: [{ functionDeclarations: [{ ...named, parameters: openApiSchema }] }],
  }),
  probe('`functionDeclarations` without parameters', { tools: [{ functionDeclarations: [named] }] }),
  member('`functionDeclarations`, `response`', { responseJsonSchema: citySchema }),
  member('`functionDeclarations`, `behavior`', { behavior: 'NON_BLOCKING' }),
  mode('`functionCallingConfig: AUTO`', { mode: 'AUTO' }),
  mode('`functionCallingConfig: ANY`', { mode: 'ANY' }),
  mode('`functionCallingConfig: ANY`, `allowedFunctionNames`', { mode: 'ANY', allowedFunctionNames: ['lookup'] }),
  mode('`functionCallingConfig: NONE`', { mode: 'NONE' }),
  mode('`functionCallingConfig: VALIDATED`', { mode: 'VALIDATED' }),
  mode('`streamFunctionCallArguments`', { streamFunctionCallArguments: true }),
  probe('`toolConfig.retrievalConfig`', { ...one, toolConfig: { retrievalConfig: { languageCode: 'de' } } }, one),
  probe(
    '`toolConfig.includeServerSideToolInvocations`',
    { ...one, toolConfig: { includeServerSideToolInvocations: true } },
    one,
  ),
  typed('googleSearch'),
  typed('googleSearchRetrieval'),
  typed('enterpriseWebSearch'),
  typed('urlContext'),
  typed('codeExecution'),
  typed('googleMaps'),
  typed('fileSearch', { fileSearchStoreNames: ['s'] }),
  typed('retrieval', { vertexRagStore: {} }),
  typed('computerUse', { environment: 'ENVIRONMENT_BROWSER' }),
  typed('mcpServers', [{ name: 'm', streamableHttpTransport: { url: 'https://mcp.example' } }]),
  typed('hologram'),
];

/** Clients of the Gemini API (protocols.md 7.1). */
export const geminiProbes = [...settings, ...content, ...tools];

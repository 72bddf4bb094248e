import { type ClientConfig, type ConfigFacts, KEY_VARIABLE, keyInShell } from '../client-config';

export function nodeSdkConfig({ relay, models }: ConfigFacts): ClientConfig {
  return {
    title: 'SDKs for Node.js',
    baseUrl: relay,
    steps: [
      keyInShell,
      {
        id: 'anthropic-sdk',
        text: 'Anthropic: npm install @anthropic-ai/sdk',
        command: 'npm install @anthropic-ai/sdk',
        file: 'ask-anthropic.mjs',
        language: 'javascript',
        contents: `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: '${relay}/api', apiKey: process.env.${KEY_VARIABLE} });
const message = await client.messages.create({
  model: '${models.anthropic}',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Hello' }],
});
console.log(message.content[0].text);
`,
      },
      {
        id: 'openai-sdk',
        text: 'OpenAI: npm install openai',
        command: 'npm install openai',
        file: 'ask-openai.mjs',
        language: 'javascript',
        contents: `import OpenAI from 'openai';

const client = new OpenAI({ baseURL: '${relay}/openai/v1', apiKey: process.env.${KEY_VARIABLE} });
const response = await client.responses.create({ model: '${models.openai}', input: 'Hello' });
console.log(response.output_text);
`,
      },
      {
        id: 'google-sdk',
        text: 'Google: npm install @google/genai',
        command: 'npm install @google/genai',
        file: 'ask-gemini.mjs',
        language: 'javascript',
        contents: `import { GoogleGenAI } from '@google/genai';

const client = new GoogleGenAI({
  apiKey: process.env.${KEY_VARIABLE},
  httpOptions: { baseUrl: '${relay}/gemini' },
});
const response = await client.models.generateContent({ model: '${models.gemini}', contents: 'Hello' });
console.log(response.text);
`,
      },
    ],
    notes: [],
  };
}

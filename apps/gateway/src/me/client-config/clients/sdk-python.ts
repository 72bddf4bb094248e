import { type ClientConfig, type ConfigFacts, KEY_VARIABLE, keyInShell } from '../client-config';

export function pythonSdkConfig({ relay, models }: ConfigFacts): ClientConfig {
  return {
    title: 'SDKs for Python',
    baseUrl: relay,
    steps: [
      keyInShell,
      {
        id: 'anthropic-sdk',
        text: 'Anthropic: pip install anthropic',
        command: 'pip install anthropic',
        file: 'ask_anthropic.py',
        language: 'python',
        contents: `import os
from anthropic import Anthropic

client = Anthropic(base_url="${relay}/api", api_key=os.environ["${KEY_VARIABLE}"])
message = client.messages.create(
    model="${models.anthropic}",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Hello"}],
)
print(message.content[0].text)
`,
      },
      {
        id: 'openai-sdk',
        text: 'OpenAI: pip install openai',
        command: 'pip install openai',
        file: 'ask_openai.py',
        language: 'python',
        contents: `import os
from openai import OpenAI

client = OpenAI(base_url="${relay}/openai/v1", api_key=os.environ["${KEY_VARIABLE}"])
response = client.responses.create(model="${models.openai}", input="Hello")
print(response.output_text)
`,
      },
      {
        id: 'google-sdk',
        text: 'Google: pip install google-genai',
        command: 'pip install google-genai',
        file: 'ask_gemini.py',
        language: 'python',
        contents: `import os
from google import genai
from google.genai import types

client = genai.Client(
    api_key=os.environ["${KEY_VARIABLE}"],
    http_options=types.HttpOptions(base_url="${relay}/gemini"),
)
response = client.models.generate_content(model="${models.gemini}", contents="Hello")
print(response.text)
`,
      },
    ],
    notes: [],
  };
}

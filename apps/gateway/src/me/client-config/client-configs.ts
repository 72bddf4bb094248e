import type { ClientConfig, ConfigFacts, ConfiguredClient } from './client-config';
import { claudeCodeConfig } from './clients/claude-code';
import { codexConfig } from './clients/codex';
import { curlConfig } from './clients/curl';
import { geminiCliConfig } from './clients/gemini-cli';
import { nodeSdkConfig } from './clients/sdk-node';
import { pythonSdkConfig } from './clients/sdk-python';
import { vscodeConfig } from './clients/vscode';

/** How each client is told of the relay. */
export const clientConfigs: Readonly<Record<ConfiguredClient, (facts: ConfigFacts) => ClientConfig>> = {
  'claude-code': claudeCodeConfig,
  codex: codexConfig,
  'gemini-cli': geminiCliConfig,
  vscode: vscodeConfig,
  'sdk-python': pythonSdkConfig,
  'sdk-node': nodeSdkConfig,
  curl: curlConfig,
};

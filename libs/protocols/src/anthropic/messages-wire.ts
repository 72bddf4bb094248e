import type { JsonObject } from '../json/json-object';

/**
 * Anthropic Messages as far as translators speak of it: all translations go through it. Types of what a translator writes; what it reads
 * comes from outside and is looked at member by member. Source: protocols.md 1.3 to 1.5.
 */
export interface MessagesRequest extends JsonObject {
  readonly model: string;
  readonly max_tokens: number;
  readonly messages: readonly MessageTurn[];
  readonly system?: readonly TextBlock[];
  readonly tools?: readonly JsonObject[];
  readonly tool_choice?: ToolChoice;
  readonly thinking?: JsonObject;
  readonly output_config?: JsonObject;
  readonly stop_sequences?: readonly string[];
  readonly stream?: boolean;
  readonly metadata?: { readonly user_id: string };
  readonly temperature?: number;
  readonly top_p?: number;
  readonly top_k?: number;
}

export interface MessageTurn {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly ContentBlock[];
}

export interface TextBlock extends JsonObject {
  readonly type: 'text';
  readonly text: string;
}

export type ContentBlock = TextBlock | (JsonObject & { readonly type: string });

export interface ToolChoice extends JsonObject {
  readonly type: 'auto' | 'any' | 'tool' | 'none';
  readonly name?: string;
  readonly disable_parallel_tool_use?: boolean;
}

/** `stop_reason` of an answer (protocols.md 9.0). Others may come, and mean `end_turn` to a protocol that has no word for them. */
export type StopReason =
  'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'pause_turn' | 'refusal' | 'model_context_window_exceeded';

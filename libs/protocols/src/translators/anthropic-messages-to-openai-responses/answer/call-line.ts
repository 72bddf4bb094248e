import { type JsonObject, asText } from '../../../json/json-object';
import type { BlockPiece } from './block-sequencer';
import { type OutputLine, delta, restOf, start, stop } from './output-line';

interface CallNaming {
  /** The name that the client knows the tool by. */
  nameOf(name: string): string;
  idOf(callId: string): string;
}

/** A call of a function, or of a freeform tool, whose text becomes the member `input` of an object. Arguments stay text all the way. */
export class CallLine implements OutputLine {
  private said = '';
  private hasStarted = false;
  private readonly isFreeform: boolean;

  constructor(
    private item: JsonObject,
    private readonly naming: CallNaming,
  ) {
    this.isFreeform = item.type === 'custom_tool_call';
  }

  take(name: string, data: JsonObject): readonly BlockPiece[] {
    switch (name) {
      case 'response.function_call_arguments.delta':
      case 'response.custom_tool_call_input.delta':
        return this.write(asText(data.delta) ?? '');
      case 'response.function_call_arguments.done':
      case 'response.custom_tool_call_input.done':
        return this.write(restOf(data.arguments ?? data.input, this.said));
    }
    return [];
  }

  finish(item: JsonObject): readonly BlockPiece[] {
    this.item = { ...this.item, ...item };
    const rest = this.write(restOf(item.arguments ?? item.input, this.said));
    return [...this.begin(), ...rest, ...(this.isFreeform ? [json('"}')] : []), stop];
  }

  private write(text: string): readonly BlockPiece[] {
    if (text === '') return [];
    this.said += text;
    // A text within JSON; halves of a character that is cut between two deltas are escaped each, and whole again when both are read.
    return [...this.begin(), json(this.isFreeform ? JSON.stringify(text).slice(1, -1) : text)];
  }

  private begin(): readonly BlockPiece[] {
    if (this.hasStarted) return [];
    this.hasStarted = true;
    const id = this.naming.idOf(asText(this.item.call_id) ?? '');
    const name = this.naming.nameOf(asText(this.item.name) ?? '');
    const started = start({ type: 'tool_use', id, name, input: {} });
    return this.isFreeform ? [started, json('{"input":"')] : [started];
  }
}

const json = (text: string): BlockPiece => delta({ type: 'input_json_delta', partial_json: text });

import type { LiveMessage } from '../live-message';
import type { LiveTopic } from './live-topic';

/** A topic that is told as a whole, when it is not what it was. */
export abstract class ToldValue<Value extends object> implements LiveTopic<Value> {
  private value: Value | undefined;
  private text = '';

  protected constructor(private readonly event: string) {}

  protected abstract current(): Value;

  told(): Value {
    return (this.value ??= this.current());
  }

  changes(): LiveMessage[] {
    const value = this.current();
    const text = JSON.stringify(value);
    if (text === this.text) return [];
    this.value = value;
    this.text = text;
    return [{ event: this.event, data: value }];
  }

  forget(): void {
    this.value = undefined;
    this.text = '';
  }
}

import type { DomainEvent } from '@app/common';

/** Where and how a channel wants to be told. */
export interface HttpMessage {
  readonly kind: 'http';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly the bytes that were signed. */
  readonly body: string;
}

export interface MailMessage {
  readonly kind: 'mail';
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte on; otherwise STARTTLS is asked for. */
    readonly isImplicitTls: boolean;
    /** Whether a server without STARTTLS is refused. */
    readonly requiresTls: boolean;
    readonly user?: string;
    readonly password?: string;
  };
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** RFC 5322, the same at every attempt. */
  readonly messageId: string;
}

export type OutgoingMessage = HttpMessage | MailMessage;

/** One attempt to tell an endpoint. */
export interface Telling {
  /** The delivery's id, the same at every attempt. */
  readonly deliveryId: string;
  /** More than one where a digest gathers what came in quiet hours. Never empty. */
  readonly events: readonly [DomainEvent, ...DomainEvent[]];
  /** Milliseconds since the epoch: of this attempt. */
  readonly now: number;
  /** Name of the relay's own address for people to follow; absent: none is known. */
  readonly relayUrl?: string;
}

/** `gone`: the endpoint wants nothing any more. `retryAfterMs`: it says itself when to come again. */
export type TellingOutcome =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** At most 64 KiB of it. */
  readonly body: string;
  /** Milliseconds since the epoch: what a date in `retry-after` is read against where the answer has no `date`. */
  readonly receivedAt?: number;
}

/** One way of telling people or programs. Stateless. */
export interface Channel<Settings> {
  readonly name: ChannelName;
  /** Settings that are sealed at rest and never shown again. */
  readonly secrets: readonly (keyof Settings & string)[];
  /**
   * Checks settings as somebody wrote them.
   * @throws ChannelSettingsError with the field and words for people
   */
  decode(settings: Readonly<Record<string, unknown>>): Settings;
  compose(telling: Telling, settings: Settings): OutgoingMessage;
  /** What an answer means: vendors say "200" to what they refuse. 3xx is a failure everywhere. */
  judge(answer: HttpAnswer): TellingOutcome;
}

export const channelNames = [
  ...(['standard', 'slack', 'discord', 'teams', 'telegram'] as const),
  ...(['feishu', 'dingtalk', 'wecom', 'bark', 'smtp'] as const),
] as const;
export type ChannelName = (typeof channelNames)[number];

/** Settings that a channel cannot work with. */
export class ChannelSettingsError extends Error {
  override readonly name = 'ChannelSettingsError';

  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

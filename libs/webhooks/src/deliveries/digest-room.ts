import type { DomainEvent } from '@app/common';
import type { ChannelName } from '../channels/channel';
import { describeEvent } from '../message/describe-event';
import { jsonBytesOf } from '../message/fit-lines';
import { plainMarkup, writeLines } from '../message/write-lines';

/** How much a channel takes of a digest. What one event takes and what the next takes add up. */
export interface DigestRoom {
  readonly room: number;
  readonly costOf: (event: DomainEvent) => number;
}

/** Signs that some vendor wants a backslash before, or that become three bytes. */
const signs = /[\\`*_{}[\]()#+\-.!|<>~:@&]/g;
const AROUND_LINE = 10;
/** Members of the card that say how a text looks. */
const AROUND_PARAGRAPH = 350;
const LARGEST_IN_STANDARD = 3_000;
const AROUND_BODY = 20;

function costOfLine(event: DomainEvent): number {
  const text = describeEvent(event);
  const [line = ''] = writeLines({ severity: text.severity, title: '', events: [text, text] }, plainMarkup);
  return jsonBytesOf(line) + 2 * (line.match(signs)?.length ?? 0) + AROUND_LINE;
}

const costOfBody = (event: DomainEvent): number =>
  Math.min(Buffer.byteLength(JSON.stringify(event)) + AROUND_BODY, LARGEST_IN_STANDARD);

const lines = (room: number, around = 0): DigestRoom => ({ room, costOf: (event) => costOfLine(event) + around });

/** Somewhat less than the vendor takes: titles, addresses and signatures stand beside the events. */
const rooms: Readonly<Record<ChannelName, DigestRoom>> = {
  standard: { room: 19_000, costOf: costOfBody },
  ...{ slack: lines(2_900), discord: lines(4_000), teams: lines(24_000, AROUND_PARAGRAPH), telegram: lines(2_900) },
  ...{ feishu: lines(15_500), dingtalk: lines(15_500), wecom: lines(2_800), bark: lines(2_200) },
  smtp: { room: 200, costOf: () => 1 },
};

export const digestRoomOf = (channel: ChannelName): DigestRoom => rooms[channel];

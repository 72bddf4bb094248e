import { describe, expect, it } from 'vitest';
import { asObject, asText } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { requirePlainMarkdown } from '../../conformance/receivers/look-alike-lines';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { object, requireShape, text, words } from '../../conformance/receivers/shape';
import { channels } from '../channels';

/** WeCom, "Group robots": markdown of at most 4,096 bytes. */
const message = object({ msgtype: words('markdown'), markdown: object({ content: text() }) });

const receiver: Receiver = ({ url, content }) => {
  require(url.searchParams.get('key') === '693a91f6', 'invalid webhook url');
  requireShape(content, message);
  const markdown = asText(asObject(asObject(content)?.markdown)?.content) ?? '';
  require(Buffer.byteLength(markdown) <= 4_096, 'markdown.content exceed max length 4096');
  requirePlainMarkdown(markdown, '\n');
};

const settings = { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6' };
const vendor = { name: 'wecom' as const, settings, receiver, taken: answer(200, { errcode: 0, errmsg: 'ok' }) };
describeVendor({ ...vendor, refused: (errmsg) => answer(200, { errcode: 40_058, errmsg }) }, import.meta.dirname);

describe('what WeCom answers', () => {
  it('asks for a minute where there were too many', () => {
    expect(channels.wecom.judge(answer(200, { errcode: 45_009, errmsg: 'api freq out of limit' }))).toEqual({
      ...{ outcome: 'failed', reason: 'HTTP 200, code 45009: api freq out of limit', retryAfterMs: 60_000 },
    });
  });
});

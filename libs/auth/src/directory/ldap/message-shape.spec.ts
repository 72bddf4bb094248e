import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerAt, isAnswer } from './message-shape';

const hexadecimal = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const answers = {
  bind: '30 0c 020102 61 07 0a0100 0400 0400',
  'bind with lengths as Active Directory writes them': '30 84 00000010 020102 61 84 00000007 0a0100 0400 0400',
  'bind with a referral': '30 11 020102 61 0c 0a010a 0400 0400 a303 040161',
  entry: '30 16 020103 64 11 040161 300c 300a 040162 3105 040163 0400',
  'entry without attributes': '30 0a 020103 64 05 040161 3000',
  'end of a search': '30 0c 020103 65 07 0a0100 0400 0400',
  'reference to another server': '30 08 020103 73 03 040161',
  'extended answer': '30 0f 020104 78 0a 0a0100 0400 0400 8b0161',
  'answer with a control': '30 13 020103 65 07 0a0100 0400 0400 a005 3003 040161',
};

describe('isAnswer', () => {
  it.each(Object.entries(answers))('knows a %s', (_name, text) => {
    expect(isAnswer(hexadecimal(text))).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a request', '30 0c 020102 60 07 020103 0400 8000'],
    ['a part that is longer than the whole', '30 0c 020102 61 07 0a0100 0400 0401'],
    ['a part that is longer than its part', '30 0e 020102 61 07 0a0100 0400 0402 6161'],
    ['half a header at the end', '30 0d 020102 61 08 0a0100 0400 0400 04'],
    ['something behind the end', `${answers.bind} 00`],
    ['something behind a value', '30 17 020103 64 12 040161 300d 300b 040162 3103 040163 040164'],
    ['an attribute that is no list', '30 0d 020103 64 08 040161 3003 040162'],
    ['a length without an end', '30 80 020102 61 07 0a0100 0400 0400 0000'],
    ['a length of five bytes', '30 85 000000000c 020102 61 07 0a0100 0400 0400'],
    ['a tag of several bytes', '3f 0c 020102 61 07 0a0100 0400 0400'],
  ])('refuses %s', (_name, text) => {
    expect(isAnswer(hexadecimal(text))).toBe(false);
  });

  it('refuses what lies deeper than an answer does', () => {
    expect(
      isAnswer(Buffer.concat([Buffer.from(Array.from({ length: 60 }, (_, level) => [0x30, 118 - 2 * level]).flat())])),
    ).toBe(false);
  });

  it('says yes or no to any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(isAnswer(Buffer.from(bytes))).toBe(false);
      }),
    );
  });

  it('refuses every answer that is cut short', () => {
    for (const text of Object.values(answers)) {
      const whole = hexadecimal(text);
      for (let length = 0; length < whole.length; length += 1) expect(isAnswer(whole.subarray(0, length))).toBe(false);
    }
  });
});

describe('headerAt', () => {
  it('waits for a header that is not whole', () => {
    for (const text of ['', '30', '3084', '3084000000']) expect(headerAt(hexadecimal(text), 0)).toBeUndefined();
  });

  it('reads lengths of up to four bytes', () => {
    expect(headerAt(hexadecimal('3005'), 0)).toEqual({ tag: 0x30, contentAt: 2, contentEnd: 7 });
    expect(headerAt(hexadecimal('00 3084ffffffff'), 1)).toEqual({
      tag: 0x30,
      contentAt: 7,
      contentEnd: 7 + 0xff_ff_ff_ff,
    });
  });
});

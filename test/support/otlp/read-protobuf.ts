/** Field number → its values as they came. Lengths are bytes, fixed numbers too; what they mean is for the reader to know. */
export type Fields = ReadonlyMap<number, readonly (Buffer | bigint)[]>;

/** The wire format of protobuf, of which OTLP uses four kinds: varint, eight bytes, length and four bytes. */
export function readProtobuf(bytes: Buffer): Fields {
  const fields = new Map<number, (Buffer | bigint)[]>();
  let offset = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[offset++];
      if (byte === undefined) throw new Error('ends inside a number');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => {
    const end = offset + length;
    if (end > bytes.length) throw new Error('ends inside a field');
    const part = bytes.subarray(offset, end);
    offset = end;
    return part;
  };
  while (offset < bytes.length) {
    const tag = Number(varint());
    const [number, kind] = [tag >> 3, tag & 7];
    const values = fields.get(number) ?? [];
    fields.set(number, values);
    if (kind === 0) values.push(varint());
    else if (kind === 1) values.push(take(8));
    else if (kind === 2) values.push(take(Number(varint())));
    else if (kind === 5) values.push(take(4));
    else throw new Error(`kind ${kind} is not in OTLP`);
  }
  return fields;
}

const isBytes = (value: Buffer | bigint): value is Buffer => Buffer.isBuffer(value);

export const messages = (fields: Fields, number: number): Fields[] =>
  (fields.get(number) ?? []).filter(isBytes).map(readProtobuf);

export const bytesOf = (fields: Fields, number: number): Buffer =>
  (fields.get(number) ?? []).find(isBytes) ?? Buffer.alloc(0);

export const textOf = (fields: Fields, number: number): string => bytesOf(fields, number).toString('utf8');

export const numberOf = (fields: Fields, number: number): number => {
  const value = fields.get(number)?.at(-1);
  if (value === undefined) return 0;
  return Number(isBytes(value) ? value.readBigUInt64LE() : value);
};

export const doubleOf = (fields: Fields, number: number): number => {
  const value = bytesOf(fields, number);
  return value.length === 8 ? value.readDoubleLE() : 0;
};

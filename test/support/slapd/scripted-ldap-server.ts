import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { BerReader, BerWriter } from 'ldapts';

/** RFC 4511: tags of requests and answers. */
const tags = {
  ...{
    bind: 0x60,
    bound: 0x61,
    search: 0x63,
    entry: 0x64,
    done: 0x65,
    reference: 0x73,
    extended: 0x77,
    extendedDone: 0x78,
  },
} as const;

const START_TLS = '1.3.6.1.4.1.1466.20037';

/** A result code, or what no good server does. */
export type ScriptedResult = number | 'silence' | 'hang-up';

/** Attributes have one value. */
export interface ScriptedEntry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LdapScript {
  readonly bind?: (dn: string) => ScriptedResult;
  /** What every search finds. */
  readonly entries?: readonly ScriptedEntry[];
  /** Where searches refer to. */
  readonly references?: readonly string[];
  readonly search?: ScriptedResult;
  /** The identity that it names; absent: it does not know the question. */
  readonly whoAmI?: string;
  /** Sent as it is when StartTLS is asked for; absent: it does not know the question. */
  readonly startTls?: Buffer;
}

export interface ScriptedLdapServer {
  readonly port: number;
  readonly url: string;
  /** All that clients sent so far, in clear. */
  heard(): Buffer;
  /** DNs of the binds so far. */
  readonly binds: readonly string[];
  connections(): number;
  /** Connections that are open. */
  openConnections(): number;
  close(): void;
}

/** A server that says what it is told to. */
export async function startScriptedLdapServer(script: LdapScript): Promise<ScriptedLdapServer> {
  const sockets = new Set<Socket>();
  const said: Buffer[] = [];
  const binds: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      said.push(bytes);
      answer(socket, bytes, script, binds);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ port, url: `ldap://127.0.0.1:${port}`, binds },
    heard: () => Buffer.concat(said),
    connections: () => connections,
    openConnections: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

// Clients send one small request at a time, so a chunk is a message.
function answer(socket: Socket, bytes: Buffer, script: LdapScript, binds: string[]): void {
  const reader = new BerReader(bytes);
  if (reader.readSequence() !== 0x30) return;
  const id = reader.readInt() ?? 0;
  const send = (tag: number, result: ScriptedResult, more?: (writer: BerWriter) => void): void => {
    if (result === 'hang-up') socket.destroy();
    else if (result !== 'silence') socket.write(ldapMessage(id, tag, (writer) => writeResult(writer, result, more)));
  };
  const tag = reader.readSequence();
  if (tag === tags.bind) {
    reader.readInt();
    const dn = reader.readString() ?? '';
    binds.push(dn);
    send(tags.bound, script.bind?.(dn) ?? 0);
  } else if (tag === tags.search) {
    for (const entry of script.entries ?? []) socket.write(entryAnswer(id, entry));
    for (const url of script.references ?? []) {
      socket.write(ldapMessage(id, tags.reference, (writer) => writer.writeString(url)));
    }
    send(tags.done, script.search ?? 0, (writer) => writeReferral(writer, script));
  } else if (tag === tags.extended && !bytes.includes(START_TLS)) {
    const { whoAmI } = script;
    send(tags.extendedDone, whoAmI === undefined ? 2 : 0, (writer) => {
      if (whoAmI !== undefined) writer.writeString(whoAmI, 0x8b);
    });
  } else if (tag === tags.extended) {
    if (script.startTls) socket.write(script.startTls);
    else send(tags.extendedDone, 2);
  }
}

function ldapMessage(id: number, tag: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(tag);
  write(writer);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

/** What a server says to an extended request. */
export const extendedAnswer = (id: number, result: number): Buffer =>
  ldapMessage(id, tags.extendedDone, (writer) => writeResult(writer, result));

/** What a server says to a bind that it accepts. */
export const boundAnswer = (id: number): Buffer => ldapMessage(id, tags.bound, (writer) => writeResult(writer, 0));

/** What a server finds, and the end of a search. */
export const entryAnswer = (id: number, entry: ScriptedEntry): Buffer => ldapMessage(id, tags.entry, writeEntry(entry));
export const foundAnswer = (id: number): Buffer => ldapMessage(id, tags.done, (writer) => writeResult(writer, 0));

function writeResult(writer: BerWriter, result: number, more?: (writer: BerWriter) => void): void {
  writer.writeEnumeration(result);
  writer.writeString('');
  writer.writeString('as scripted');
  more?.(writer);
}

function writeReferral(writer: BerWriter, { search, references = [] }: LdapScript): void {
  if (search !== 10) return;
  writer.startSequence(0xa3);
  for (const url of references) writer.writeString(url);
  writer.endSequence();
}

const writeEntry =
  ({ dn, attributes }: ScriptedEntry) =>
  (writer: BerWriter): void => {
    writer.writeString(dn);
    writer.startSequence();
    for (const [type, value] of Object.entries(attributes)) {
      writer.startSequence();
      writer.writeString(type);
      writer.startSequence(0x31);
      writer.writeString(value);
      writer.endSequence();
      writer.endSequence();
    }
    writer.endSequence();
  };

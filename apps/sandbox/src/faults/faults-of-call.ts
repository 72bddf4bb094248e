import type { Call } from '../call';
import { readKeyText } from '../caller/key-text';
import type { Fault } from './fault';
import { parseFaults } from './parse-faults';

const MODEL = 'sandbox-fault-';
const HEADER = 'x-sandbox-fault';
const none: readonly Fault[] = [];

/** What the account (set or named by its key), the header and the model name ask for, in this order. Throws UnknownFault. */
export function faultsOf(call: Call, model: string | null): readonly Fault[] {
  const header = call.headers[HEADER];
  const byKey = readKeyText(call.key).faults;
  const byModel = model?.startsWith(MODEL) === true;
  if (byKey === undefined && !byModel && header === undefined && call.accountFaults === undefined) return none;
  return [
    ...(call.accountFaults === undefined ? none : parseFaults(call.accountFaults, { tailAllowed: false })),
    ...(byKey === undefined ? none : parseFaults(byKey, { tailAllowed: true })),
    ...(typeof header === 'string' ? parseFaults(header, { tailAllowed: false }) : none),
    ...(byModel ? parseFaults(model.slice(MODEL.length), { tailAllowed: false }) : none),
  ];
}

import appendAuditEntriesLua from '../lua/append-audit-entries.lua';
import beginAuditLogLua from '../lua/begin-audit-log.lua';
import trimAuditLogLua from '../lua/trim-audit-log.lua';
import type { Script } from './script';

const isOne = (reply: unknown): boolean => reply === 1;

/** The audit log; what each takes and returns stands at the head of its Lua file. */
export const auditScripts = {
  begin: { lua: beginAuditLogLua, decode: (reply: unknown) => (typeof reply === 'string' ? reply : undefined) },
  append: { lua: appendAuditEntriesLua, decode: isOne },
  trim: { lua: trimAuditLogLua, decode: isOne },
} as const satisfies Record<string, Script<unknown>>;

#!lua
-- Writes or deletes one record of a collection if it still is what the caller read, and notes the change for the other processes.
-- What is to be said of it in the audit log is left in the same step: there is no change without its entry.
-- KEYS  records (hash id -> text), revision (counter), changes (sorted set id -> revision), unique (hash value -> id),
--       audit outbox (stream)
-- ARGV  id, expected text ('' = must not exist), new text ('' = delete), old unique value ('' = none), new unique value ('' = none),
--       audit entry ('' = none), revision that the whole collection must still have ('' = any)
-- returns  revision of the change | -1 changed meanwhile | -2 unique value taken
local id, expected, text, old_unique, new_unique = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local entry, at_revision = ARGV[6], ARGV[7]
local current = redis.call('HGET', KEYS[1], id) or ''
if current == text then
  return tonumber(redis.call('ZSCORE', KEYS[3], id) or 0)
end
if current ~= expected then return -1 end
if at_revision ~= '' and (redis.call('GET', KEYS[2]) or '0') ~= at_revision then return -1 end
if new_unique ~= '' then
  local holder = redis.call('HGET', KEYS[4], new_unique)
  if holder and holder ~= id then return -2 end
end
-- First of all writes: what the server does before a command that fails stays done.
if entry ~= '' then redis.call('XADD', KEYS[5], '*', 'entry', entry) end
if old_unique ~= '' and old_unique ~= new_unique then redis.call('HDEL', KEYS[4], old_unique) end
if new_unique ~= '' then redis.call('HSET', KEYS[4], new_unique, id) end
if text == '' then redis.call('HDEL', KEYS[1], id) else redis.call('HSET', KEYS[1], id, text) end
local revision = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[3], revision, id)
return revision

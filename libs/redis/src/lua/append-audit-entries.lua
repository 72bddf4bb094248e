#!lua flags=allow-oom
-- Appends entries to the audit log if its head still is what the caller built on. The entries are in an outbox until then, so that this
-- needs no memory that would stay taken.
-- KEYS  head (hash), entries (stream), handed over (set of entry ids)
-- ARGV  expected sequence number, expected hash, new sequence number, new hash, new MAC,
--       then for each entry: stream id, entry id, text, hash
-- returns  1 appended | 0 somebody else was first
local head = redis.call('HMGET', KEYS[1], 'seq', 'hash')
if head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then return 0 end
for index = 6, #ARGV, 4 do
  redis.call('XADD', KEYS[2], ARGV[index], 'entry', ARGV[index + 2], 'hash', ARGV[index + 3])
  redis.call('SADD', KEYS[3], ARGV[index + 1])
end
redis.call('HSET', KEYS[1], 'seq', ARGV[3], 'hash', ARGV[4], 'mac', ARGV[5])
return 1

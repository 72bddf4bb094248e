#!lua flags=allow-oom
-- Takes the oldest entries of the audit log away and leaves an anchor in their place, from which the rest can be verified.
-- KEYS  anchor (hash), entries (stream)
-- ARGV  sequence number of the anchor as the caller read it ('' = none), of the last entry that goes, its hash, MAC of the new anchor,
--       stream id of the first entry that stays
-- returns  1 trimmed | 0 somebody else was first
if (redis.call('HGET', KEYS[1], 'seq') or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'seq', ARGV[2], 'hash', ARGV[3], 'mac', ARGV[4])
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[5])
return 1

#!lua
-- Gives the audit log its key and its empty head, once. A log that has lost its key does not begin again: nobody could tell.
-- KEYS  key (string), head (hash), entries (stream)
-- ARGV  sealed key, hash before the first entry, MAC of the head
-- returns  the sealed key that is in force | false the key is gone and the log is there
local sealed = redis.call('GET', KEYS[1])
if sealed then return sealed end
if redis.call('EXISTS', KEYS[2], KEYS[3]) > 0 then return false end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[2], 'seq', '0', 'hash', ARGV[2], 'mac', ARGV[3])
return ARGV[1]

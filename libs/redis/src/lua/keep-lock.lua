#!lua
-- Prolongs a lock for as long as it still is the caller's.
-- KEYS  lock (string: its owner)
-- ARGV  owner, time in ms from now on
-- returns  1 prolonged | 0 it is not the caller's any more
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1

#!lua
-- Lets go of a lock, unless somebody else has it by now.
-- KEYS  lock (string: its owner)
-- ARGV  owner
-- returns  1 released | 0 it was not the caller's any more
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])

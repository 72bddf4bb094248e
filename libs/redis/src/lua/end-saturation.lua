#!lua flags=allow-oom
-- Ends a time of saturation, unless another request was refused since the caller looked. What is to be told of it waits.
-- KEYS  times of saturation (hash: group, blank, family -> JSON), those that are over and not told (hash: the same and its start -> JSON)
-- ARGV  field, its text as the caller read it ('' in place of what follows: it is only taken away), field among those that are over, text there
-- returns  1 ended | 0 it goes on, or somebody else has ended it
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
if ARGV[3] ~= '' then redis.call('HSET', KEYS[2], ARGV[3], ARGV[4]) end
return 1

#!lua flags=allow-oom
-- Notes that a request is about to leave for an upstream. Does nothing for a request that has been settled.
-- KEYS  open request (hash)
-- ARGV  attempt (JSON)
-- returns  1 noted | 0 no such open request
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'attempt', ARGV[1])
return 1

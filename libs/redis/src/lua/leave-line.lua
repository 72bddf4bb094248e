#!lua flags=allow-oom
-- Takes a request that no longer waits out of its user's line, and lets those behind it know.
-- KEYS  line of the user (sorted set request id -> place), waiters of the user (hash)
-- ARGV  request id, user id, channel on which those who wait hear of free slots
-- returns  1 left | 0 was not in the line
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
if redis.call('ZCARD', KEYS[1]) > 0 then redis.call('PUBLISH', ARGV[3], ARGV[2]) end
return 1

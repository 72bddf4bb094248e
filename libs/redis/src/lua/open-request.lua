#!lua
-- Notes a request before it may reach an upstream: whoever dies afterwards, the reaper finds it. Refused when Redis is out of memory.
-- KEYS  leases (sorted set request id -> expiry), open request (hash)
-- ARGV  request id, lease length in ms, facts (JSON)
-- returns  1
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
redis.call('HSET', KEYS[2], 'facts', ARGV[3])
return 1

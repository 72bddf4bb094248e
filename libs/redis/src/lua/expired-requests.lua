#!lua flags=no-writes
-- Lists requests whose lease expired at least a grace period ago.
-- KEYS  leases (sorted set request id -> expiry)
-- ARGV  grace in ms, how many at the most
-- returns  request ids
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]), 'LIMIT', 0, tonumber(ARGV[2]))

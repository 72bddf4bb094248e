#!lua flags=allow-oom
-- Renews the lease of an open request and keeps what has been metered so far. Never brings a settled request back.
-- KEYS  leases (sorted set request id -> expiry), open request (hash)
-- ARGV  request id, lease length in ms, metered usage (JSON, '' = nothing new)
-- returns  1 renewed | 0 no such open request
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
if ARGV[3] ~= '' then redis.call('HSET', KEYS[2], 'metered', ARGV[3]) end
return 1

#!lua flags=allow-oom
-- Renews the lease and the slots of an open request and keeps what has been metered so far. Never brings a settled request back.
-- KEYS  leases, held by the key, held by the user (sorted sets request id -> expiry), open request (hash)
-- ARGV  request id, lease length in ms, metered usage (JSON, '' = nothing new), 1 = it holds a slot of key and user
-- returns  1 renewed | 0 no such open request
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
local time = redis.call('TIME')
local expiry = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[2])
redis.call('ZADD', KEYS[1], expiry, ARGV[1])
if ARGV[4] == '1' then
  for index = 2, 3 do redis.call('ZADD', KEYS[index], expiry, ARGV[1]) end
end
if ARGV[3] ~= '' then redis.call('HSET', KEYS[4], 'metered', ARGV[3]) end
return 1

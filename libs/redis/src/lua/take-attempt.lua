#!lua
-- Counts an attempt before it is made, unless too many were made already. The attempt that fills the limit closes the door for a
-- whole window from then on; attempts that are turned away do not prolong it.
-- KEYS  attempts (sorted set: attempt id -> time in ms)
-- ARGV  attempt id, limit, window in ms
-- returns  0 granted | milliseconds until the next attempt is possible
local id, limit, window = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
if redis.call('ZSCORE', KEYS[1], id) then return 0 end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local count = redis.call('ZCARD', KEYS[1])
if count >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return math.max(1, tonumber(oldest[2]) + window - now)
end
redis.call('ZADD', KEYS[1], now, id)
if count + 1 == limit then
  for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do redis.call('ZADD', KEYS[1], now, member) end
end
redis.call('PEXPIRE', KEYS[1], window)
return 0

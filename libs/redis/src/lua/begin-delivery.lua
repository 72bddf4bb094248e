#!lua
-- Begins an attempt to tell an endpoint, if the delivery is due, nobody else is telling it, and the endpoint has room for one more. Who has no
-- room stands in the endpoint's line, and is looked for later and later in case that the line does not move.
-- KEYS  delivery (hash), due (sorted set delivery id -> when somebody has to look for it), under way and line of the endpoint (sorted sets
--       delivery id -> when it counts as lost, when it was due), jobs (hash delivery id -> number of the next job)
-- ARGV  ms to add to the clock (tests go ahead), delivery id, id of this attempt, most attempts of the endpoint at the same time, ms after
--       which the attempt counts as lost, ms until the first and until the last time that it is looked for in the line
-- returns  outcome ('begun' | 'absent' | 'ended' | 'early' | 'under-way' | 'busy'), and where it is 'begun': ms since the epoch, events (JSON),
--          attempts so far (JSON), how many of the schedule were made, how many were begun in a row, with this one, of which none was ended
local shift, id, attempt, most = tonumber(ARGV[1]), ARGV[2], ARGV[3], tonumber(ARGV[4])
local lease, first_look, last_look = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local held = redis.call('HMGET', KEYS[1], 'state', 'attempt', 'dueAt', 'events', 'attempts', 'attemptCount')
if held[1] ~= 'waiting' then
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREM', KEYS[4], id)
  redis.call('HDEL', KEYS[5], id)
  return { held[1] and 'ended' or 'absent' }
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + shift
local function begun(at)
  local unheard = tonumber(redis.call('HGET', KEYS[1], 'unheard') or 0)
  return { 'begun', string.format('%.0f', at), held[4], held[5], tonumber(held[6]), unheard }
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
local lost_at = redis.call('ZSCORE', KEYS[3], id)
if lost_at then
  -- Sent again by the driver.
  if held[2] == attempt then return begun(tonumber(lost_at) - lease) end
  return { 'under-way' }
end
redis.call('HINCRBY', KEYS[5], id, 1)
local due_at = tonumber(held[3])
if now < due_at then
  redis.call('ZADD', KEYS[2], due_at, id)
  return { 'early' }
end
if redis.call('ZCARD', KEYS[3]) >= most then
  local looks = math.min(redis.call('HINCRBY', KEYS[1], 'looks', 1), 20)
  redis.call('ZADD', KEYS[2], now + math.min(first_look * 2 ^ (looks - 1), last_look), id)
  redis.call('ZADD', KEYS[4], due_at, id)
  return { 'busy' }
end
redis.call('ZADD', KEYS[3], now + lease, id)
redis.call('PEXPIRE', KEYS[3], lease * 2)
redis.call('ZREM', KEYS[4], id)
redis.call('ZADD', KEYS[2], now + lease, id)
redis.call('HSET', KEYS[1], 'attempt', attempt, 'begun', 1)
redis.call('HDEL', KEYS[1], 'looks')
redis.call('HINCRBY', KEYS[1], 'unheard', 1)
return begun(now)

#!lua flags=allow-oom
-- Writes down what became of an attempt, lets go of its place, and finds out who of the endpoint's line comes next. Sending it again changes
-- nothing. An attempt that counted as lost meanwhile, so that another one may be under way, is heard only where it has delivered.
-- KEYS  delivery (hash), due (sorted set delivery id -> when somebody has to look for it), under way and line of the endpoint (sorted sets),
--       jobs (hash delivery id -> number of the next job), waiting, delivered and dead of the endpoint (sorted sets delivery id -> sequence
--       number), failing (hash: since when there were only failures, and the last one)
-- ARGV  ms to add to the clock (tests go ahead), delivery id, id of this attempt, its new state ('waiting' | 'delivered' | 'dead'), why it is
--       dead, ms until the next attempt, attempts (JSON), how many of the schedule were made, '1' = the endpoint failed, most attempts of the
--       endpoint at the same time, ms without any failure after which failures begin anew, ms after which those that come next are looked
--       for again
-- returns  for how many ms there were only failures, then delivery ids and numbers of jobs in turn: they may be told now
local shift, id, attempt, state = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + shift
local held = redis.call('HMGET', KEYS[1], 'state', 'attempt')
local is_ours = held[2] == attempt
if is_ours or not held[1] then redis.call('ZREM', KEYS[3], id) end

local failing_for = 0
if held[1] == 'waiting' and (is_ours or state == 'delivered') then
  redis.call('HSET', KEYS[1], 'state', state, 'attempts', ARGV[7], 'attemptCount', ARGV[8])
  redis.call('HDEL', KEYS[1], 'attempt', 'looks', 'unheard')
  if state == 'waiting' then
    local due_at = now + tonumber(ARGV[6])
    redis.call('HSET', KEYS[1], 'dueAt', string.format('%.0f', due_at))
    redis.call('ZADD', KEYS[2], due_at, id)
  else
    local ended = state == 'delivered' and KEYS[7] or KEYS[8]
    redis.call('ZADD', ended, redis.call('ZSCORE', KEYS[6], id) or 0, id)
    redis.call('ZREM', KEYS[6], id)
    redis.call('ZREM', KEYS[2], id)
    redis.call('HDEL', KEYS[5], id)
    if state == 'dead' then redis.call('HSET', KEYS[1], 'deadReason', ARGV[5]) end
  end
  if state == 'delivered' then redis.call('DEL', KEYS[9]) end
end
if held[1] and ARGV[9] == '1' then
  local failures = redis.call('HMGET', KEYS[9], 'since', 'last')
  local since = tonumber(failures[1] or now)
  if now - tonumber(failures[2] or now) > tonumber(ARGV[11]) then since = now end
  failing_for = now - since
  redis.call('HSET', KEYS[9], 'since', string.format('%.0f', since), 'last', string.format('%.0f', now))
  redis.call('PEXPIRE', KEYS[9], tonumber(ARGV[11]) * 2)
end

redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
local answer = { failing_for }
local free = tonumber(ARGV[10]) - redis.call('ZCARD', KEYS[3])
if free > 0 then
  for _, next_id in ipairs(redis.call('ZRANGE', KEYS[4], 0, free - 1)) do
    redis.call('ZREM', KEYS[4], next_id)
    redis.call('ZADD', KEYS[2], 'XX', 'LT', now + tonumber(ARGV[12]), next_id)
    answer[#answer + 1] = next_id
    answer[#answer + 1] = tonumber(redis.call('HGET', KEYS[5], next_id) or 0)
  end
end
return answer

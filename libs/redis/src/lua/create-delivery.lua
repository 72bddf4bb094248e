#!lua
-- Makes a delivery of an event and an endpoint, once, with its place among what is due. Sending it again changes nothing.
-- KEYS  taken (string that ends by itself: what was made of this event for this endpoint), delivery (hash), due (sorted set delivery id
--       -> when somebody has to look for it), all, waiting and dead of the endpoint (sorted sets delivery id -> sequence number),
--       said (string that ends by itself: id of what was told under this type and subject), sequence (string), endpoints (set), under way and
--       line of the endpoint (sorted sets delivery id -> when it counts as lost, when it was due)
-- ARGV  ms to add to the clock (tests go ahead), delivery id, endpoint id, events (JSON), ms until it is looked for if nobody tells it at
--       once, ms for which the event counts as taken, ms of the window in which the same is told once (0 = each is told), most that may wait,
--       most attempts of the endpoint at the same time
-- returns  'made' | 'lined-up' (the endpoint has no room now) | 'repeated' (told under the same type and subject lately) | 'gathered' (by gather-delivery.lua before) | 'dead' (too many
--          wait)
local shift, id, endpoint = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local taken = redis.call('GET', KEYS[1])
if taken then return taken end
if redis.call('EXISTS', KEYS[2]) == 1 then return 'made' end
local outcome = redis.call('ZCARD', KEYS[5]) < tonumber(ARGV[8]) and 'made' or 'dead'
local window = tonumber(ARGV[7])
local said = window > 0 and redis.call('GET', KEYS[7])
if said and said ~= id then
  redis.call('SET', KEYS[1], 'repeated', 'PX', ARGV[6])
  return 'repeated'
end
-- What nobody is told keeps nothing else from being told.
if window > 0 and outcome == 'made' then redis.call('SET', KEYS[7], id, 'PX', window, 'NX') end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + shift
local sequence = redis.call('INCR', KEYS[8])
redis.call('HSET', KEYS[2], 'endpointId', endpoint, 'events', ARGV[4], 'createdAt', now, 'dueAt', now, 'attempts', '[]',
  'attemptCount', 0)
redis.call('ZADD', KEYS[4], sequence, id)
if outcome == 'made' then
  redis.call('HSET', KEYS[2], 'state', 'waiting')
  redis.call('ZADD', KEYS[5], sequence, id)
  redis.call('ZADD', KEYS[3], now + tonumber(ARGV[5]), id)
  redis.call('ZREMRANGEBYSCORE', KEYS[10], '-inf', now)
  if redis.call('ZCARD', KEYS[10]) >= tonumber(ARGV[9]) then
    redis.call('ZADD', KEYS[11], now, id)
    outcome = 'lined-up'
  end
else
  redis.call('HSET', KEYS[2], 'state', 'dead', 'deadReason', 'too-many-waiting')
  redis.call('ZADD', KEYS[6], sequence, id)
end
redis.call('SADD', KEYS[9], endpoint)
redis.call('SET', KEYS[1], outcome, 'PX', ARGV[6])
return outcome

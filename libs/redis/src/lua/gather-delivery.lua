#!lua
-- Puts an event into the digest that an endpoint is told when its quiet hours end. A digest is one delivery, or several where a channel
-- does not take all at once. Sending it again changes nothing.
-- KEYS  taken (string that ends by itself: what was made of this event for this endpoint), digest (hash: number of its last delivery, and
--       how much of it is used), that delivery (hash), the one after it (hash), due (sorted set delivery id -> when somebody has to look for
--       it), all and waiting of the endpoint (sorted sets delivery id -> sequence number), said (string that ends by itself: id of what was
--       told under this type and subject), sequence (string), endpoints (set)
-- ARGV  ms to add to the clock (tests go ahead), id that the event's own delivery would have, endpoint id, event (JSON), number of the digest's
--       last delivery as the caller knows it, its id, id of the one after it, end of the quiet hours (ms since the epoch), how much the event
--       takes, how much a delivery takes, ms for which the event counts as taken, ms of the window in which the same is told once (0 = each
--       is told), most that may wait
-- returns  'gathered' | 'again' (the digest has got another delivery meanwhile) | 'full' (it would take one more delivery, and too many wait) | what was made of the event before
local shift, own_id, endpoint, event, number = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local ends_at, cost, room = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local taken = redis.call('GET', KEYS[1])
if taken then return taken end
local held = redis.call('HMGET', KEYS[2], 'number', 'used')
if tonumber(held[1] or 0) ~= number then return 'again' end
local used = tonumber(held[2] or 0)
-- What an attempt has been made of is never added to: the receiver knows it by its id.
local found = redis.call('HMGET', KEYS[3], 'state', 'begun', 'events')
local fits = held[2] and found[1] == 'waiting' and not found[2] and used + cost <= room
if not fits and redis.call('ZCARD', KEYS[7]) >= tonumber(ARGV[13]) then return 'full' end
local window = tonumber(ARGV[12])
if window > 0 and not redis.call('SET', KEYS[8], own_id, 'PX', window, 'NX') and redis.call('GET', KEYS[8]) ~= own_id then
  redis.call('SET', KEYS[1], 'repeated', 'PX', ARGV[11])
  return 'repeated'
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + shift

local function make(delivery, id)
  local sequence = redis.call('INCR', KEYS[9])
  redis.call('HSET', delivery, 'endpointId', endpoint, 'events', '[' .. event .. ']', 'createdAt', now, 'dueAt', ends_at,
    'attempts', '[]', 'attemptCount', 0, 'state', 'waiting')
  redis.call('ZADD', KEYS[6], sequence, id)
  redis.call('ZADD', KEYS[7], sequence, id)
  redis.call('ZADD', KEYS[5], ends_at, id)
  redis.call('HSET', KEYS[2], 'used', cost)
end

if fits then
  redis.call('HSET', KEYS[3], 'events', string.sub(found[3], 1, -2) .. ',' .. event .. ']')
  redis.call('HSET', KEYS[2], 'used', used + cost)
elseif held[2] then
  redis.call('HSET', KEYS[2], 'number', number + 1)
  make(KEYS[4], ARGV[7])
else
  redis.call('HSET', KEYS[2], 'number', number)
  make(KEYS[3], ARGV[6])
end
redis.call('PEXPIREAT', KEYS[2], string.format('%.0f', math.max(ends_at - shift, now - shift) + tonumber(ARGV[11])))
redis.call('SADD', KEYS[10], endpoint)
redis.call('SET', KEYS[1], 'gathered', 'PX', ARGV[11])
return 'gathered'

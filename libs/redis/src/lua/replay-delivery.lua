#!lua
-- Gives a delivery that has ended a fresh schedule that begins now. Sending it again changes nothing.
-- KEYS  delivery (hash), due (sorted set delivery id -> when somebody has to look for it), waiting, delivered and dead of the endpoint (sorted
--       sets delivery id -> sequence number)
-- ARGV  ms to add to the clock (tests go ahead), delivery id, id of this call
-- returns  'waiting' | 'absent' | 'not-ended'
local id = ARGV[2]
local held = redis.call('HMGET', KEYS[1], 'state', 'replay')
if not held[1] then return 'absent' end
if held[1] == 'waiting' then return held[2] == ARGV[3] and 'waiting' or 'not-ended' end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + tonumber(ARGV[1])
local ended = held[1] == 'delivered' and KEYS[4] or KEYS[5]
redis.call('ZADD', KEYS[3], redis.call('ZSCORE', ended, id) or 0, id)
redis.call('ZREM', ended, id)
redis.call('HSET', KEYS[1], 'state', 'waiting', 'attemptCount', 0, 'replay', ARGV[3], 'dueAt', string.format('%.0f', now))
redis.call('HDEL', KEYS[1], 'deadReason', 'looks', 'attempt', 'unheard')
redis.call('ZADD', KEYS[2], now, id)
return 'waiting'

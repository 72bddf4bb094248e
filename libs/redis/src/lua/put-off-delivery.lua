#!lua
-- Has a delivery that this process has no room for looked for again, each time a little later.
-- KEYS  delivery (hash), due (sorted set delivery id -> when somebody has to look for it), jobs (hash delivery id -> number of the next job)
-- ARGV  ms to add to the clock (tests go ahead), delivery id, ms of the first and of the longest delay
-- returns  ms until then; 0: it does not wait any more
local id = ARGV[2]
if redis.call('HGET', KEYS[1], 'state') ~= 'waiting' then return 0 end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + tonumber(ARGV[1])
local looks = math.min(redis.call('HINCRBY', KEYS[1], 'looks', 1), 20)
local delay = math.min(tonumber(ARGV[3]) * 2 ^ (looks - 1), tonumber(ARGV[4]))
redis.call('HINCRBY', KEYS[3], id, 1)
redis.call('ZADD', KEYS[2], now + delay, id)
return delay

#!lua flags=no-writes
-- The clock by which everything beside a key is written.
-- KEYS  any key
-- returns  milliseconds since the epoch
local time = redis.call('TIME')
return time[1] * 1000 + math.floor(time[2] / 1000)

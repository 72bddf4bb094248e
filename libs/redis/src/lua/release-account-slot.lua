#!lua flags=allow-oom
-- Gives back a slot of an account, its serial lock, or both, and wakes those who wait for it.
-- KEYS  leases (sorted set request id -> expiry), serial lock (string), expiries of waiters (sorted set)
-- ARGV  request id, 1 = the slot, rest of the serial lock in ms ('' = it is not held), channel, account id
-- returns  1 somebody waits | 0 nobody
local id = ARGV[1]
if ARGV[2] == '1' then redis.call('ZREM', KEYS[1], id) end
if ARGV[3] ~= '' and redis.call('GET', KEYS[2]) == id then
  if tonumber(ARGV[3]) > 0 then redis.call('SET', KEYS[2], 'resting', 'PX', ARGV[3]) else redis.call('DEL', KEYS[2]) end
end
if redis.call('EXISTS', KEYS[3]) == 0 then return 0 end
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1

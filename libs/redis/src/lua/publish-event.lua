#!lua
-- Puts an event into the log, once for each name that it may be said under.
-- KEYS  log (stream), once (string that ends by itself)
-- ARGV  event (JSON), ms for which the name counts ('0' = it has none), most entries that the log may hold, event's id
-- returns  1 published | 0 it has been said already
local forMs = tonumber(ARGV[2])
if forMs > 0 then
  local said = redis.call('GET', KEYS[2])
  if said then return said == ARGV[4] and 1 or 0 end
  redis.call('SET', KEYS[2], ARGV[4], 'PX', forMs)
end
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], '*', 'event', ARGV[1])
return 1

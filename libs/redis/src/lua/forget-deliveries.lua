#!lua flags=allow-oom
-- Lets go of deliveries of one endpoint.
-- KEYS  due, line, all, waiting, delivered and dead of the endpoint (sorted sets by delivery id), jobs (hash), then the deliveries (hashes)
-- ARGV  '1' = also those that wait, then their ids
-- returns  how many have gone
local count = 0
for index = 2, #ARGV do
  local id, delivery = ARGV[index], KEYS[6 + index]
  if ARGV[1] == '1' or redis.call('HGET', delivery, 'state') ~= 'waiting' then
    redis.call('DEL', delivery)
    for key = 1, 6 do redis.call('ZREM', KEYS[key], id) end
    redis.call('HDEL', KEYS[7], id)
    count = count + 1
  end
end
return count

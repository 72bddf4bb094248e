#!lua
-- Requests found nothing that could serve them: begins a time of saturation, or says that it goes on.
-- KEYS  times of saturation (hash: group, blank, family -> JSON)
-- ARGV  pairs: field, what is known of the last of the requests (JSON object)
-- returns  milliseconds since the epoch, by the clock of Redis
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index = 1, #ARGV, 2 do
  local is_json, held = pcall(cjson.decode, redis.call('HGET', KEYS[1], ARGV[index]) or '{}')
  local since = is_json and type(held) == 'table' and tonumber(held.since) or now
  local noted = cjson.decode(ARGV[index + 1])
  noted.since, noted.lastAt = math.min(since, now), now
  redis.call('HSET', KEYS[1], ARGV[index], cjson.encode(noted))
end
return now

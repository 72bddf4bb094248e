#!lua flags=allow-oom
-- Notes in which hours of which days there are usage records of what: a field is what they have in common, its value a mask of hours.
-- KEYS  1 cursor (string), 2 days that are known (sorted set day -> day), then a hash for each day that is named
-- ARGV  1 cursor as the caller read it ('' = none), 2 cursor after this batch, then for each day: its number since the epoch,
--       1 = only where it is known already, count of fields, then field, mask, field, mask ...
-- returns  1 noted | 0 another worker was first
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
local at = 3
for index = 3, #KEYS do
  local day, count = ARGV[at], tonumber(ARGV[at + 2])
  local isKnown = redis.call('ZSCORE', KEYS[2], day)
  if isKnown or ARGV[at + 1] == '0' then
    if not isKnown then redis.call('ZADD', KEYS[2], day, day) end
    for pair = at + 3, at + 1 + 2 * count, 2 do
      local old = tonumber(redis.call('HGET', KEYS[index], ARGV[pair]) or '0')
      local new = bit.bor(old, tonumber(ARGV[pair + 1]))
      if new ~= old then redis.call('HSET', KEYS[index], ARGV[pair], string.format('%.0f', new)) end
    end
  end
  at = at + 3 + 2 * count
end
redis.call('SET', KEYS[1], ARGV[2])
return 1

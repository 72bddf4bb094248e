#!lua flags=allow-oom
-- Writes the cells of a batch of usage entries, once: the cursor says which entries the cells contain, and cells change only with it.
-- KEYS  1 cursor (string), 2 and 3 periods that have cells of hours, and of days and weeks (sorted sets period -> last day), then cells (hashes)
-- ARGV  1 cursor as the caller read it before the cells ('' = none), 2 cursor after this batch,
--       3 number of periods, each as: 2 or 3 (the sorted set), last day, period;
--       then for each hash of cells: number of cells, and field, value, field, value ...
-- returns  1 written | 0 another worker was first
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
local index = 4
for _ = 1, tonumber(ARGV[3]) do
  redis.call('ZADD', KEYS[tonumber(ARGV[index])], ARGV[index + 1], ARGV[index + 2])
  index = index + 3
end
for key = 4, #KEYS do
  local last = index + 2 * tonumber(ARGV[index])
  index = index + 1
  while index <= last do
    -- No more at a time than the stack of Lua holds.
    local stop = math.min(last, index + 1999)
    redis.call('HSET', KEYS[key], unpack(ARGV, index, stop))
    index = stop + 1
  end
end
redis.call('SET', KEYS[1], ARGV[2])
return 1

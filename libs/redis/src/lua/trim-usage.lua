#!lua flags=allow-oom
-- Takes the oldest usage entries of a partition away, up to and with one that all readers have passed.
-- KEYS  1 usage (stream), 2 cursor of the notices, 3 cursor of the index (strings), 4 corrected costs (hash: request id -> JSON),
--       5 days that the index knows (sorted set), then what the index knows of each day that goes (hashes)
-- ARGV  1 id of the last entry to go, then a day for each hash of the index, then request ids of the records that go
-- returns  how many entries went; 0 where a reader has not come so far
local function parts(id)
  local milliseconds, sequence = string.match(id or '', '^(%d+)-(%d+)$')
  return tonumber(milliseconds or 0), tonumber(sequence or 0)
end
local milliseconds, sequence = parts(ARGV[1])
for index = 2, 3 do
  local readTo, readToSequence = parts(redis.call('GET', KEYS[index]) or '')
  if readTo < milliseconds or (readTo == milliseconds and readToSequence < sequence) then return 0 end
end
local trimmed = redis.call('XTRIM', KEYS[1], 'MINID', '=', string.format('%.0f-%.0f', milliseconds, sequence + 1))
for index = 6, #KEYS do
  redis.call('DEL', KEYS[index])
  redis.call('ZREM', KEYS[5], ARGV[index - 4])
end
for index = #KEYS - 3, #ARGV do redis.call('HDEL', KEYS[4], ARGV[index]) end
return trimmed

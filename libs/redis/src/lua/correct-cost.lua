#!lua flags=allow-oom
-- Changes what a settled request has cost, once: what was counted anew, the entry that tells it, and what key and user have spent.
-- KEYS  1 corrected costs (hash request id -> JSON), 2 usage (stream),
--       3 spent by the key, 4 spent by the user (hashes: day or earlier -> nano-dollars)
-- ARGV  1 request id, 2 its corrected cost as the caller read it ('' = none), 3 its next one (JSON), 4 correction (JSON),
--       5 difference in nano-dollars, with a sign where it is less, 6 day on which it was booked, 7 oldest day that is kept apart,
--       8 id of the entry with its record
-- returns  1 changed | 0 it is no longer what the caller had read | -1 the record has been taken away, and with it what it had cost last
if #redis.call('XRANGE', KEYS[2], ARGV[8], ARGV[8]) == 0 then return -1 end
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('XADD', KEYS[2], '*', 'correction', ARGV[4])
if ARGV[5] == '0' then return 1 end
for index = 3, 4 do
  local isApart = ARGV[6] >= ARGV[7] or redis.call('HEXISTS', KEYS[index], ARGV[6]) == 1
  redis.call('HINCRBY', KEYS[index], isApart and ARGV[6] or 'earlier', ARGV[5])
end
return 1

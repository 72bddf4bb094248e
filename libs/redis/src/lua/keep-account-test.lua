#!lua
-- Puts the run of an account's test before those that are kept, once.
-- KEYS  runs (list of JSON, the newest first)
-- ARGV  run (JSON), its id, most runs, ms for which the list is kept after its last run
-- returns  1 kept | 0 it is in the list already
for _, run in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if string.find(run, '"id":"' .. ARGV[2] .. '"', 1, true) then return 0 end
end
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, tonumber(ARGV[3]) - 1)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1

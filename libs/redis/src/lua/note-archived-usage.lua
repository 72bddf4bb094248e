#!lua flags=allow-oom
-- Notes up to where usage records are archived, when their files are there for good.
-- KEYS  state (hash: version, and partition -> id of its last archived entry)
-- ARGV  version as the caller read it (0 = none), then partition, id, partition, id ...
-- returns  1 noted | 0 another worker was first
if tonumber(redis.call('HGET', KEYS[1], 'version') or '0') ~= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[1] + 1)
for index = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[index], ARGV[index + 1]) end
return 1

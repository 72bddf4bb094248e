#!lua flags=allow-oom
-- Adds a batch of usage records to the totals of their day, once: the cursor says which records the totals contain.
-- KEYS  cursor (string), totals of the day (hash)
-- ARGV  cursor as the caller read it ('' = none), cursor after this batch, then field, amount, field, amount ...
-- returns  1 added | 0 another worker was first
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
for index = 3, #ARGV, 2 do redis.call('HINCRBY', KEYS[2], ARGV[index], ARGV[index + 1]) end
redis.call('SET', KEYS[1], ARGV[2])
return 1

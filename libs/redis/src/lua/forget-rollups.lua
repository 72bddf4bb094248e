#!lua flags=allow-oom
-- Takes away the cells of a period and its place in the list of those that have some. Repeating it does no harm.
-- KEYS  1 periods that have cells (sorted set period -> last day), then the cells (hashes)
-- ARGV  1 period
-- returns  1 taken away | 0 it was not in the list
for key = 2, #KEYS do redis.call('UNLINK', KEYS[key]) end
return redis.call('ZREM', KEYS[1], ARGV[1])

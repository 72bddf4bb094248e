#!lua flags=allow-oom
-- Writes down what was told of cooldowns, unless somebody else has done so since the caller looked.
-- KEYS  spells (hash: field -> text; `:cursor`, `:revision` beside them)
-- ARGV  revision that the caller saw ('' = none), id of the last fact that it knew of,
--       then pairs: field, text ('' = it goes)
-- returns  1 written | 0 somebody else was faster
if (redis.call('HGET', KEYS[1], ':revision') or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], ':revision', (tonumber(ARGV[1]) or 0) + 1, ':cursor', ARGV[2])
for index = 3, #ARGV, 2 do
  if ARGV[index + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[index])
  else
    redis.call('HSET', KEYS[1], ARGV[index], ARGV[index + 1])
  end
end
return 1

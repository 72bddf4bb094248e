#!lua
-- Makes what a key has spent in one partition what it has spent in another one. What requests under way reserve stays where they are.
-- KEYS  1 spent by the key (hash: day or earlier -> nano-dollars, reservedTokens, reservedNanoDollars)
-- ARGV  field, nano-dollars, field, nano-dollars …: all there is in the other partition, without what is reserved
-- returns  how many fields the hash has taken over
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 8) ~= 'reserved' then redis.call('HDEL', KEYS[1], field) end
end
for index = 1, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[index], ARGV[index + 1]) end
return #ARGV / 2

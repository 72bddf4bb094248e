#!lua flags=allow-oom
-- Renews what one gateway holds of account slots: leases (one that got lost is taken again) and waiters (one that was dropped is not).
-- KEYS  in groups of four: a sorted set of leases or of waiters' expiries, and three keys that live as long (any of them repeated)
-- ARGV  for each group of four keys: 1 = leases, length in ms, number of members, and the members
-- returns  1
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local argument = 1
for first = 1, #KEYS, 4 do
  local takes_again, length, count = ARGV[argument] == '1', tonumber(ARGV[argument + 1]), tonumber(ARGV[argument + 2])
  for index = argument + 3, argument + 2 + count do
    if takes_again then
      redis.call('ZADD', KEYS[first], now + length, ARGV[index])
    else
      redis.call('ZADD', KEYS[first], 'XX', now + length, ARGV[index])
    end
  end
  for key = first, first + 3 do redis.call('PEXPIRE', KEYS[key], length * 2 + 1000) end
  argument = argument + 3 + count
end
return 1

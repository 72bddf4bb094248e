#!lua flags=allow-oom
-- Takes a request out of the queues of accounts, and wakes those behind it.
-- KEYS  for each account: waiters for a slot, waiters for the serial lock, expiries (sorted sets, see take-account-slot.lua), shares
-- ARGV  request id, user id, channel, then the id of each account
-- returns  in how many queues it was
local waiter, user, left = ARGV[1] .. ' ' .. ARGV[2], ARGV[2], 0
for index = 1, #KEYS / 4 do
  local first = (index - 1) * 4
  local waiters, serial_waiters, expiries, shares = KEYS[first + 1], KEYS[first + 2], KEYS[first + 3], KEYS[first + 4]
  if redis.call('ZREM', expiries, waiter) == 1 then
    left = left + 1
    redis.call('ZREM', waiters, waiter)
    redis.call('ZREM', serial_waiters, waiter)
    if redis.call('HINCRBY', shares, 'waiting ' .. user, -1) <= 0 then
      redis.call('HDEL', shares, 'waiting ' .. user, 'finish ' .. user)
    end
    if redis.call('EXISTS', expiries) == 0 then
      redis.call('DEL', shares)
    else
      redis.call('PUBLISH', ARGV[3], ARGV[3 + index])
    end
  end
end
return left

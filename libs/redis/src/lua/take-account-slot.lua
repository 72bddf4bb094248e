#!lua
-- Takes a slot of the first of several accounts that has one to give, together with its probe and its serial lock: all or nothing.
-- Where none has, the request may join the queues of those that will. A queue is ordered by virtual finish times (see ADR 0006);
-- a free slot belongs to whoever is ahead, so newcomers do not push in. Sending it again changes nothing but expiries.
-- KEYS  for each account, in order of preference: leases (sorted set request id -> expiry), waiters for a slot and waiters for the
--       serial lock (sorted sets waiter -> virtual finish time), expiries (sorted set waiter -> expiry), shares (hash), serial lock
--       (string), probe (string); a waiter is a request id, a space and a user id
-- ARGV  request id, user id, weight, lease in ms, expiry of a waiter in ms (0 = do not wait), most waiters of a user, of an account,
--       1 = refuse rather than join a queue more than half full, hold of a serial lock in ms, interval of probes in ms, channel;
--       then for each account: its id, limit (0 = none), 1 = needs the serial lock, 1 = needs the probe
-- returns  outcome ('taken' | 'queued' | 'refused' | 'queue-full' | 'wait-too-long'), which account (1 is the first, 0 none),
--          place in the best queue (0 = in none), ms until something is free by itself (-1 = not known); then for each account what
--          it lacks ('' | 'slots-taken' | 'serial-queue-busy' | 'awaiting-probe') and the virtual finish time in its queue ('' = none)
local KEYS_EACH, FIRST_ACCOUNT, ARGUMENTS_EACH, MOST_DROPPED = 7, 12, 4, 100
local id, user, weight, lease = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local patience, most_of_user, most_of_account = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local in_a_hurry, serial_hold, probe_interval, channel = ARGV[8] == '1', ARGV[9], ARGV[10], ARGV[11]
local me = id .. ' ' .. user
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local count = #KEYS / KEYS_EACH

local function account(index)
  local key, argument = (index - 1) * KEYS_EACH, FIRST_ACCOUNT + (index - 1) * ARGUMENTS_EACH
  return {
    leases = KEYS[key + 1], waiters = KEYS[key + 2], serial_waiters = KEYS[key + 3], expiries = KEYS[key + 4],
    shares = KEYS[key + 5], serial = KEYS[key + 6], probe = KEYS[key + 7],
    id = ARGV[argument], limit = tonumber(ARGV[argument + 1]),
    is_serial = ARGV[argument + 2] == '1', is_probe = ARGV[argument + 3] == '1',
  }
end

local function drop(at, waiter)
  if redis.call('ZREM', at.expiries, waiter) == 0 then return false end
  redis.call('ZREM', at.waiters, waiter)
  redis.call('ZREM', at.serial_waiters, waiter)
  local of_user = string.match(waiter, ' (.*)$')
  if redis.call('HINCRBY', at.shares, 'waiting ' .. of_user, -1) <= 0 then
    redis.call('HDEL', at.shares, 'waiting ' .. of_user, 'finish ' .. of_user)
  end
  if redis.call('EXISTS', at.expiries) == 0 then redis.call('DEL', at.shares) end
  return true
end

local function is_free(at) return at.limit == 0 or at.free > 0 end

local function wake(at)
  if redis.call('EXISTS', at.expiries) == 1 and is_free(at) then redis.call('PUBLISH', channel, at.id) end
end

local function look_at(at)
  redis.call('ZREMRANGEBYSCORE', at.leases, '-inf', now)
  at.free = at.limit == 0 and math.huge or at.limit - redis.call('ZCARD', at.leases)
  for _, waiter in ipairs(redis.call('ZRANGEBYSCORE', at.expiries, '-inf', now, 'LIMIT', 0, MOST_DROPPED)) do
    drop(at, waiter)
  end
  at.holder = at.limit > 0 and redis.call('ZSCORE', at.leases, id) and true or false
  at.serial_holder = redis.call('GET', at.serial)
  at.queue = at.is_serial and at.serial_waiters or at.waiters
  at.has_queue = redis.call('EXISTS', at.expiries) == 1
  at.finish = at.has_queue and redis.call('ZSCORE', at.queue, me)
  at.is_waiting = at.finish and true or false
  if at.is_waiting then
    at.finish = tonumber(at.finish)
  else
    local shares = redis.call('HMGET', at.shares, 'clock', 'finish ' .. user)
    at.finish = math.max(tonumber(shares[1] or 0), tonumber(shares[2] or 0)) + 1 / weight
  end
end

local function ahead_in(at, queue)
  if at.is_waiting and queue == at.queue then return redis.call('ZRANK', queue, me) end
  return redis.call('ZCOUNT', queue, '-inf', string.format('%.17g', at.finish))
end

-- What keeps this request from the account. Of those who wait for the serial lock only the first can be about to take a slot.
local function lack(at)
  if at.holder then return '' end
  local serial_is_free = not at.serial_holder or at.serial_holder == id
  local ahead = at.has_queue and ahead_in(at, at.waiters) or 0
  if at.has_queue and not at.is_serial and serial_is_free then
    local first = redis.call('ZRANGE', at.serial_waiters, 0, 0, 'WITHSCORES')
    if first[2] and tonumber(first[2]) <= at.finish then ahead = ahead + 1 end
  end
  if at.limit > 0 and at.free <= ahead then return 'slots-taken' end
  if at.is_serial and not serial_is_free then return 'serial-queue-busy' end
  if at.is_serial and at.has_queue and ahead_in(at, at.serial_waiters) > 0 then return 'serial-queue-busy' end
  if at.is_probe then
    local prober = redis.call('GET', at.probe)
    if prober and prober ~= id then return 'awaiting-probe' end
  end
  return ''
end

local accounts, lacks, chosen = {}, {}, 0
for index = 1, count do
  accounts[index] = account(index)
  -- Sent again after it had been taken.
  if accounts[index].limit > 0 and redis.call('ZSCORE', accounts[index].leases, id) then
    look_at(accounts[index])
    if accounts[index].holder then chosen = index end
  end
end
local frees_in = -1
for index = 1, count do
  if chosen > 0 then break end
  local at = accounts[index]
  look_at(at)
  lacks[index] = lack(at)
  if lacks[index] == '' then chosen = index end
  local waits_for = lacks[index] == 'serial-queue-busy' and at.serial or lacks[index] == 'awaiting-probe' and at.probe
  if waits_for then
    local left = redis.call('PTTL', waits_for)
    if left >= 0 and (frees_in < 0 or left < frees_in) then frees_in = left end
  end
end

local outcome, place = 'refused', 0
if chosen > 0 then
  outcome = 'taken'
  local at = accounts[chosen]
  if at.has_queue and not at.holder then
    local clock = tonumber(redis.call('HGET', at.shares, 'clock') or 0)
    redis.call('HSET', at.shares, 'clock', string.format('%.17g', math.max(clock, at.finish)))
  end
  if at.limit > 0 then
    redis.call('ZADD', at.leases, now + lease, id)
    redis.call('PEXPIRE', at.leases, lease * 2 + 1000)
    if not at.holder then at.free = at.free - 1 end
  end
  if at.is_serial then redis.call('SET', at.serial, id, 'PX', serial_hold) end
  if at.is_probe then redis.call('SET', at.probe, id, 'PX', probe_interval) end
  for index = 1, count do
    local other = accounts[index]
    if drop(other, me) then
      if not other.free then look_at(other) end
      wake(other)
    end
  end
elseif patience > 0 then
  local joinable, is_waiting, users_most, is_crowded, is_full = {}, false, 0, false, false
  for index = 1, count do
    local at = accounts[index]
    if lacks[index] ~= 'awaiting-probe' and not at.is_probe then
      local of_user = tonumber(redis.call('HGET', at.shares, 'waiting ' .. user) or 0)
      local of_account = redis.call('ZCARD', at.expiries)
      is_waiting = is_waiting or at.is_waiting
      users_most = math.max(users_most, of_user)
      is_crowded = is_crowded or of_user * 2 > most_of_user or of_account * 2 > most_of_account
      if at.is_waiting or of_account < most_of_account then joinable[#joinable + 1] = index else is_full = true end
    end
  end
  if is_waiting or (#joinable > 0 and users_most < most_of_user) then
    outcome = not is_waiting and in_a_hurry and is_crowded and 'wait-too-long' or 'queued'
  elseif #joinable > 0 or is_full then
    outcome = 'queue-full'
  end
  if outcome == 'queued' then
    for _, index in ipairs(joinable) do
      local at = accounts[index]
      if not at.is_waiting then
        -- Where the request waits for the other thing there: its needs have changed.
        drop(at, me)
        local finish = string.format('%.17g', at.finish)
        redis.call('ZADD', at.queue, finish, me)
        redis.call('HSET', at.shares, 'finish ' .. user, finish)
        redis.call('HINCRBY', at.shares, 'waiting ' .. user, 1)
        at.is_waiting = true
      end
      redis.call('ZADD', at.expiries, now + patience, me)
      for _, key in ipairs({ at.waiters, at.serial_waiters, at.expiries, at.shares }) do
        redis.call('PEXPIRE', key, patience * 2 + 1000)
      end
      local rank = redis.call('ZRANK', at.queue, me) + 1
      if place == 0 or rank < place then place = rank end
    end
  end
end

local answer = { outcome, chosen, place, frees_in }
for index = 1, count do
  local at = accounts[index]
  answer[#answer + 1] = lacks[index] or ''
  answer[#answer + 1] = at.is_waiting and outcome == 'queued' and string.format('%.17g', at.finish) or ''
end
return answer

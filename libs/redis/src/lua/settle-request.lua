#!lua flags=allow-oom
-- Ends a request: its slots go, what was reserved becomes what it cost, its usage record comes. Only the first call does anything.
-- KEYS  1 leases (sorted set request id -> expiry), 2 open request (hash), 3 usage (stream),
--       4 spent by the key, 5 spent by the user (hashes: day or earlier -> nano-dollars, reservedTokens, reservedNanoDollars);
--       where something was limited also: 6 held by the key, 7 held by the user (sorted sets request id -> expiry),
--       8 window of the key, 9 window of the user (hashes: bucket and t or n -> amount), 10 line of the user (sorted set)
-- ARGV  1 request id, 2 usage record (JSON, '' = it never reached an upstream), 3 1 = only if the lease has expired,
--       4 the attempt as the caller read it (counts only with 3), 5 tokens, 6 nano-dollars, 7 day, 8 oldest day to keep apart,
--       9 user id, 10 channel on which those who wait hear of free slots
-- returns  1 settled | 0 was settled already, is alive, or left after the caller had read it
local id, isLimited = ARGV[1], #KEYS > 5
if ARGV[3] == '1' then
  local time = redis.call('TIME')
  local expiry = redis.call('ZSCORE', KEYS[1], id)
  if expiry and tonumber(expiry) > time[1] * 1000 + math.floor(time[2] / 1000) then return 0 end
  if (redis.call('HGET', KEYS[2], 'attempt') or '') ~= ARGV[4] then return 0 end
end
redis.call('ZREM', KEYS[1], id)
if isLimited then
  redis.call('ZREM', KEYS[6], id)
  redis.call('ZREM', KEYS[7], id)
  if redis.call('ZCARD', KEYS[10]) > 0 then redis.call('PUBLISH', ARGV[10], ARGV[9]) end
end
local reserved = isLimited and redis.call('HGET', KEYS[2], 'reserved')
if redis.call('DEL', KEYS[2]) == 0 then return 0 end
if ARGV[2] ~= '' then redis.call('XADD', KEYS[3], '*', 'record', ARGV[2]) end

local function add(key, field, amount)
  if amount ~= '0' and amount ~= '-0' then return redis.call('HINCRBY', key, field, amount) end
end

for index = 4, 5 do
  if add(KEYS[index], ARGV[7], ARGV[6]) == tonumber(ARGV[6]) and ARGV[6] ~= '0' then
    -- The first cost of a day: days that no budget looks at by themselves any more become one sum.
    for _, day in ipairs(redis.call('HKEYS', KEYS[index])) do
      if string.match(day, '^%d') and day < ARGV[8] then
        add(KEYS[index], 'earlier', redis.call('HGET', KEYS[index], day))
        redis.call('HDEL', KEYS[index], day)
      end
    end
  end
end

if not reserved then return 1 end
local tokens, nanoDollars, ofKey, ofUser, keyMinutes, userMinutes =
  string.match(reserved, '^(%d+)|(%d+)|(%d)|(%d)|(%d+)|(%d+)$')
local isReservedFor, minutes = { ofKey == '1', ofUser == '1' }, { tonumber(keyMinutes), tonumber(userMinutes) }
local time = redis.call('TIME')
for scope = 1, 2 do
  if isReservedFor[scope] then
    add(KEYS[3 + scope], 'reservedTokens', '-' .. tokens)
    add(KEYS[3 + scope], 'reservedNanoDollars', '-' .. nanoDollars)
  end
  if minutes[scope] > 0 then
    local bucket = string.format('%.0f', math.floor(time[1] / minutes[scope]))
    add(KEYS[7 + scope], bucket .. 't', ARGV[5])
    add(KEYS[7 + scope], bucket .. 'n', ARGV[6])
    redis.call('PEXPIRE', KEYS[7 + scope], minutes[scope] * 120000)
  end
end
return 1

#!lua flags=allow-oom
-- Ends cooldowns of an account (or a host). A record of which nothing is left to say is deleted.
-- KEYS  1 records (hash id -> text), 2 revision (counter), 3 changes (sorted set id -> revision),
--       4 strikes (sorted set cause, bar, scope, bar, strike id -> time), 5 facts (stream: what is to be told of it)
-- ARGV  1 id, 2 what: named (the cooldowns that follow), reset (all cooldowns, windows, strikes and times: not what was spent), forget,
--       3 .. cause, bar, scope; and until when the caller knew it to last, in ms since the epoch: one that was extended meanwhile stays
-- returns  1 something ended | 0 there was nothing
local id, what = ARGV[1], ARGV[2]
local MOST_FACTS = 10000
if what ~= 'named' then redis.call('DEL', KEYS[4]) end
local text = redis.call('HGET', KEYS[1], id)
if not text then return 0 end

local function is_table(value) return type(value) == 'table' end
local is_json, state = pcall(cjson.decode, text)
if not is_json or not is_table(state) then
  state = {}
  what = 'forget'
end
local cooldowns = is_table(state.cooldowns) and state.cooldowns or {}

local ended = {}
local function note(cooldown)
  if not is_table(cooldown) or type(cooldown.scope) ~= 'string' or type(cooldown.cause) ~= 'string' then return end
  ended[#ended + 1] = { scope = cooldown.scope, cause = cooldown.cause, ['until'] = tonumber(cooldown['until']) or 0 }
end
if what ~= 'named' then
  for _, cooldown in pairs(cooldowns) do note(cooldown) end
end

local has_ended = what == 'forget'
if what == 'reset' then
  has_ended = next(cooldowns) ~= nil or (is_table(state.windows) and next(state.windows) ~= nil) or state.firstByteMs ~= nil
  cooldowns, state.windows, state.firstByteMs = {}, {}, nil
elseif what == 'named' then
  for index = 3, #ARGV, 2 do
    local cooldown = cooldowns[ARGV[index]]
    if cooldown ~= nil and (not is_table(cooldown) or (tonumber(cooldown['until']) or 0) <= tonumber(ARGV[index + 1])) then
      note(cooldown)
      cooldowns[ARGV[index]] = nil
      has_ended = true
    end
  end
end
if not has_ended then return 0 end

state.cooldowns = cooldowns
if not is_table(state.windows) then state.windows = {} end
local is_empty = next(cooldowns) == nil and next(state.windows) == nil and state.firstByteMs == nil and state.spent == nil
if is_empty or what == 'forget' then
  redis.call('HDEL', KEYS[1], id)
else
  redis.call('HSET', KEYS[1], id, cjson.encode(state))
end
redis.call('ZADD', KEYS[3], redis.call('INCR', KEYS[2]), id)
if #ended > 0 then
  local time = redis.call('TIME')
  local hows = { named = 'answered', reset = 'reset', forget = 'removed' }
  local fact = {
    kind = 'ended',
    id = id,
    at = time[1] * 1000 + math.floor(time[2] / 1000),
    how = hows[ARGV[2]],
    cooldowns = ended,
  }
  redis.call('XADD', KEYS[5], 'MAXLEN', '~', MOST_FACTS, '*', 'fact', cjson.encode(fact))
end
return 1

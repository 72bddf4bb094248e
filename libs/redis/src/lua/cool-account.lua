#!lua
-- Leaves an account (or a host) alone for a while, or counts a strike towards that. A cooldown is extended, never shortened.
-- KEYS  1 records (hash id -> text), 2 revision (counter), 3 changes (sorted set id -> revision),
--       4 strikes (sorted set cause, bar, scope, bar, strike id -> time), 5 facts (stream: what is to be told of it)
-- ARGV  1 id, 2 scope, 3 cause, 4 until in ms since the epoch ('' = see 5), 5 ms from now by the clock of Redis,
--       6 strikes that it takes (0 = none), 7 ms within which, 8 strike id, 9 evidence (JSON object),
--       10 ms after the end of a cooldown during which one more failure is enough
-- returns  until in ms since the epoch | 0 a strike was counted, and it takes more of them
local id, cooldown_key = ARGV[1], ARGV[3] .. '|' .. ARGV[2]
local MOST_COOLDOWNS, MOST_STRIKES, LONGEST_SPAN, MOST_FACTS = 32, 200, 60000, 10000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function is_table(value) return type(value) == 'table' end
local function number_of(cooldown, field) return is_table(cooldown) and tonumber(cooldown[field]) or 0 end

local is_json, state = pcall(cjson.decode, redis.call('HGET', KEYS[1], id) or '{}')
if not is_json or not is_table(state) then state = {} end
local cooldowns = is_table(state.cooldowns) and state.cooldowns or {}
local held = cooldowns[cooldown_key]

-- The one request that goes ahead after a cooldown decides alone.
local is_probed = number_of(held, 'until') + tonumber(ARGV[10]) > now
if tonumber(ARGV[6]) > 0 and not is_probed then
  redis.call('ZADD', KEYS[4], 'NX', now, cooldown_key .. '|' .. ARGV[8])
  redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - math.max(LONGEST_SPAN, tonumber(ARGV[7])))
  redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -MOST_STRIKES - 1)
  redis.call('PEXPIRE', KEYS[4], math.max(LONGEST_SPAN, tonumber(ARGV[7])))
  local strikes = 0
  for _, strike in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], now - tonumber(ARGV[7]), '+inf')) do
    if string.sub(strike, 1, #cooldown_key + 1) == cooldown_key .. '|' then strikes = strikes + 1 end
  end
  if strikes < tonumber(ARGV[6]) then return 0 end
end

local held_until = number_of(held, 'until')
local new_until = ARGV[4] ~= '' and tonumber(ARGV[4]) or now + tonumber(ARGV[5])
if new_until <= held_until then return held_until end
cooldowns[cooldown_key] = {
  scope = ARGV[2],
  cause = ARGV[3],
  since = held_until > now and number_of(held, 'since') or now,
  ['until'] = new_until,
  evidence = cjson.decode(ARGV[9]),
}

-- Families are what clients ask for: their number must not be theirs to choose.
local count, first_key, gone = 0, nil, {}
local function drop(key)
  local cooldown = cooldowns[key]
  if is_table(cooldown) then
    gone[#gone + 1] = { scope = cooldown.scope, cause = cooldown.cause, ['until'] = number_of(cooldown, 'until') }
  end
  cooldowns[key] = nil
end
for key, cooldown in pairs(cooldowns) do
  if number_of(cooldown, 'until') + tonumber(ARGV[10]) <= now then
    drop(key)
  else
    count = count + 1
    local is_family = string.find(key, '|family:', 1, true) and key ~= cooldown_key
    if is_family and (not first_key or number_of(cooldown, 'until') < number_of(cooldowns[first_key], 'until')) then
      first_key = key
    end
  end
end
if count > MOST_COOLDOWNS and first_key then drop(first_key) end

state.id = id
state.cooldowns = cooldowns
if not is_table(state.windows) then state.windows = {} end
redis.call('HSET', KEYS[1], id, cjson.encode(state))
redis.call('ZADD', KEYS[3], redis.call('INCR', KEYS[2]), id)
local function tell(fact)
  redis.call('XADD', KEYS[5], 'MAXLEN', '~', MOST_FACTS, '*', 'fact', cjson.encode(fact))
end
-- Until when it lasted is known nowhere else by now.
if #gone > 0 then tell({ kind = 'ended', id = id, at = now, how = 'displaced', cooldowns = gone }) end
-- One that stands already and is extended is no news.
if held_until <= now and new_until > now then
  tell({
    kind = 'cooling',
    id = id,
    at = now,
    scope = ARGV[2],
    cause = ARGV[3],
    ['until'] = new_until,
    heldUntil = held_until,
    evidence = cjson.decode(ARGV[9]),
  })
end
return new_until

#!lua
-- Adds what one process has seen of an account: its windows, how fast it answers, what it cost. Each batch of a process counts once.
-- KEYS  1 records (hash id -> text), 2 revision (counter), 3 changes (sorted set id -> revision),
--       4 batches of the process (hash id -> number of the last one that counted),
--       5 readings (hash name of a window -> JSON list of {ms since the epoch, utilization, reset or false}, the oldest first)
-- ARGV  1 id, 2 number of the batch, counting up, 3 ms to remember it, 4 windows (JSON object, name -> window),
--       5 answers in the batch, 6 their mean ms to the first byte, 7 weight of one answer (0 to 1),
--       8 day ('' = nothing was spent), 9 nano-dollars,
--       10 windows whose readings are kept (JSON object, name -> ms that two of them are apart at least, the latest excepted),
--       11 ms to remember readings
-- returns  1 counted | 0 had been counted already
local id = ARGV[1]
local MOST_WINDOWS = 32
local MOST_READINGS = 24
local last = tonumber(redis.call('HGET', KEYS[4], id) or -1)
if last >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[4], id, ARGV[2])
redis.call('PEXPIRE', KEYS[4], ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function is_table(value) return type(value) == 'table' end
local is_json, state = pcall(cjson.decode, redis.call('HGET', KEYS[1], id) or '{}')
if not is_json or not is_table(state) then state = {} end
state.id = id
if not is_table(state.cooldowns) then state.cooldowns = {} end

-- A window that has begun anew says nothing of the one that is over.
local windows, count = {}, 0
for name, window in pairs(cjson.decode(ARGV[4])) do
  windows[name] = window
  count = count + 1
end
for name, window in pairs(is_table(state.windows) and state.windows or {}) do
  local is_over = not is_table(window) or (window.resetsAt ~= nil and (tonumber(window.resetsAt) or 0) <= now)
  if windows[name] == nil and not is_over and count < MOST_WINDOWS then
    windows[name] = window
    count = count + 1
  end
end
state.windows = windows

local function is_reading(value)
  return is_table(value) and type(value[1]) == 'number' and type(value[2]) == 'number'
end

-- The latest reading always stands at the end; it gives way to the next one while that comes too soon after the one before it.
local is_reading_news = false
for name, apart in pairs(cjson.decode(ARGV[10])) do
  local window = windows[name]
  local is_list, list = pcall(cjson.decode, redis.call('HGET', KEYS[5], name) or '[]')
  local readings = {}
  for _, reading in ipairs(is_list and is_table(list) and list or {}) do
    -- A clock that went back has left readings of a time that is yet to come.
    if is_reading(reading) and reading[1] <= now then readings[#readings + 1] = reading end
  end
  if is_table(window) and type(window.utilization) == 'number' then
    local one_before = readings[#readings - 1]
    if one_before and now - one_before[1] < apart then table.remove(readings) end
    readings[#readings + 1] = { now, window.utilization, window.resetsAt or false }
    while #readings > MOST_READINGS do table.remove(readings, 1) end
    redis.call('HSET', KEYS[5], name, cjson.encode(readings))
    is_reading_news = true
  end
end
if is_reading_news then
  redis.call('PEXPIRE', KEYS[5], ARGV[11])
  if redis.call('HLEN', KEYS[5]) > MOST_WINDOWS then
    for _, name in ipairs(redis.call('HKEYS', KEYS[5])) do
      if not windows[name] then redis.call('HDEL', KEYS[5], name) end
    end
  end
end

local answers, mean = tonumber(ARGV[5]), tonumber(ARGV[6])
if answers > 0 then
  local before = tonumber(state.firstByteMs)
  local share = before and 1 - (1 - tonumber(ARGV[7])) ^ answers or 1
  before = before or mean
  state.firstByteMs = math.floor((before + (mean - before) * share) * 10 + 0.5) / 10
end

if ARGV[8] ~= '' then
  local spent = is_table(state.spent) and state.spent or {}
  local day = type(spent.day) == 'string' and spent.day or ''
  local amount = day == ARGV[8] and tonumber(spent.nanoDollars) or 0
  -- Whole numbers are exact up to nine million dollars a day. What comes late for a day that is over is no longer asked for.
  if ARGV[8] >= day then
    -- Where costs are counted anew it may become less, of which this day need not know all.
    state.spent = { day = ARGV[8], nanoDollars = string.format('%.0f', math.max(0, amount + tonumber(ARGV[9]))) }
  end
end

redis.call('HSET', KEYS[1], id, cjson.encode(state))
redis.call('ZADD', KEYS[3], redis.call('INCR', KEYS[2]), id)
return 1

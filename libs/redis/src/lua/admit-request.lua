#!lua
-- Lets a request in, all or nothing: budgets and windows are checked, then free slots, and only then is anything written. Asking again
-- for a request that is in changes nothing. Refused when Redis is out of memory.
-- KEYS  1 leases (sorted set request id -> expiry), 2 open request (hash), 3 affinity (string, an account id); where something is
--       limited also: 4 held by the key, 5 held by the user (sorted sets request id -> expiry),
--       6 spent by the key, 7 spent by the user (hashes: day or earlier -> nano-dollars, reservedTokens, reservedNanoDollars),
--       8 window of the key, 9 window of the user (hashes: bucket and r, t or n -> amount),
--       10 line of the user (sorted set request id -> place), 11 waiters of the user (hash request id -> key id, limit, expiry)
-- ARGV  1 request id, 2 lease length in ms, 3 facts (JSON), 4 life of an affinity below which it is worth renewing, in ms,
--       5 1 = it holds a slot of key and user, 6 terms (JSON, '' = nothing is limited)
--       terms: {keyId, heldPrefix, reserve: {tokens, nanoDollars}, queue?: {size, waiterMs},
--               scopes: [of the key, of the user]: {concurrency, window?: {minutes, requests, tokens, nanoDollars},
--                                                   budgets: [{name, limit, fields ({} = all)}]}}, 0 = not limited
-- returns  {'in', affinity as it was written or '', 1 = it is worth renewing, state (JSON of what is left in each window) or ''}
--          {'queued', place in the line from 1 on, ms until a slot may be free by itself}
--          {'refused', limit's name, 1 key | 2 user, ms until it is worth while to ask again (0 = not by waiting), limit, used}
local id, leaseMs = ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function letIn(state)
  local affinity = redis.call('GET', KEYS[3])
  if not affinity then return { 'in', '', 0, state } end
  return { 'in', affinity, redis.call('PTTL', KEYS[3]) < tonumber(ARGV[4]) and 1 or 0, state }
end

local function open()
  redis.call('ZADD', KEYS[1], now + leaseMs, id)
  redis.call('HSET', KEYS[2], 'facts', ARGV[3])
  if ARGV[5] ~= '1' then return end
  for index = 4, 5 do redis.call('ZADD', KEYS[index], now + leaseMs, id) end
end

if ARGV[6] == '' then
  open()
  return letIn('')
end
if redis.call('ZSCORE', KEYS[1], id) then return letIn('') end

local terms = cjson.decode(ARGV[6])
local BUCKETS = 60

local function whole(amount)
  return string.format('%.0f', amount)
end

-- Sums of a window that has moved on bucket by bucket, and when the oldest of them leaves. A bucket counts until all of it has left.
local function readWindow(key, minutes)
  local width = minutes * 60000 / BUCKETS
  local current = math.floor(now / width)
  local sums, oldest = { r = 0, t = 0, n = 0 }, current
  local fields = redis.call('HGETALL', key)
  for index = 1, #fields, 2 do
    local bucket, kind = string.match(fields[index], '^(%d+)(%a)$')
    bucket = tonumber(bucket)
    if bucket <= current - BUCKETS - 1 then
      redis.call('HDEL', key, fields[index])
    else
      sums[kind] = sums[kind] + tonumber(fields[index + 1])
      if bucket < oldest then oldest = bucket end
    end
  end
  sums.bucket, sums.resetsInMs = current, math.ceil((oldest + BUCKETS + 1) * width - now)
  return sums
end

-- Cost of some days, or of all of them.
local function spentIn(key, days)
  local used = 0
  if #days > 0 then
    for _, amount in ipairs(redis.call('HMGET', key, unpack(days))) do used = used + tonumber(amount or 0) end
    return used
  end
  local fields = redis.call('HGETALL', key)
  for index = 1, #fields, 2 do
    if string.sub(fields[index], 1, 8) ~= 'reserved' then used = used + tonumber(fields[index + 1]) end
  end
  return used
end

-- What is under way counts as what it may become. Where nothing is under way, what is left may be overdrawn by one request.
local function exceeds(used, reserved, own, limit)
  if used >= limit then return true end
  return reserved > 0 and used + reserved + own > limit
end

local function refused(name, scope, retryMs, limit, used)
  redis.call('ZREM', KEYS[10], id)
  redis.call('HDEL', KEYS[11], id)
  return { 'refused', name, scope, math.ceil(retryMs), whole(limit), whole(used) }
end

local states, windows = {}, {}
for scope = 1, 2 do
  local limits = terms.scopes[scope]
  local spentKey, windowKey = KEYS[5 + scope], KEYS[7 + scope]
  local reservedTokens, reservedNano = 0, 0
  if #limits.budgets > 0 or limits.window then
    local reserved = redis.call('HMGET', spentKey, 'reservedTokens', 'reservedNanoDollars')
    reservedTokens, reservedNano = tonumber(reserved[1] or 0), tonumber(reserved[2] or 0)
  end
  for _, budget in ipairs(limits.budgets) do
    local used = spentIn(spentKey, budget.fields)
    if exceeds(used, reservedNano, terms.reserve.nanoDollars, budget.limit) then
      local isSpent = used >= budget.limit
      return refused(isSpent and budget.name or budget.name .. '-reserved', scope, isSpent and 0 or 2000, budget.limit, used)
    end
  end
  local window = limits.window
  if window then
    local sums = readWindow(windowKey, window.minutes)
    windows[scope] = sums
    if window.requests > 0 and sums.r >= window.requests then
      return refused('window-requests', scope, sums.resetsInMs, window.requests, sums.r)
    end
    if window.tokens > 0 and exceeds(sums.t, reservedTokens, terms.reserve.tokens, window.tokens) then
      return refused('window-tokens', scope, sums.t >= window.tokens and sums.resetsInMs or 2000, window.tokens, sums.t)
    end
    if window.nanoDollars > 0 and exceeds(sums.n, reservedNano, terms.reserve.nanoDollars, window.nanoDollars) then
      local isSpent = sums.n >= window.nanoDollars
      return refused('window-cost', scope, isSpent and sums.resetsInMs or 2000, window.nanoDollars, sums.n)
    end
  end
end

-- Slots. Whoever waits goes first, in the order of the line; one who waits for a key that is full holds up nobody else.
local UNLIMITED = 1e15
local function freeOf(heldKey, limit)
  if limit == 0 then return UNLIMITED end
  return limit - redis.call('ZCOUNT', heldKey, '(' .. now, '+inf')
end

local keyLimit, userLimit = terms.scopes[1].concurrency, terms.scopes[2].concurrency
if keyLimit > 0 or userLimit > 0 then
  for index = 4, 5 do redis.call('ZREMRANGEBYSCORE', KEYS[index], '-inf', now) end
  local freeOfUser = freeOf(KEYS[5], userLimit)
  local freeOfKey = { [terms.keyId] = freeOf(KEYS[4], keyLimit) }
  local ahead, aheadOfKey, isInLine = 0, 0, false
  for _, other in ipairs(redis.call('ZRANGE', KEYS[10], 0, -1)) do
    if other == id then
      isInLine = true
      break
    end
    local keyId, limit, expiry = string.match(redis.call('HGET', KEYS[11], other) or '', '^(.-)|(%d+)|(%d+)$')
    if not keyId or tonumber(expiry) <= now then
      redis.call('ZREM', KEYS[10], other)
      redis.call('HDEL', KEYS[11], other)
    else
      ahead = ahead + 1
      if keyId == terms.keyId then aheadOfKey = aheadOfKey + 1 end
      if not freeOfKey[keyId] then freeOfKey[keyId] = freeOf(terms.heldPrefix .. keyId, tonumber(limit)) end
      if freeOfUser > 0 and freeOfKey[keyId] > 0 then
        freeOfUser, freeOfKey[keyId] = freeOfUser - 1, freeOfKey[keyId] - 1
      end
    end
  end
  if freeOfUser <= 0 or freeOfKey[terms.keyId] <= 0 then
    local isKeyFull = freeOfKey[terms.keyId] <= 0
    local heldKey = isKeyFull and KEYS[4] or KEYS[5]
    local nextExpiry = redis.call('ZRANGE', heldKey, 0, 0, 'WITHSCORES')[2]
    local retryMs = nextExpiry and math.max(0, tonumber(nextExpiry) - now) or 0
    local limit = isKeyFull and keyLimit or userLimit
    local scope = isKeyFull and 1 or 2
    -- Who waits for another key of the user is no one to wait behind where this key is what is full.
    if isKeyFull then ahead = aheadOfKey end
    if not terms.queue then return refused('concurrency', scope, retryMs, limit, limit) end
    if not isInLine and ahead >= terms.queue.size then return refused('queue', scope, retryMs, terms.queue.size, ahead) end
    if not isInLine then
      local last = redis.call('ZRANGE', KEYS[10], -1, -1, 'WITHSCORES')[2]
      redis.call('ZADD', KEYS[10], (tonumber(last or 0)) + 1, id)
    end
    redis.call('HSET', KEYS[11], id, terms.keyId .. '|' .. keyLimit .. '|' .. (now + terms.queue.waiterMs))
    redis.call('PEXPIRE', KEYS[10], terms.queue.waiterMs * 10)
    redis.call('PEXPIRE', KEYS[11], terms.queue.waiterMs * 10)
    return { 'queued', ahead + 1, retryMs }
  end
  if isInLine then
    redis.call('ZREM', KEYS[10], id)
    redis.call('HDEL', KEYS[11], id)
  end
end

open()
local isReserving = false
for scope = 1, 2 do
  local limits = terms.scopes[scope]
  if limits.window then
    local key, sums = KEYS[7 + scope], windows[scope]
    redis.call('HINCRBY', key, whole(sums.bucket) .. 'r', 1)
    redis.call('PEXPIRE', key, limits.window.minutes * 120000)
    states[scope] = { requests = sums.r + 1, tokens = sums.t, nanoDollars = sums.n, resetsInMs = sums.resetsInMs }
  else
    states[scope] = false
  end
  if limits.window or #limits.budgets > 0 then
    isReserving = true
    redis.call('HINCRBY', KEYS[5 + scope], 'reservedTokens', whole(terms.reserve.tokens))
    redis.call('HINCRBY', KEYS[5 + scope], 'reservedNanoDollars', whole(terms.reserve.nanoDollars))
  end
end
local function isReservedFor(scope)
  return (terms.scopes[scope].window or #terms.scopes[scope].budgets > 0) and 1 or 0
end
local function minutesOf(scope)
  return terms.scopes[scope].window and terms.scopes[scope].window.minutes or 0
end
if isReserving then
  redis.call('HSET', KEYS[2], 'reserved', table.concat({
    whole(terms.reserve.tokens), whole(terms.reserve.nanoDollars),
    isReservedFor(1), isReservedFor(2), minutesOf(1), minutesOf(2),
  }, '|'))
end
return letIn((windows[1] or windows[2]) and cjson.encode(states) or '')

#!lua flags=no-writes
-- What counts at this moment against the limits of one key, or of one user over all keys: what admit-request.lua would find.
-- KEYS  1 held (sorted set request id -> lease expiry), 2 spent (hash: day, earlier or a reserve -> amount),
--       3 window (hash: bucket and r, t or n -> amount), 4 line of the user (sorted set request id -> place),
--       5 waiters of the user (hash request id -> key id, limit, expiry), 6 and on: cells of the usage rollups (hashes id -> sums)
-- ARGV  1 whose requests in the line count: key id, '' = all of the user's, '-' = none,
--       2 whose cells are read: id
-- returns  {ms since the epoch, requests under way, requests in the line, {field, amount …} spent, {field, amount …} of the window,
--           {sums or '', …} of the cells}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local waiting = 0
if ARGV[1] ~= '-' then
  for _, id in ipairs(redis.call('ZRANGE', KEYS[4], 0, -1)) do
    local keyId, expiry = string.match(redis.call('HGET', KEYS[5], id) or '', '^(.-)|%d+|(%d+)$')
    if keyId and tonumber(expiry) > now and (ARGV[1] == '' or ARGV[1] == keyId) then waiting = waiting + 1 end
  end
end
local cells = {}
for index = 6, #KEYS do cells[index - 5] = redis.call('HGET', KEYS[index], ARGV[2]) or '' end
return {
  now, redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf'), waiting,
  redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]), cells,
}

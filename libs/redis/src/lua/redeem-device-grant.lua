#!lua
-- Asks what became of a device grant. An approved one goes to one caller only; who asks too soon has to wait longer from then on.
-- KEYS  grant (see open-device-grant.lua)
-- ARGV  id of this call, tolerance in ms, seconds that the interval grows by
-- returns  {'absent'} | {'pending'} | {'slow-down'} | {'denied'} | {'redeemed', user id, user's epoch, client, address}
local fields = redis.call('HMGET', KEYS[1], 'status', 'interval', 'polledAt', 'userId', 'epoch', 'client', 'address', 'redeemedBy')
local status, interval, polled_at = fields[1], tonumber(fields[2] or ''), tonumber(fields[3] or '')
if not status or not interval then return { 'absent' } end
if status == 'denied' then return { 'denied' } end
if status == 'approved' or (status == 'redeemed' and fields[8] == ARGV[1]) then
  if not fields[4] or not fields[5] then return { 'absent' } end
  redis.call('HSET', KEYS[1], 'status', 'redeemed', 'redeemedBy', ARGV[1])
  return { 'redeemed', fields[4], fields[5], fields[6] or '', fields[7] or '' }
end
if status ~= 'pending' then return { 'absent' } end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('HSET', KEYS[1], 'polledAt', now)
if not polled_at or now - polled_at >= interval * 1000 - tonumber(ARGV[2]) then return { 'pending' } end
redis.call('HSET', KEYS[1], 'interval', interval + tonumber(ARGV[3]))
return { 'slow-down' }

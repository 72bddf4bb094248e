#!lua
-- Opens a device grant (RFC 8628) that waits for somebody's decision. Sending it again changes nothing.
-- KEYS  grant (hash: status, userCode, client, address, requestedAt, interval, and later polledAt, decidedBy, userId, epoch, redeemedBy),
--       user code (string: digest of the device code)
-- ARGV  digest of the device code, user code, client, address, seconds between two polls, lifetime in ms
-- returns  1 opened | 0 the user code is in use
local owner = redis.call('GET', KEYS[2])
if owner and owner ~= ARGV[1] then return 0 end
if redis.call('EXISTS', KEYS[1]) == 1 then return 1 end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[6])
redis.call('HSET', KEYS[1], 'status', 'pending', 'userCode', ARGV[2], 'client', ARGV[3], 'address', ARGV[4],
  'requestedAt', now, 'interval', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1

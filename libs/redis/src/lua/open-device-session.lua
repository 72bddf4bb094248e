#!lua
-- Opens the session of a device with its first refresh token. Sending it again only moves the expiry.
-- KEYS  session (hash: userId, epoch, keyId, current, openedAt, seal, client, address, and after a rotation previous, nonce, rotatedAt)
-- ARGV  user id, user's epoch, key id, digest of the refresh token, idle limit in ms, absolute limit in ms, seal,
--       client, address
-- returns  time of expiry, milliseconds of the server's clock
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local expiry = now + math.min(tonumber(ARGV[5]), tonumber(ARGV[6]))
redis.call('HSET', KEYS[1], 'userId', ARGV[1], 'epoch', ARGV[2], 'keyId', ARGV[3], 'current', ARGV[4], 'openedAt', now, 'seal', ARGV[7],
  'client', ARGV[8], 'address', ARGV[9])
redis.call('PEXPIREAT', KEYS[1], expiry)
return expiry

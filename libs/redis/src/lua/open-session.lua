#!lua
-- Opens a session with its first refresh token. Sending it again only moves the expiry.
-- KEYS  session (hash: userId, epoch, current, openedAt, seal, provider, maybe address and userAgent, and after a rotation previous, nonce, rotatedAt)
-- ARGV  user id, user's epoch, digest of the refresh token, idle limit in ms, absolute limit in ms, then names and values of further fields
-- returns  time of expiry, milliseconds of the server's clock
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local expiry = now + math.min(tonumber(ARGV[4]), tonumber(ARGV[5]))
redis.call('HSET', KEYS[1], 'userId', ARGV[1], 'epoch', ARGV[2], 'current', ARGV[3], 'openedAt', now, unpack(ARGV, 6))
redis.call('PEXPIREAT', KEYS[1], expiry)
return expiry

#!lua
-- Replaces the refresh token of a device, as rotate-session.lua does for browsers. What a session is good for is its relay key, so the
-- key is named also where the session ends.
-- KEYS  session (see open-device-session.lua)
-- ARGV  digest of the presented token, digest of its successor, nonce the successor was made with, idle limit, absolute limit, grace (ms),
--       1 when the session gave the presented token out at some time
-- returns  {'rotated', user id, user's epoch, key id, nonce of the successor in force} | {'reused', user id, user's epoch, key id} | {'absent'}
local presented, successor, nonce = ARGV[1], ARGV[2], ARGV[3]
local idle, absolute, grace = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local fields = redis.call('HMGET', KEYS[1], 'userId', 'epoch', 'keyId', 'current', 'openedAt', 'previous', 'nonce', 'rotatedAt')
local user_id, epoch, key_id, current, opened_at = fields[1], fields[2], fields[3], fields[4], tonumber(fields[5] or '')
local previous, nonce_in_force, rotated_at = fields[6], fields[7], tonumber(fields[8] or '')
if not user_id or not epoch or not key_id or not current or not opened_at then return { 'absent' } end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
if presented == current then
  redis.call('HSET', KEYS[1], 'current', successor, 'previous', presented, 'nonce', nonce, 'rotatedAt', now)
  redis.call('PEXPIREAT', KEYS[1], math.min(now + idle, opened_at + absolute))
  return { 'rotated', user_id, epoch, key_id, nonce }
end
if presented == previous and nonce_in_force and rotated_at and now - rotated_at <= grace then
  return { 'rotated', user_id, epoch, key_id, nonce_in_force }
end
if ARGV[7] ~= '1' then return { 'absent' } end
redis.call('DEL', KEYS[1])
return { 'reused', user_id, epoch, key_id }

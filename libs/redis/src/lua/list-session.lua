#!lua
-- Puts a session on its user's list, before it is opened: a session that is not on the list could never be found again.
-- KEYS  sessions of a user (sorted set: session id -> time of opening in ms)
-- ARGV  session id, absolute limit in ms
-- returns  how many sessions are on the list, ones that are over among them
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local absolute = tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - absolute)
redis.call('ZADD', KEYS[1], 'NX', now, ARGV[1])
redis.call('PEXPIRE', KEYS[1], absolute)
return redis.call('ZCARD', KEYS[1])

#!lua
-- Approves or denies a device grant, once. The same decision sent again is still the one that was made.
-- KEYS  grant (see open-device-grant.lua)
-- ARGV  'approved' or 'denied', id of this decision, user id, user's epoch
-- returns  1 decided | 0 the grant no longer waits for a decision
local fields = redis.call('HMGET', KEYS[1], 'status', 'decidedBy')
if fields[2] == ARGV[2] then return 1 end
if fields[1] ~= 'pending' then return 0 end
redis.call('HSET', KEYS[1], 'status', ARGV[1], 'decidedBy', ARGV[2], 'userId', ARGV[3], 'epoch', ARGV[4])
return 1

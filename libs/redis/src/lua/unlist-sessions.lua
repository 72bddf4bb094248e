#!lua
-- Takes sessions off their user's list that were found to be over. One that was put there a moment ago may be about to be opened, and stays.
-- KEYS  sessions of a user (see list-session.lua)
-- ARGV  how long a session may take from the list to its opening in ms, session ids
-- returns  how many were taken off
local time = redis.call('TIME')
local settled = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) - tonumber(ARGV[1])
local removed = 0
for index = 2, #ARGV do
  local listed_at = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[index]) or '')
  if listed_at and listed_at <= settled then removed = removed + redis.call('ZREM', KEYS[1], ARGV[index]) end
end
return removed

#!lua
-- Takes what somebody has to look for now, and has it looked for again later, in case that nothing comes of it.
-- KEYS  due (sorted set delivery id -> when somebody has to look for it), jobs (hash delivery id -> number of the next job)
-- ARGV  ms to add to the clock (tests go ahead), most, ms until each is looked for again
-- returns  delivery ids and numbers of jobs in turn
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + tonumber(ARGV[1])
local answer = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])) do
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[3]), id)
  answer[#answer + 1] = id
  answer[#answer + 1] = tonumber(redis.call('HGET', KEYS[2], id) or 0)
end
return answer

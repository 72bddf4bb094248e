#!lua flags=allow-oom
-- Ends a request: its lease goes, its open record goes, its usage record comes. Only the first call for a request does anything.
-- KEYS  leases (sorted set request id -> expiry), open request (hash), usage (stream)
-- ARGV  request id, usage record (JSON, '' = it never reached an upstream), 1 = only if the lease has expired,
--       and then the attempt as the caller read it ('' = none)
-- returns  1 settled | 0 was settled already, is alive, or left after the caller had read it
if ARGV[3] == '1' then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local expiry = redis.call('ZSCORE', KEYS[1], ARGV[1])
  if expiry and tonumber(expiry) > now then return 0 end
  if (redis.call('HGET', KEYS[2], 'attempt') or '') ~= ARGV[4] then return 0 end
end
redis.call('ZREM', KEYS[1], ARGV[1])
if redis.call('DEL', KEYS[2]) == 0 then return 0 end
if ARGV[2] ~= '' then redis.call('XADD', KEYS[3], '*', 'record', ARGV[2]) end
return 1

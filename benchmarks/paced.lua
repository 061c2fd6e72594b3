-- Requests at a pace: each connection waits DELAY milliseconds, give or take half, before each. Reads PATHS in turn,
-- or does what sign.lua does where there is a body to post.
local delay_ms = tonumber(os.getenv("DELAY"))
if os.getenv("BODY_BEFORE") then
  dofile(os.getenv("SIGN"))
else
  local paths, n = {}, 0
  for path in string.gmatch(os.getenv("PATHS"), "%S+") do paths[#paths + 1] = path end
  request = function()
    n = n + 1
    return wrk.format("GET", paths[n % #paths + 1])
  end
end
function delay() return math.random(math.floor(delay_ms / 2), math.ceil(delay_ms * 1.5)) end

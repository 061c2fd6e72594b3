-- Posts a signature with an address of its own each time. The body's beginning, its end, the content type and
-- what else is sent come from the environment. With THANKS, each post is followed by a read of that address.
local before, after, kind = os.getenv("BODY_BEFORE"), os.getenv("BODY_AFTER"), os.getenv("CONTENT_TYPE")
local paths, n, id = {}, 0, 0
for path in string.gmatch(os.getenv("PATHS"), "%S+") do paths[#paths + 1] = path end
local thanks = os.getenv("THANKS")
local headers = {["Content-Type"] = kind}
if os.getenv("COOKIE") then headers["Cookie"] = os.getenv("COOKIE") end

function setup(thread) thread:set("tid", id); id = id + 1 end
function init(args) run = os.getenv("RUN") end
request = function()
  n = n + 1
  if thanks and n % 2 == 0 then return wrk.format("GET", thanks) end
  local path = paths[(n + tid) % #paths + 1]
  return wrk.format("POST", path, headers, before .. "s" .. run .. "x" .. tid .. "x" .. n .. after)
end

-- wrk's side of script/bench: goes round through searches, counts answers that are not 200.
local paths = {
    "/api/v1/search?q=kinship+moves", "/api/v1/search?q=looked+after+children+school",
    "/api/v1/search?q=foster+youth+homelessness", "/api/v1/search?q=tutoring",
    "/api/v1/search?q=parents+substance+use+court", "/api/v1/search?q=placement+breakdown",
    "/api/v1/search?q=enfants+plac%C3%A9s&lang=fr", "/api/v1/search?q=%22kinship+carers%22",
    "/api/v1/search?q=reflective+practice&kind=practice_guide", "/api/v1/search?q=home+visits+nurses&area=family-support",
}
local threads, number = {}, 0
function setup(thread) table.insert(threads, thread) end
function init() failed = 0 end
function request()
    number = number + 1
    return wrk.format("GET", paths[number % #paths + 1])
end
function response(status) if status ~= 200 then failed = failed + 1 end end
function done(summary, latency)
    local failures = 0
    for _, thread in ipairs(threads) do failures = failures + thread:get("failed") end
    io.write(string.format("result\t%.0f\t%.2f\t%.2f\t%d\n",
        summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000,
        latency:percentile(99) / 1000, failures + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end

-- wrk's side of script/bench yardsticks: goes round through the queries of FINDINGS_QUERIES (a line each; else
-- those of bench_queries.cpp), with SEARCH_OPTIONS added to each address.
local queries, number = {}, 0
local options = os.getenv("SEARCH_OPTIONS") or ""
local function encoded(text)
    return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end
function init()
    local file = os.getenv("FINDINGS_QUERIES")
    if file then
        for line in io.lines(file) do queries[#queries + 1] = encoded(line) end
    else
        for _, text in ipairs({"kinship moves", "looked after children school", "foster youth homelessness", "tutoring",
            "parents substance use court", "placement breakdown", "family group", "enfants placés",
            "violence conjugale enfants", "reflective practice", "home visits nurses", "caseload burnout"}) do
            queries[#queries + 1] = encoded(text)
        end
    end
end
function request()
    number = number % #queries + 1
    return wrk.format("GET", "/api/v1/search?q=" .. queries[number] .. options)
end

#include "search-server/views/use_model.hpp"

namespace findings::server {

Object use_model(const UseReport& report, const Words& words)
{
    return {{"setting", report.setting},
            {"adapted", or_nothing(report.adapted)},
            {"happened", report.happened},
            {"sent_on", words("use.sent", {{"date", words.date(report.sent)}})},
            {"use_by", report.shows_name ? or_nothing(report.person_name) : Model(false)}};
}

Model uses_model(const std::vector<UseReport>& shown, const Words& words)
{
    List models;
    for (const UseReport& report : shown)
        models.push_back(use_model(report, words));
    return list_or_nothing(models);
}

}  // namespace findings::server

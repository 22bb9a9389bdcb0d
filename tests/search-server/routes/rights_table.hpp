#pragma once

#include <string_view>

namespace findings::server::tests {

/// Who may come to an address, one line an address of routes(). A new one gets its line here, with
/// a thought for each column; the test says which is missing.
///
/// The columns: anonymous, practitioner, researcher, trainer, editor, administrator.
///   +  is let in (what they see there may still be a 404: see owned_things below)
///   ?  is asked to sign in: 401 for programs, the way to sign-in for pages
///   -  is told that it is not theirs: 403
struct RightsLine {
    std::string_view route;
    std::string_view answers;
};

inline constexpr std::string_view everybody = "+ + + + + +";
inline constexpr std::string_view signed_in_only = "? + + + + +";
inline constexpr std::string_view writers_only = "? - + - + +";
inline constexpr std::string_view reviewers_only = "? - - - + +";
inline constexpr std::string_view list_makers_only = "? - - + + +";
inline constexpr std::string_view area_deciders_only = "? - - + + +";
inline constexpr std::string_view administrators_only = "? - - - - +";

inline constexpr RightsLine rights_table[] = {
    {"GET /api/v1/search", everybody},
    {"GET /api/v1/search.{ending}", everybody},
    {"GET /api/v1/suggest", everybody},
    {"GET /api/v1/items/{id}", everybody},
    {"GET /api/v1/items/{id}/similar", everybody},
    {"GET /api/v1/items/{id}/versions", everybody},
    {"GET /api/v1/items/{id}/areas", everybody},
    {"PUT /api/v1/items/{id}/areas/{area}", area_deciders_only},
    {"DELETE /api/v1/items/{id}/areas/{area}", area_deciders_only},
    {"POST /api/v1/items", writers_only},
    {"PUT /api/v1/items/{id}", writers_only},
    {"GET /api/v1/items/{id}/draft", writers_only},
    {"DELETE /api/v1/items/{id}/draft", writers_only},
    {"POST /api/v1/items/{id}/submit", writers_only},
    {"POST /api/v1/items/{id}/approve", writers_only},
    {"POST /api/v1/items/{id}/return", writers_only},
    {"POST /api/v1/items/{id}/publish", writers_only},
    {"POST /api/v1/items/{id}/retract", reviewers_only},
    {"POST /api/v1/items/{id}/supersede", reviewers_only},
    {"GET /api/v1/areas", everybody},
    {"POST /api/v1/areas/suggest", everybody},
    {"GET /api/v1/areas/{id}", everybody},
    {"GET /api/v1/lists", everybody},
    {"POST /api/v1/lists", list_makers_only},
    {"GET /api/v1/lists/{id}", everybody},
    {"PUT /api/v1/lists/{id}", list_makers_only},
    {"DELETE /api/v1/lists/{id}", list_makers_only},
    {"POST /api/v1/lists/{id}/copy", list_makers_only},
    {"GET /api/v1/lists/{id}/health", everybody},
    {"GET /api/v1/lists/{id}/changes", everybody},
    {"POST /api/v1/lists/{id}/sections", list_makers_only},
    {"PUT /api/v1/lists/{id}/sections/{section}", list_makers_only},
    {"DELETE /api/v1/lists/{id}/sections/{section}", list_makers_only},
    {"POST /api/v1/lists/{id}/entries", list_makers_only},
    {"PUT /api/v1/lists/{id}/entries/{entry}", list_makers_only},
    {"DELETE /api/v1/lists/{id}/entries/{entry}", list_makers_only},
    {"GET /", everybody},
    {"GET /{lang}", everybody},
    {"GET /{lang}/", everybody},
    {"GET /{lang}/search", everybody},
    {"GET /{lang}/search.{ending}", everybody},
    {"GET /{lang}/items/{id}", everybody},
    {"GET /{lang}/items/{id}/{slug}", everybody},
    {"GET /{lang}/areas", everybody},
    {"GET /{lang}/areas/{id}", everybody},
    {"GET /{lang}/opensearch.xml", everybody},
    {"GET /{lang}/lists", everybody},
    {"GET /{lang}/lists/new", list_makers_only},
    {"POST /{lang}/lists/new", list_makers_only},
    {"GET /{lang}/lists/add", list_makers_only},
    {"POST /{lang}/lists/add", list_makers_only},
    {"GET /{lang}/lists/{id}", everybody},
    {"GET /{lang}/lists/{id}/edit", list_makers_only},
    {"POST /{lang}/lists/{id}/edit", list_makers_only},
    {"POST /{lang}/lists/{id}/copy", list_makers_only},
    {"GET /{lang}/lists/{id}/remove", list_makers_only},
    {"POST /{lang}/lists/{id}/remove", list_makers_only},
    {"GET /{lang}/add", writers_only},
    {"POST /{lang}/add", writers_only},
    {"GET /{lang}/add/{id}/{step}", writers_only},
    {"POST /{lang}/add/{id}/{step}", writers_only},
    {"GET /{lang}/review", reviewers_only},
    {"POST /{lang}/review/links", reviewers_only},
    {"GET /{lang}/review/records/{id}", reviewers_only},
    {"POST /{lang}/review/records/{id}", reviewers_only},
    {"GET /{lang}/review/{id}", reviewers_only},
    {"POST /{lang}/review/{id}", reviewers_only},
    {"GET /{lang}/items/{id}/versions", everybody},
    {"GET /{lang}/items/{id}/versions/{n}", everybody},
    {"GET /{lang}/review/areas", area_deciders_only},
    {"POST /{lang}/review/areas", area_deciders_only},
    {"GET /{lang}/about", everybody},
    {"GET /{lang}/help", everybody},
    {"GET /robots.txt", everybody},
    {"GET /{lang}/map", everybody},
    {"GET /{lang}/map.{ending}", everybody},
    {"GET /{lang}/sheets/{id}", everybody},
    {"GET /sitemap.xml", everybody},
    {"GET /sitemap-{part}", everybody},
    {"GET /{lang}/sign-in", everybody},
    {"POST /{lang}/sign-in", everybody},
    {"POST /{lang}/sign-out", everybody},
    {"GET /{lang}/join/{secret}", everybody},
    {"POST /{lang}/join/{secret}", everybody},
    {"GET /{lang}/me/saved", signed_in_only},
    {"POST /{lang}/me/saved", signed_in_only},
    {"POST /{lang}/me/saved/{id}", signed_in_only},
    {"GET /{lang}/me/searches", signed_in_only},
    {"POST /{lang}/me/searches", signed_in_only},
    {"POST /{lang}/me/searches/{id}", signed_in_only},
    {"GET /{lang}/me/cpd", signed_in_only},
    {"GET /{lang}/me/cpd.{ending}", signed_in_only},
    {"GET /{lang}/me/cpd/new", signed_in_only},
    {"POST /{lang}/me/cpd/new", signed_in_only},
    {"GET /{lang}/me/cpd/{id}", signed_in_only},
    {"POST /{lang}/me/cpd/{id}", signed_in_only},
    {"GET /{lang}/me/requests", signed_in_only},
    {"GET /{lang}/requests", everybody},
    {"GET /{lang}/requests/new", signed_in_only},
    {"POST /{lang}/requests/new", signed_in_only},
    {"GET /{lang}/requests/{id}", everybody},
    {"POST /{lang}/requests/{id}", signed_in_only},
    {"GET /{lang}/uses/new", signed_in_only},
    {"POST /{lang}/uses/new", signed_in_only},
    {"GET /{lang}/me/uses", signed_in_only},
    {"POST /{lang}/me/uses/{id}", signed_in_only},
    {"GET /{lang}/review/uses", reviewers_only},
    {"POST /{lang}/review/uses/{id}", reviewers_only},
    {"GET /{lang}/feeds/{feed}", everybody},
    {"GET /{lang}/me/account", signed_in_only},
    {"POST /{lang}/me/account/password", signed_in_only},
    {"POST /{lang}/me/account/tokens", signed_in_only},
    {"POST /{lang}/me/account/tokens/{id}/revoke", signed_in_only},
    {"POST /{lang}/me/account/network", signed_in_only},
    {"POST /{lang}/me/account/network/{id}/remove", signed_in_only},
    {"GET /{lang}/admin", administrators_only},
    {"GET /{lang}/admin/audit", administrators_only},
    {"GET /{lang}/admin/dashboard", administrators_only},
    {"GET /{lang}/admin/dashboard/{table}", administrators_only},
    {"POST /{lang}/admin/invitations", administrators_only},
    {"POST /{lang}/admin/invitations/{id}/withdraw", administrators_only},
    {"POST /{lang}/admin/organisations", administrators_only},
    {"POST /{lang}/admin/organisations/{id}", administrators_only},
    {"GET /{lang}/admin/people/{id}", administrators_only},
    {"POST /{lang}/admin/people/{id}", administrators_only},
    {"POST /{lang}/admin/people/{id}/disable", administrators_only},
    {"POST /{lang}/admin/people/{id}/enable", administrators_only},
    {"GET /static/{name}", everybody},
};

/// What becomes of somebody else's thing, one line an address and an audience.
///
/// The columns: anonymous; another with every role; one of the owner's network; one of the owner's
/// organisation; the owner. Statuses as they are sent, but `?` as above and `+` for any below 400.
struct OwnedLine {
    std::string_view route;
    std::string_view thing;  ///< rights_matrix_test.cpp knows how to make it
    std::string_view answers;
};

inline constexpr OwnedLine owned_things[] = {
    {"GET /api/v1/lists/{id}", "list for me", "404 404 404 404 +"},
    {"GET /api/v1/lists/{id}", "list for network", "404 404 + 404 +"},
    {"GET /api/v1/lists/{id}", "list for organisation", "404 404 404 + +"},
    {"GET /api/v1/lists/{id}", "list for everyone", "+ + + + +"},
    {"GET /{lang}/lists/{id}", "list for me", "404 404 404 404 +"},
    {"GET /{lang}/lists/{id}", "list for network", "404 404 + 404 +"},
    {"GET /{lang}/lists/{id}", "list for organisation", "404 404 404 + +"},
    {"GET /{lang}/lists/{id}", "list for everyone", "+ + + + +"},
    {"GET /{lang}/lists/{id}", "feed of list for me", "404 404 404 404 +"},
    {"GET /{lang}/lists/{id}", "feed of list for network", "404 404 + 404 +"},
    {"GET /{lang}/lists/{id}", "feed of list for organisation", "404 404 404 + +"},
    {"GET /{lang}/lists/{id}", "feed of list for everyone", "+ + + + +"},
    {"GET /api/v1/lists/{id}/health", "list for me", "404 404 404 404 +"},
    {"GET /{lang}/lists/{id}/edit", "list for me", "? 404 404 404 +"},
    {"GET /{lang}/lists/{id}/remove", "list for me", "? 404 404 404 +"},
    {"POST /{lang}/me/account/tokens/{id}/revoke", "token", "? 404 404 404 +"},
    {"POST /api/v1/lists/{id}/copy", "list for me", "? 404 404 404 +"},
    {"POST /api/v1/lists/{id}/copy", "list for network", "? 404 + 404 +"},
    {"POST /{lang}/lists/{id}/copy", "list for organisation", "? 404 404 + +"},
    {"GET /{lang}/lists/{id}/edit", "list for everyone", "? 403 403 403 +"},
    {"POST /{lang}/lists/{id}/edit", "list for me", "? 404 404 404 409"},
    {"POST /{lang}/lists/{id}/remove", "list for me", "? 404 404 404 +"},
    {"POST /{lang}/lists/{id}/remove", "list for everyone", "? 403 403 403 +"},
    {"GET /api/v1/lists/{id}/changes", "list for me", "404 404 404 404 404"},
    {"POST /{lang}/me/saved/{id}", "saved item", "? 404 404 404 +"},
    {"GET /{lang}/me/cpd/{id}", "cpd entry", "? 404 404 404 +"},
    {"POST /{lang}/me/cpd/{id}", "cpd entry", "? 404 404 404 422"},
    {"POST /{lang}/me/searches/{id}", "saved search", "? 404 404 404 404"},
    {"POST /{lang}/me/uses/{id}", "use report", "? 404 404 404 +"},
    {"GET /{lang}/requests/{id}", "closed request", "404 + + + +"},
};

}  // namespace findings::server::tests

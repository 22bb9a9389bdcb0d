#include "search-server/routes/routes.hpp"

#include "search-server/routes/add.hpp"
#include "search-server/routes/admin.hpp"
#include "search-server/routes/api.hpp"
#include "search-server/routes/api_lists.hpp"
#include "search-server/routes/api_tagging.hpp"
#include "search-server/routes/api_writing.hpp"
#include "search-server/routes/dashboard.hpp"
#include "search-server/routes/item_sheet.hpp"
#include "search-server/routes/map.hpp"
#include "search-server/routes/me_account.hpp"
#include "search-server/routes/me_cpd.hpp"
#include "search-server/routes/me_saved.hpp"
#include "search-server/routes/me_searches.hpp"
#include "search-server/routes/opensearch.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/pages_lists.hpp"
#include "search-server/routes/requests.hpp"
#include "search-server/routes/review.hpp"
#include "search-server/routes/sign_in.hpp"
#include "search-server/routes/sitemap.hpp"
#include "search-server/routes/tagging_desk.hpp"
#include "search-server/routes/uses.hpp"

namespace findings::server {
namespace {

// Who writes records, and who reviews them (library/catalogue/drafts.hpp).
constexpr Right writers = for_roles({Role::researcher, Role::editor, Role::administrator});
constexpr Right reviewers = for_roles({Role::editor, Role::administrator});

constexpr Right administrators = for_roles({Role::administrator});

// A file of 16 MiB, and the form around it.
constexpr std::size_t largest_upload = (16 * 1024 + 64) * 1024;

// Every address of the server. A new endpoint is a handler in a file of its noun and one line here.
constexpr Route table[] = {
    {Method::get, "/api/v1/search", &get_search},
    {Method::get, "/api/v1/search.{ending}", &get_search_export},
    {Method::get, "/api/v1/suggest", &get_suggestions},
    {Method::get, "/api/v1/items/{id}", &get_item},
    {Method::get, "/api/v1/items/{id}/similar", &get_similar_items},
    {Method::get, "/api/v1/items/{id}/versions", &get_item_versions},
    {Method::get, "/api/v1/items/{id}/areas", &get_item_areas},
    {Method::put, "/api/v1/items/{id}/areas/{area}", &put_item_area, for_roles(area_deciders)},
    {Method::delete_, "/api/v1/items/{id}/areas/{area}", &delete_item_area,
     for_roles(area_deciders)},
    {Method::post, "/api/v1/items", &post_item, writers},
    {Method::put, "/api/v1/items/{id}", &put_item, writers},
    {Method::get, "/api/v1/items/{id}/draft", &get_item_draft, writers},
    {Method::delete_, "/api/v1/items/{id}/draft", &delete_item_draft, writers},
    {Method::post, "/api/v1/items/{id}/submit", &post_item_submit, writers},
    {Method::post, "/api/v1/items/{id}/approve", &post_item_approve, writers},
    {Method::post, "/api/v1/items/{id}/return", &post_item_return, writers},
    {Method::post, "/api/v1/items/{id}/publish", &post_item_publish, writers},
    {Method::post, "/api/v1/items/{id}/retract", &post_item_retract, reviewers},
    {Method::post, "/api/v1/items/{id}/supersede", &post_item_supersede, reviewers},
    {Method::get, "/api/v1/areas", &get_areas},
    {Method::post, "/api/v1/areas/suggest", &post_area_suggestions},
    {Method::get, "/api/v1/areas/{id}", &get_area},
    {Method::get, "/api/v1/lists", &get_lists},
    {Method::post, "/api/v1/lists", &post_list, for_roles(list_makers)},
    {Method::get, "/api/v1/lists/{id}", &get_list},
    {Method::put, "/api/v1/lists/{id}", &put_list, for_roles(list_makers)},
    {Method::delete_, "/api/v1/lists/{id}", &delete_list, for_roles(list_makers)},
    {Method::post, "/api/v1/lists/{id}/copy", &post_list_copy, for_roles(list_makers)},
    {Method::get, "/api/v1/lists/{id}/health", &get_list_health},
    {Method::get, "/api/v1/lists/{id}/changes", &get_list_changes},
    {Method::post, "/api/v1/lists/{id}/sections", &post_list_section, for_roles(list_makers)},
    {Method::put, "/api/v1/lists/{id}/sections/{section}", &put_list_section,
     for_roles(list_makers)},
    {Method::delete_, "/api/v1/lists/{id}/sections/{section}", &delete_list_section,
     for_roles(list_makers)},
    {Method::post, "/api/v1/lists/{id}/entries", &post_list_entry, for_roles(list_makers)},
    {Method::put, "/api/v1/lists/{id}/entries/{entry}", &put_list_entry, for_roles(list_makers)},
    {Method::delete_, "/api/v1/lists/{id}/entries/{entry}", &delete_list_entry,
     for_roles(list_makers)},
    {Method::get, "/", &get_root},
    {Method::get, "/{lang}", &get_language},
    {Method::get, "/{lang}/", &get_home_page},
    {Method::get, "/{lang}/search", &get_search_page},
    {Method::get, "/{lang}/search.{ending}", &get_search_page_export},
    {Method::get, "/{lang}/items/{id}", &get_item_page},
    {Method::get, "/{lang}/items/{id}/versions", &get_item_versions_page},
    {Method::get, "/{lang}/items/{id}/versions/{n}", &get_item_version_page},
    {Method::get, "/{lang}/items/{id}/{slug}", &get_item_page},
    {Method::get, "/{lang}/areas", &get_areas_page},
    {Method::get, "/{lang}/areas/{id}", &get_area_page},
    {Method::get, "/{lang}/sheets/{id}", &get_item_sheet},
    {Method::get, "/{lang}/map", &get_map_page},
    {Method::get, "/{lang}/map.{ending}", &get_map_file},
    {Method::get, "/{lang}/opensearch.xml", &get_open_search},
    {Method::get, "/{lang}/lists", &get_lists_page},
    {Method::get, "/{lang}/lists/new", &get_list_new_page, for_roles(list_makers)},
    {Method::post, "/{lang}/lists/new", &post_list_new_page, for_roles(list_makers)},
    {Method::get, "/{lang}/lists/add", &get_list_add_page, for_roles(list_makers)},
    {Method::post, "/{lang}/lists/add", &post_list_add_page, for_roles(list_makers)},
    {Method::get, "/{lang}/lists/{id}", &get_list_page},
    {Method::get, "/{lang}/lists/{id}/edit", &get_list_edit_page, for_roles(list_makers)},
    {Method::post, "/{lang}/lists/{id}/edit", &post_list_edit_page, for_roles(list_makers)},
    {Method::post, "/{lang}/lists/{id}/copy", &post_list_copy_page, for_roles(list_makers)},
    {Method::get, "/{lang}/lists/{id}/remove", &get_list_remove_page, for_roles(list_makers)},
    {Method::post, "/{lang}/lists/{id}/remove", &post_list_remove_page, for_roles(list_makers)},
    {Method::get, "/{lang}/add", &get_add_page, writers},
    {Method::post, "/{lang}/add", &post_add_page, writers, largest_upload},
    {Method::get, "/{lang}/add/{id}/{step}", &get_draft_page, writers},
    {Method::post, "/{lang}/add/{id}/{step}", &post_draft_page, writers},
    {Method::get, "/{lang}/review", &get_review_page, reviewers},
    {Method::get, "/{lang}/review/areas", &get_tagging_desk, for_roles(area_deciders)},
    {Method::post, "/{lang}/review/areas", &post_tagging_desk, for_roles(area_deciders)},
    {Method::post, "/{lang}/review/links", &post_review_link, reviewers},
    {Method::get, "/{lang}/review/records/{id}", &get_review_record, reviewers},
    {Method::post, "/{lang}/review/records/{id}", &post_review_record, reviewers},
    {Method::get, "/{lang}/review/uses", &get_use_desk_page, reviewers},
    {Method::post, "/{lang}/review/uses/{id}", &post_use_decision, reviewers},
    {Method::get, "/{lang}/review/{id}", &get_review_draft, reviewers},
    {Method::post, "/{lang}/review/{id}", &post_review_draft, reviewers},
    {Method::get, "/{lang}/about", &get_about_page},
    {Method::get, "/{lang}/help", &get_help_page},
    {Method::get, "/robots.txt", &get_robots},
    {Method::get, "/sitemap.xml", &get_sitemap_index},
    {Method::get, "/sitemap-{part}", &get_sitemap},
    {Method::get, "/{lang}/sign-in", &get_sign_in_page},
    {Method::post, "/{lang}/sign-in", &post_sign_in},
    {Method::post, "/{lang}/sign-out", &post_sign_out},
    {Method::get, "/{lang}/join/{secret}", &get_join_page},
    {Method::post, "/{lang}/join/{secret}", &post_join},
    {Method::get, "/{lang}/me/saved", &get_saved_page, signed_in},
    {Method::post, "/{lang}/me/saved", &post_saved, signed_in},
    {Method::post, "/{lang}/me/saved/{id}", &post_saved_item, signed_in},
    {Method::get, "/{lang}/me/searches", &get_searches_page, signed_in},
    {Method::post, "/{lang}/me/searches", &post_search, signed_in},
    {Method::post, "/{lang}/me/searches/{id}", &post_saved_search, signed_in},
    {Method::get, "/{lang}/me/cpd", &get_cpd_page, signed_in},
    {Method::get, "/{lang}/me/cpd.{ending}", &get_cpd_export, signed_in},
    {Method::get, "/{lang}/me/cpd/new", &get_cpd_new_page, signed_in},
    {Method::post, "/{lang}/me/cpd/new", &post_cpd_new, signed_in},
    {Method::get, "/{lang}/me/cpd/{id}", &get_cpd_entry_page, signed_in},
    {Method::post, "/{lang}/me/cpd/{id}", &post_cpd_entry, signed_in},
    {Method::get, "/{lang}/me/requests", &get_my_requests_page, signed_in},
    {Method::get, "/{lang}/requests", &get_requests_page},
    {Method::get, "/{lang}/requests/new", &get_ask_page, signed_in},
    {Method::post, "/{lang}/requests/new", &post_ask, signed_in},
    {Method::get, "/{lang}/requests/{id}", &get_request_page},
    {Method::post, "/{lang}/requests/{id}", &post_request, signed_in},
    {Method::get, "/{lang}/uses/new", &get_use_form_page, signed_in},
    {Method::post, "/{lang}/uses/new", &post_use, signed_in},
    {Method::get, "/{lang}/me/uses", &get_my_uses_page, signed_in},
    {Method::post, "/{lang}/me/uses/{id}", &post_my_use, signed_in},
    {Method::get, "/{lang}/feeds/{feed}", &get_saved_search_feed},
    {Method::get, "/{lang}/me/account", &get_account_page, signed_in},
    {Method::post, "/{lang}/me/account/password", &post_password, signed_in},
    {Method::post, "/{lang}/me/account/tokens", &post_token, signed_in},
    {Method::post, "/{lang}/me/account/tokens/{id}/revoke", &post_token_revoke, signed_in},
    {Method::post, "/{lang}/me/account/network", &post_network, signed_in},
    {Method::post, "/{lang}/me/account/network/{id}/remove", &post_network_remove, signed_in},
    {Method::get, "/{lang}/admin", &get_admin_page, administrators},
    {Method::get, "/{lang}/admin/audit", &get_audit_page, administrators},
    {Method::get, "/{lang}/admin/dashboard", &get_dashboard_page, administrators},
    {Method::get, "/{lang}/admin/dashboard/{table}", &get_dashboard_table, administrators},
    {Method::post, "/{lang}/admin/invitations", &post_invitation, administrators},
    {Method::post, "/{lang}/admin/invitations/{id}/withdraw", &post_invitation_withdraw,
     administrators},
    {Method::post, "/{lang}/admin/organisations", &post_organisation, administrators},
    {Method::post, "/{lang}/admin/organisations/{id}", &post_organisation_name, administrators},
    {Method::get, "/{lang}/admin/people/{id}", &get_admin_person_page, administrators},
    {Method::post, "/{lang}/admin/people/{id}", &post_admin_person, administrators},
    {Method::post, "/{lang}/admin/people/{id}/disable", &post_person_disable, administrators},
    {Method::post, "/{lang}/admin/people/{id}/enable", &post_person_enable, administrators},
    {Method::get, "/static/{name}", &get_static_file},
};

constexpr OperatorRoute operator_table[] = {
    {"/health/live", &get_live},
    {"/health/ready", &get_ready},
    {"/metrics", &get_metrics},
};

}  // namespace

std::span<const Route> routes()
{
    return table;
}

std::span<const OperatorRoute> operator_routes()
{
    return operator_table;
}

}  // namespace findings::server

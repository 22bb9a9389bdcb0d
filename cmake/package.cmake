# What `script/package` puts into the Debian package, and how. Programs lie together in a folder of their own,
# where findings-indexer finds findings-pdf-text, with links to the two that people call.
set(package ${PROJECT_SOURCE_DIR}/cmake/package)
set(made ${PROJECT_BINARY_DIR}/package)

install(TARGETS findings-indexer findings-search-server findings-pdf-text RUNTIME DESTINATION lib/findings)
foreach(program findings-indexer findings-search-server)
    file(MAKE_DIRECTORY ${made}/bin)
    file(CREATE_LINK ../lib/findings/${program} ${made}/bin/${program} SYMBOLIC)
    install(FILES ${made}/bin/${program} DESTINATION bin)
endforeach()

# man_page(PROGRAM SUMMARY): from what the program itself says
function(man_page program summary)
    add_custom_command(OUTPUT ${made}/${program}.1.gz
        COMMAND ${package}/man-page $<TARGET_FILE:${program}> ${summary} ${made}/${program}.1
        COMMAND gzip -9nf ${made}/${program}.1
        DEPENDS ${program} ${package}/man-page VERBATIM)
    install(FILES ${made}/${program}.1.gz DESTINATION share/man/man1)
endfunction()
man_page(findings-indexer "brings evidence into a library and keeps its index")
man_page(findings-search-server "serves a library as a web site and a JSON API")

# Debian wants its own changelog beside ours; what is new is told in ours.
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(maintainer "Findings maintainers <maintainers@findings.example>")
file(WRITE ${made}/changelog.Debian "findings (${PROJECT_VERSION}-1) unstable; urgency=medium\n\n"
     "  * What is new is in changelog.gz.\n\n -- ${maintainer}  ${today}\n")
configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${made}/changelog COPYONLY)
add_custom_command(OUTPUT ${made}/changelog.gz ${made}/changelog.Debian.gz
    COMMAND gzip -9nkf ${made}/changelog ${made}/changelog.Debian
    DEPENDS ${made}/changelog ${made}/changelog.Debian VERBATIM)
install(FILES ${made}/changelog.gz ${made}/changelog.Debian.gz ${package}/copyright
              ${PROJECT_SOURCE_DIR}/docs/operations.md DESTINATION share/doc/findings)
add_custom_target(package_files ALL DEPENDS ${made}/changelog.gz
    ${made}/findings-indexer.1.gz ${made}/findings-search-server.1.gz)

install(FILES search-server/packaging/nginx.conf search-server/packaging/direct-tls.conf
        DESTINATION share/doc/findings/examples)
install(FILES ${PROJECT_SOURCE_DIR}/schemas/practice-areas.rdf ${PROJECT_SOURCE_DIR}/schemas/evidence.xsd
        DESTINATION share/findings)
install(FILES search-server/packaging/findings-search-server.service
              indexer/packaging/findings-harvest@.service indexer/packaging/findings-harvest@.timer
              indexer/packaging/findings-links.service indexer/packaging/findings-links.timer
        DESTINATION lib/systemd/system)
install(FILES ${package}/sysusers.conf DESTINATION lib/sysusers.d RENAME findings.conf)
install(FILES ${package}/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME findings.conf)
install(FILES ${package}/search-server.toml DESTINATION /etc/findings)
install(FILES ${package}/harvest-example.conf DESTINATION /etc/findings/harvest RENAME example)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME findings)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${maintainer})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, poppler-data")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx | haproxy")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "research-to-practice evidence library
Brings research summaries and practice guides into a library, tags them by
practice area, and serves them as a bilingual web site and a JSON API with
full-text search, reading lists and feeds.")
file(WRITE ${made}/conffiles "/etc/findings/search-server.toml\n/etc/findings/harvest/example\n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${package}/postinst ${package}/prerm ${package}/postrm ${made}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)

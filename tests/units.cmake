# Checks that the services run with no more rights than they need, by systemd's own score (0: none, 10: all).
#   cmake -DROOT=DIR -P tests/units.cmake

set(most_exposure 15)  # tenths

find_program(SYSTEMD_ANALYZE systemd-analyze)
if(NOT SYSTEMD_ANALYZE)
    message("skipped: there is no systemd-analyze here")
    return()
endif()

# Fails where SERVICE scores more than MOST.
function(score service most result)
    execute_process(COMMAND ${SYSTEMD_ANALYZE} security --offline=true --no-pager
                            --threshold=${most} ${service}
                    RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(said MATCHES "unrecognized option")
        message("skipped: systemd-analyze of this release knows no --offline")
        set(code skipped)
    elseif(NOT said MATCHES "Overall exposure")
        message(FATAL_ERROR "${service}: no score: ${said}")
    endif()
    string(REGEX MATCH "Overall exposure[^\n]*" overall "${said}")
    message("${overall}")
    set(${result} ${code} PARENT_SCOPE)
endfunction()

file(GLOB services ${ROOT}/*/packaging/*.service)
list(LENGTH services count)
if(NOT count EQUAL 3)
    message(FATAL_ERROR "not the three services that there are: ${services}")
endif()

# With what we offer to put beside it, a service is another one.
set(server ${ROOT}/search-server/packaging)
file(READ ${server}/findings-search-server.service unit)
file(READ ${server}/direct-tls.conf besides)
set(direct ${CMAKE_CURRENT_BINARY_DIR}/units/findings-with-tls.service)
file(WRITE ${direct} "${unit}\n${besides}")
list(APPEND services ${direct})

foreach(service IN LISTS services)
    score(${service} ${most_exposure} code)
    if(code STREQUAL "skipped")
        return()
    elseif(NOT code EQUAL 0)
        message(FATAL_ERROR "${service}: more exposed than ${most_exposure} tenths; "
                            "`systemd-analyze security --offline=true ${service}` says by what")
    endif()

    # A check that cannot fail says nothing: without its last protection it has to.
    file(READ ${service} text)
    string(REGEX REPLACE "\n(SystemCallFilter|PrivateUsers|NoNewPrivileges)=[^\n]*" "" text "${text}")
    get_filename_component(name ${service} NAME)
    set(weaker ${CMAKE_CURRENT_BINARY_DIR}/units/weaker-${name})
    file(WRITE ${weaker} "${text}")
    score(${weaker} ${most_exposure} code)
    file(REMOVE ${weaker})
    if(code EQUAL 0)
        message(FATAL_ERROR "${service}: the score does not tell a weaker one")
    endif()
endforeach()

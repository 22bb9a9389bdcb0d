# Checks that every #include points down the list of layers, never up or across, and that a third
# party's headers are included only where the design keeps them.
#   cmake -DROOT=DIR -P tests/layers.cmake

# One line a folder: the folder, then what of ours it may include besides itself.
set(layers
    "library/base:"
    "library/record:library/base"
    "library/vocabulary:library/base library/record"
    "library/formats:library/base library/record library/vocabulary"
    "library/catalogue:library/base library/record library/vocabulary"
    "library/tagging:library/base library/record library/vocabulary"
    "library/index:library/base library/record library/vocabulary"
    "indexer:library"
    "search-server/web:library/base"
    "search-server/views:library search-server/web"
    "search-server/http:library/base"
    "search-server/mail:library/base"
    "search-server/routes:library search-server/http search-server/mail search-server/views search-server/web"
    "search-server:library")

# The keeper alone joins catalogue and index: it, and what makes its documents and shards.
set(exceptions
    "library/index/(document|keeper|keeper_drain|rebuild_shards)[.]hpp -> library/catalogue/catalogue.hpp")

# One line a library of others: a pattern of its headers, then the folders that may include it.
set(fences
    "xapian:library/index library/tagging tests"
    "linear[.]h:library/tagging/linear_model.cpp"
    "pugixml:library/formats indexer/sources tests"
    "expat:library/formats library/vocabulary"
    "SQLiteCpp|sqlite3:library/catalogue tests"
    "boost/asio|boost/beast:search-server/http tests"
    "mustache:search-server/views tests"
    "sodium:search-server/routes"
    "CLI:indexer/main.cpp search-server/main.cpp"
    "spdlog:library/base")

set(broken "")

function(check_ours folder allowed file line)
    string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" target "${line}")
    foreach(root IN LISTS allowed)
        string(FIND "${target}" "${root}/" at)
        if(at EQUAL 0)
            return()
        endif()
    endforeach()
    foreach(exception IN LISTS exceptions)
        if("${file} -> ${target}" MATCHES "^${exception}$")
            return()
        endif()
    endforeach()
    string(APPEND broken "\n  ${file} must not include ${target}")
    set(broken "${broken}" PARENT_SCOPE)
endfunction()

# The longest folder of the list that holds the file; the parts of search-server come before it.
function(layer_of file result)
    foreach(layer IN LISTS layers)
        string(REGEX MATCH "^([^:]+):(.*)$" _ "${layer}")
        string(FIND "${file}" "${CMAKE_MATCH_1}/" at)
        if(at EQUAL 0)
            set(${result} "${layer}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    set(${result} "" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${ROOT}"
     "${ROOT}/library/*.?pp" "${ROOT}/indexer/*.?pp" "${ROOT}/search-server/*.?pp" "${ROOT}/tests/*.?pp")
foreach(file IN LISTS files)
    layer_of("${file}" layer)
    if(layer)
        string(REGEX MATCH "^([^:]+):(.*)$" _ "${layer}")
        set(folder "${CMAKE_MATCH_1}")
        string(REPLACE " " ";" allowed "${CMAKE_MATCH_2}")
        list(APPEND allowed "${folder}")
        if(folder STREQUAL "search-server")  # main and the wiring beside it
            list(APPEND allowed "search-server")
        endif()
        file(STRINGS "${ROOT}/${file}" includes REGEX "^#include \"")
        foreach(line IN LISTS includes)
            check_ours("${folder}" "${allowed}" "${file}" "${line}")
        endforeach()
    endif()

    file(STRINGS "${ROOT}/${file}" includes REGEX "^#include <")
    foreach(line IN LISTS includes)
        foreach(fence IN LISTS fences)
            string(REGEX MATCH "^([^:]+):(.*)$" _ "${fence}")
            set(pattern "${CMAKE_MATCH_1}")
            string(REPLACE " " ";" homes "${CMAKE_MATCH_2}")
            if(line MATCHES "^#include <(${pattern})")
                set(fine FALSE)
                foreach(home IN LISTS homes)
                    string(FIND "${file}" "${home}" at)
                    if(at EQUAL 0)
                        set(fine TRUE)
                    endif()
                endforeach()
                if(NOT fine)
                    string(APPEND broken "\n  ${file} must not have ${line}")
                endif()
            endif()
        endforeach()
    endforeach()
endforeach()

if(broken)
    message(FATAL_ERROR "layers are crossed:${broken}")
endif()

# embed_files(TARGET NAME FOLDER FILE...)
# Puts files into a static library, so that the programs need nothing beside themselves at run time.
# The library offers `const findings::EmbeddedFiles& NAME()`, declared by its user; the names are
# the FILE arguments, relative to FOLDER. The assembler's .incbin reads the bytes: no conversion.
function(embed_files target name folder)
    set(table "")
    set(assembly ".section .rodata\n")
    set(declarations "")
    set(paths "")
    set(number 0)
    foreach(file IN LISTS ARGN)
        set(symbol "findings_${name}_${number}")
        string(APPEND assembly
            ".global ${symbol}\n.global ${symbol}_end\n.balign 16\n"
            "${symbol}:\n.incbin \"${folder}/${file}\"\n${symbol}_end:\n.byte 0\n")
        string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
        string(APPEND table
            "    {\"${file}\", std::string_view(${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol}))},\n")
        list(APPEND paths "${folder}/${file}")
        math(EXPR number "${number} + 1")
    endforeach()
    string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.S CONTENT "${assembly}" @ONLY)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT
"#include \"library/base/embedded.hpp\"

extern \"C\" {
${declarations}}

namespace findings {
const EmbeddedFiles& ${name}();
const EmbeddedFiles& ${name}()
{
    static const EmbeddedFiles files{std::vector<EmbeddedFile>{
${table}    }};
    return files;
}
}  // namespace findings
" @ONLY)
    add_library(${target} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${name}.S
                ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}.S
        PROPERTIES OBJECT_DEPENDS "${paths}")
    target_link_libraries(${target} PUBLIC project_options)
endfunction()

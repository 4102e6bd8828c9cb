# Writes the sources that put the page's files into the program: each file as gzip has it, and the
# list of them (src/serve/page_files.h).
#
#   cmake -DFILES=build/page -DOUT=build/page_files -P web/embed.cmake
file(GLOB_RECURSE files RELATIVE ${FILES} ${FILES}/*)
list(SORT files)
file(MAKE_DIRECTORY ${OUT})
set(assembly ".section .rodata\n")
set(declared "")
set(listed "")
set(number 0)
foreach(file IN LISTS files)
  execute_process(COMMAND gzip -9nc ${FILES}/${file} OUTPUT_FILE ${OUT}/${number}.gz
    COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND assembly "page_${number}: .incbin \"${OUT}/${number}.gz\"\npage_${number}_end:\n"
    ".global page_${number}\n.global page_${number}_end\n")
  string(APPEND declared "extern \"C\" const char page_${number}[];\n"
    "extern \"C\" const char page_${number}_end[];\n")
  string(APPEND listed "      {\"/${file}\", {page_${number}, static_cast<std::size_t>(page_${number}_end - page_${number})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
file(WRITE ${OUT}/page_files.S "${assembly}")
file(WRITE ${OUT}/page_files.cpp "#include \"serve/page_files.h\"\n\n${declared}
namespace dragoman {

const std::vector<Asset>& page_files() {
  static const std::vector<Asset> kFiles = {
${listed}  };
  return kFiles;
}

}  // namespace dragoman
")

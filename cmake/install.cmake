# What `cmake --install` puts where, and the Debian packages that CPack makes of it.
#
# Two components: `program` (the program with its tables, models, manual page and completions) and
# `development` (header, one static library of all that reading needs, find_package(Dragoman)). The
# program finds its tables in share/dragoman/data beside its folder, so any prefix does.
# Build first: installing builds nothing, so that a package does not wait for the tests.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(share ${CMAKE_INSTALL_DATADIR}/dragoman)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/dragoman)

# The manual page and the shells' completions are printed by the program itself.
set(printed ${CMAKE_BINARY_DIR}/printed)
find_program(GZIP gzip REQUIRED)
add_custom_command(OUTPUT ${printed}/dragoman.1.gz ${printed}/dragoman.bash ${printed}/_dragoman
    ${printed}/dragoman.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${printed}
  COMMAND dragoman help --man > ${printed}/dragoman.1
  COMMAND ${GZIP} -9nf ${printed}/dragoman.1
  COMMAND dragoman help --completion bash > ${printed}/dragoman.bash
  COMMAND dragoman help --completion zsh > ${printed}/_dragoman
  COMMAND dragoman help --completion fish > ${printed}/dragoman.fish
  DEPENDS dragoman COMMENT "Printing the manual page and completions")
add_custom_target(printed ALL DEPENDS ${printed}/dragoman.1.gz)

install(TARGETS dragoman COMPONENT program)
install(DIRECTORY data DESTINATION ${share} COMPONENT program)
install(DIRECTORY models DESTINATION ${share} COMPONENT program FILES_MATCHING PATTERN "*.dgm")
install(FILES ${printed}/dragoman.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${printed}/dragoman.bash RENAME dragoman COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${printed}/_dragoman COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${printed}/dragoman.fish COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES cmake/copyright DESTINATION ${documents} COMPONENT program)
install(FILES README.md docs/record.md docs/exchange.md docs/formats.md docs/errors.md
  docs/glossary.md DESTINATION ${documents} COMPONENT program)

# One archive of all that stands behind the header.
set(parts library reading language knowledge record source base)
add_library(dragoman_merged STATIC)
foreach(part ${parts})
  target_sources(dragoman_merged PRIVATE $<TARGET_OBJECTS:dragoman_${part}>)
endforeach()
set_target_properties(dragoman_merged PROPERTIES OUTPUT_NAME dragoman EXPORT_NAME dragoman
  LINKER_LANGUAGE CXX)
target_include_directories(dragoman_merged INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(dragoman_merged INTERFACE cxx_std_17)
# What reading a text calls; kept short, since whoever uses it needs each of them. Parts of the
# archive that are not linked then (pages, PDF, the store) would need more.
target_link_libraries(dragoman_merged INTERFACE fmt::fmt ICU::i18n ICU::uc OpenSSL::Crypto
  Threads::Threads PkgConfig::HWY)
install(TARGETS dragoman_merged EXPORT DragomanTargets COMPONENT development)
install(DIRECTORY include/dragoman DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Dragoman)
install(EXPORT DragomanTargets NAMESPACE Dragoman:: DESTINATION ${package} COMPONENT development)
configure_package_config_file(cmake/DragomanConfig.cmake.in ${CMAKE_BINARY_DIR}/DragomanConfig.cmake
  INSTALL_DESTINATION ${package} PATH_VARS share)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/DragomanConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/DragomanConfig.cmake ${CMAKE_BINARY_DIR}/DragomanConfigVersion.cmake
  DESTINATION ${package} COMPONENT development)
install(FILES docs/api.md cmake/copyright COMPONENT development
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libdragoman-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR Dragoman)
set(CPACK_PACKAGE_CONTACT "Dragoman maintainers <dragoman@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dragoman)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads reports on relations between states, keeps a record")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "Dragoman reads English news about relations between states and keeps a record
in which every line can be traced to the words it came from: who did what to
whom and whether it happened, who said what on whose word, what was promised.
Events carry PLOVER and CAMEO codes; exports for R, Python and SQL.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdragoman-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "dragoman (= ${PROJECT_VERSION}), libfmt-dev, libicu-dev, \
libssl-dev, libhwy-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "The C++ library: a header and a static library; a text in, the records of what it says out.")
include(CPack)

# The report: a page that Node builds, and the Python program that fills it. Without Node 18 or
# later, or without npm, the page is not built and everything else is; `yuyan report` says so.
set(YUYAN_SHARED ${PROJECT_BINARY_DIR}/share/yuyan)  # as an installation has it in share/yuyan
file(MAKE_DIRECTORY ${YUYAN_SHARED}/report)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/docs ${YUYAN_SHARED}/docs SYMBOLIC)
find_program(YUYAN_NODE NAMES node nodejs)
find_program(YUYAN_NPM npm)
set(YUYAN_REPORT_PAGE ${YUYAN_SHARED}/report/page.html)
set(has_node OFF)
if(YUYAN_NODE AND YUYAN_NPM)
  execute_process(COMMAND ${YUYAN_NODE} --version OUTPUT_VARIABLE node_version ERROR_QUIET)
  string(REGEX MATCH "[0-9]+" node_major "${node_version}")
  if(node_major GREATER_EQUAL 18)
    set(has_node ON)
  endif()
endif()

set(YUYAN_HAS_NODE ${has_node} CACHE INTERNAL "Node 18 or later with npm is there")

if(YUYAN_HAS_NODE)
  file(GLOB_RECURSE report_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/analysis/report/src/*)
  set(report_build ${PROJECT_BINARY_DIR}/report)
  add_custom_command(
    OUTPUT ${YUYAN_REPORT_PAGE}
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR}/analysis/report -D WORK=${report_build}
      -D PAGE=${YUYAN_REPORT_PAGE} -D NODE=${YUYAN_NODE} -D NPM=${YUYAN_NPM}
      -P ${PROJECT_SOURCE_DIR}/cmake/build_page.cmake
    DEPENDS ${report_sources} ${PROJECT_SOURCE_DIR}/cmake/build_page.cmake
      ${PROJECT_SOURCE_DIR}/analysis/report/package-lock.json
      ${PROJECT_SOURCE_DIR}/analysis/report/index.html
      ${PROJECT_SOURCE_DIR}/analysis/report/vite.config.ts
    COMMENT "Building the page of the report"
    VERBATIM)
  add_custom_target(yuyan_report_page ALL DEPENDS ${YUYAN_REPORT_PAGE})
else()
  message(STATUS "No Node 18 or later with npm: the page of the report is not built")
endif()

install(FILES ${YUYAN_REPORT_PAGE} DESTINATION ${CMAKE_INSTALL_DATADIR}/yuyan/report OPTIONAL)

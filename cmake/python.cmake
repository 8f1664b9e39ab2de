# The Python packages: the reader of results and the programs behind some verbs. Installed beside the
# program; in a build tree links stand in the same place, so that a change needs no build.
set(yuyan_python_packages ${PROJECT_SOURCE_DIR}/analysis/python/yuyan ${PROJECT_SOURCE_DIR}/analysis/pack/yuyan_pack
  ${PROJECT_SOURCE_DIR}/analysis/report/yuyan_report)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/yuyan/python)
foreach(package ${yuyan_python_packages})
  get_filename_component(name ${package} NAME)
  file(CREATE_LINK ${package} ${PROJECT_BINARY_DIR}/share/yuyan/python/${name} SYMBOLIC)
  install(DIRECTORY ${package} DESTINATION ${CMAKE_INSTALL_DATADIR}/yuyan/python
    FILES_MATCHING PATTERN "*.py" PATTERN "*.csv" PATTERN "py.typed" PATTERN "__pycache__" EXCLUDE)
endforeach()

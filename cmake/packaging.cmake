# What `cmake --install` puts where, and the Debian package of it (cpack in the build folder). Nothing
# of it is compiled into the program: the folder of an installation may be moved.
install(TARGETS yuyan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/yuyan
  FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv" PATTERN "*.md" PATTERN "reader" EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DATADIR}/yuyan
  FILES_MATCHING PATTERN "*.md")
install(FILES README.md README.zh.md CHANGELOG.md LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ${PROJECT_NAME})
set(CPACK_PACKAGE_VENDOR "The yuyan authors")
set(CPACK_PACKAGE_CONTACT ${CPACK_PACKAGE_VENDOR})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION
"Discrete-event simulation for the planners of a city's work safety: how an
accident spreads, what the response can hold, and with which probability each
clause of an emergency plan is met. A rehearsal, not a prediction.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # the dependencies are those of the libraries that it loads
# `yuyan pack` and `yuyan report` say what they lack; all else runs without.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "python3, python3-h5py, python3-xarray, python3-pandas, python3-matplotlib, python3-openpyxl, python3-docx, python3-icalendar, python3-lxml, fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)

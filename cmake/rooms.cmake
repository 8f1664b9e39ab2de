# yuyan_room(FOLDER [LINKS target...]): the library of one room, all .cpp files of FOLDER, under the
# name yuyan::<folder with underscores>. A room of headers only becomes an interface library.
function(yuyan_room folder)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  string(REPLACE "/" "_" room ${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_library(yuyan_${room} STATIC ${sources})
    target_link_libraries(yuyan_${room} PUBLIC ${ROOM_LINKS} PRIVATE yuyan_options)
    target_include_directories(yuyan_${room} PUBLIC ${PROJECT_SOURCE_DIR})
  else()
    add_library(yuyan_${room} INTERFACE)
    target_link_libraries(yuyan_${room} INTERFACE ${ROOM_LINKS})
    target_include_directories(yuyan_${room} INTERFACE ${PROJECT_SOURCE_DIR})
  endif()
  add_library(yuyan::${room} ALIAS yuyan_${room})
endfunction()

# yuyan_test(FOLDER [LINKS target...] [LABELS label...] [TIMEOUT seconds]): one GoogleTest program of
# all *_test.cpp below tests/FOLDER, each test known to CTest by its own name.
function(yuyan_test folder)
  cmake_parse_arguments(TEST "" "TIMEOUT" "LINKS;LABELS" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${folder}/*.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE ${TEST_LINKS} yuyan_options GTest::gmock GTest::gtest_main)
  target_compile_definitions(test_${name} PRIVATE
    YUYAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" YUYAN_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  gtest_discover_tests(test_${name} TEST_PREFIX "${folder}: " DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}")
endfunction()

# g++ 12 destroys temporaries of co_await expressions twice (docs/decisions.md), so it is refused here.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "yuyan needs clang 19 or GCC 14: g++ ${CMAKE_CXX_COMPILER_VERSION} miscompiles coroutines; "
    "configure with -DCMAKE_CXX_COMPILER=clang++-19.")
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(YUYAN_CCACHE ccache)
if(YUYAN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${YUYAN_CCACHE})
endif()

add_library(yuyan_options INTERFACE)
# -ffp-contract=off: results are to be the same bits on every x86-64 machine.
target_compile_options(yuyan_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror -ffp-contract=off)
target_include_directories(yuyan_options INTERFACE ${PROJECT_SOURCE_DIR})

# A program loads only the libraries it calls: models see the layout of results but never HDF5.
add_link_options(LINKER:--as-needed)

option(YUYAN_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(YUYAN_COVERAGE "Build with source-based coverage" OFF)
if(YUYAN_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(YUYAN_COVERAGE)
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()

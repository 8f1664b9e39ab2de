# Writes build_info.h: version, commit, compiler, libraries. Run at every build; the file changes only
# when what it says does. Wants SOURCE, OUTPUT, VERSION, COMPILER, LIBRARIES.
set(COMMIT "unknown")
find_package(Git QUIET)
if(Git_FOUND)
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${SOURCE} rev-parse --show-toplevel --short=12 HEAD
    RESULT_VARIABLE failed OUTPUT_VARIABLE answer ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "\n" ";" answer "${answer}")
  if(NOT failed)
    list(GET answer 0 top)
    file(REAL_PATH ${SOURCE} source)
    if(top STREQUAL source)  # not a repository around an unpacked release
      list(GET answer 1 COMMIT)
      execute_process(COMMAND ${GIT_EXECUTABLE} -C ${SOURCE} diff-index --quiet HEAD --
        RESULT_VARIABLE modified OUTPUT_QUIET ERROR_QUIET)
      if(modified)
        string(APPEND COMMIT "-modified")
      endif()
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#pragma once

namespace yuyan::cli::build_info {

inline constexpr const char* version = "@VERSION@";
inline constexpr const char* commit = "@COMMIT@";
inline constexpr const char* compiler = "@COMPILER@";
inline constexpr const char* libraries = "@LIBRARIES@";

}  // namespace yuyan::cli::build_info
]])

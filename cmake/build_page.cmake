# Builds the page of the report in the build folder: SOURCE is analysis/report, WORK a folder for
# npm's packages, PAGE the file to make. Where npm cannot fetch its packages there is no page, with
# a warning, and the build goes on; an error in our own code ends it.
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/index.html
  ${SOURCE}/vite.config.ts ${SOURCE}/tsconfig.json DESTINATION ${WORK})
file(REMOVE_RECURSE ${WORK}/src)
file(COPY ${SOURCE}/src DESTINATION ${WORK})

file(SHA256 ${WORK}/package-lock.json wanted)
set(stamp ${WORK}/node_modules/.yuyan_installed)
set(present "")
if(EXISTS ${stamp})
  file(READ ${stamp} present)
endif()
if(NOT present STREQUAL wanted)
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --prefer-offline --fetch-retries=1 --loglevel=error
    WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
  if(failed)
    message(WARNING "npm could not install the packages of the report, so its page is not built:\n${log}")
    return()
  endif()
  file(WRITE ${stamp} ${wanted})
endif()

execute_process(COMMAND ${NODE} node_modules/vite/bin/vite.js build --logLevel warn
  WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(failed)
  message(FATAL_ERROR "The page of the report could not be built:\n${log}")
endif()
file(COPY_FILE ${WORK}/dist/index.html ${PAGE} ONLY_IF_DIFFERENT)
file(TOUCH ${PAGE})

# cron/package.cmake: what `cmake --install` puts where, and the Debian package
# (cpack -G DEB). The package has more than an install: configuration in /etc, a
# user to run as, logrotate.
include(GNUInstallDirs)

set(JOBMILL_MAINTAINER "the jobmill authors <jobmill@example.org>" CACHE STRING
  "who makes the package: name and mail address")

install(TARGETS jobmill)

# Made at install time, when the prefix is known and the program is there.
set(made ${CMAKE_BINARY_DIR}/install)
install(CODE "
  file(MAKE_DIRECTORY \"${made}\")
  function(make_file name)
    execute_process(COMMAND \"$<TARGET_FILE:jobmill>\" \${ARGN} OUTPUT_FILE \"${made}/\${name}\"
      COMMAND_ERROR_IS_FATAL ANY)
  endfunction()
  make_file(jobmill.bash completion bash)
  make_file(jobmill.zsh completion zsh)
  make_file(jobmill.fish completion fish)
  make_file(jobmill.conf init --stdout)
  file(READ \"${made}/jobmill.conf\" text)
  string(REGEX REPLACE \"\\n# (archive|database) = \\\"\" \"\\n\\\\1 = \\\"/var/lib/jobmill/\" text \"\${text}\")
  file(WRITE \"${made}/jobmill.conf\" \"\${text}\")
  foreach(page jobmill.1 jobmill.conf.5)
    execute_process(COMMAND gzip -9n INPUT_FILE \"${CMAKE_SOURCE_DIR}/docs/\${page}\"
      OUTPUT_FILE \"${made}/\${page}.gz\" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  set(JOBMILL_BINDIR \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
  set(JOBMILL_CONFDIR /etc/jobmill)
  configure_file(\"${CMAKE_SOURCE_DIR}/cron/units/jobmill.service.in\" \"${made}/jobmill.service\" @ONLY)
")
install(FILES ${made}/jobmill.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/jobmill.conf.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${made}/jobmill.bash RENAME jobmill
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/jobmill.zsh RENAME _jobmill
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made}/jobmill.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${made}/jobmill.service cron/units/jobmill.timer DESTINATION lib/systemd/system)
file(GLOB pages CONFIGURE_DEPENDS docs/*.md)
install(FILES README.md NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(PROGRAMS cron/units/slurm-shards.sh cron/units/slurm-merge.sh
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES cron/units/crontab cron/units/logrotate sample/jobmill.conf sample/sample.warc.gz
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

# ---- the package alone ----

set(deb EXCLUDE_FROM_ALL COMPONENT package)
install(FILES ${made}/jobmill.conf DESTINATION /etc/jobmill ${deb})
install(FILES cron/units/logrotate DESTINATION /etc/logrotate.d RENAME jobmill ${deb})
install(FILES cron/package/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} ${deb})
install(FILES cron/package/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
  RENAME jobmill ${deb})
install(CODE "
  set(PROJECT_VERSION \"${PROJECT_VERSION}\")
  set(JOBMILL_MAINTAINER \"${JOBMILL_MAINTAINER}\")
  configure_file(\"${CMAKE_SOURCE_DIR}/cron/package/changelog.in\" \"${made}/changelog\" @ONLY)
  execute_process(COMMAND gzip -9n INPUT_FILE \"${made}/changelog\"
    OUTPUT_FILE \"${made}/changelog.Debian.gz\" COMMAND_ERROR_IS_FATAL ANY)
" ${deb})
install(FILES ${made}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} ${deb})

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};jobmill;ALL;/" "${CMAKE_BINARY_DIR};jobmill;package;/")
set(CPACK_SET_DESTDIR ON) # /etc is not below /usr
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "${JOBMILL_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "true, current data set of job postings")
set(CPACK_PACKAGE_DESCRIPTION
"Every night jobmill downloads job postings from the places where employers
publish them, reads title, company, salary, locations, work mode and skills
out of each, maps them onto one taxonomy, and keeps them in a SQLite file.
Salary and skill reports come out of it, and every figure can be traced to
the words on the page.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "logrotate, man-db, bash-completion, sqlite3")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/cron/package/conffiles
  ${CMAKE_SOURCE_DIR}/cron/package/postinst ${CMAKE_SOURCE_DIR}/cron/package/prerm
  ${CMAKE_SOURCE_DIR}/cron/package/postrm)
include(CPack)

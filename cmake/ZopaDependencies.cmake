# Everything that zopa links, found once, for the build and for find_package(zopa) alike.
# packages.apt names the Debian packages and says why each is there.
include(CMakeFindDependencyMacro)

find_dependency(tl-expected)
find_dependency(nlohmann_json)
find_dependency(Threads)
find_dependency(pugixml)
find_dependency(PkgConfig)
if(NOT TARGET PkgConfig::LibYaml)
  pkg_check_modules(LibYaml REQUIRED IMPORTED_TARGET yaml-0.1)
endif()
if(NOT TARGET PkgConfig::Edlib)  # Debian's CMake file for it names a library that it does not ship
  pkg_check_modules(Edlib REQUIRED IMPORTED_TARGET edlib-1)
endif()
if(NOT TARGET PkgConfig::Sodium)
  pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
endif()
if(NOT TARGET PkgConfig::Gmp)
  pkg_check_modules(Gmp REQUIRED IMPORTED_TARGET gmpxx gmp)
endif()
if(NOT TARGET PkgConfig::Clp)
  pkg_check_modules(Clp REQUIRED IMPORTED_TARGET clp)
endif()
if(NOT TARGET PkgConfig::Icu)
  pkg_check_modules(Icu REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
endif()
if(NOT TARGET PkgConfig::Zip)  # the CMake file of Debian's names programs of another package
  pkg_check_modules(Zip REQUIRED IMPORTED_TARGET libzip)
endif()

# CaDiCaL, libunistring and libcsv ship neither CMake nor pkg-config files.
function(zopa_find_library target header library)
  if(TARGET ${target})
    return()
  endif()
  find_path(${library}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${library}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${library}_INCLUDE_DIR}")
endfunction()
zopa_find_library(Cadical::cadical cadical.hpp cadical)
zopa_find_library(Unistring::unistring unistr.h unistring)
zopa_find_library(Csv::csv csv.h csv)

if(NOT TARGET Random123::random123)  # headers alone
  find_path(Random123_INCLUDE_DIR Random123/philox.h REQUIRED)
  add_library(Random123::random123 INTERFACE IMPORTED)
  set_target_properties(Random123::random123 PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${Random123_INCLUDE_DIR}")
endif()

// What was done with documents, in words.
#pragma once

#include <string>

#include "zopa/cli/console.hpp"
#include "zopa/io/import.hpp"

namespace zopa::cli {

// A line for each document, on standard error.
void say_imported(const Imported& imported, const std::string& file, Console& console);

}  // namespace zopa::cli

// What is written in a format and read again.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <unistd.h>

#include "zopa/io/any_writer.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::testing {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("zopa" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::vector<std::string> write(const Written& written, const std::string& only_file) const {
    std::vector<std::string> paths;
    for (const WrittenFile& file : written.files) {
      paths.push_back(path_ / (file.name.empty() ? only_file : file.name));
      std::ofstream(paths.back()) << file.text;
    }
    return paths;
  }

 private:
  std::filesystem::path path_;
};

// A failure of the property where it cannot be; `only_file` names that of a format of one file.
inline Negotiation there_and_back(const Negotiation& negotiation, Format format,
                                  const std::string& only_file = {}) {
  const Folder folder;
  const auto written = write_any(negotiation, format);
  RC_ASSERT(written.has_value());
  const auto read = read_any(folder.write(*written, only_file));
  if (!read) RC_FAIL(to_text(read.error().diagnostics[0]));
  return read->negotiation;
}

}  // namespace zopa::testing

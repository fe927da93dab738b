// What the text on the workbench says: read once for every text, sources and all.
//
//   TextReader reader("talks.yaml", {}, false);
//   const Reading reading = reader.read(text);
//   if (reading.file) show(reading.file->title());
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::server {

// What a text says, or what is wrong with it.
struct Reading {
  std::shared_ptr<const Negotiation> file;  // null where there are faults
  std::vector<Diagnostic> faults;
};

class TextReader {
 public:
  // Where `known_sources_only`, a text may name only the source files that the file on disk names.
  TextReader(std::string path, const yaml::ReadOptions& options, bool known_sources_only);

  // The text on disk: the sources that it names may be read.
  void know(const std::string& on_disk);

  // A bug of zopa's is a fault like others: the session goes on.
  [[nodiscard]] Reading read(const std::string& text);

  // How often a text was read.
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  [[nodiscard]] Result<Negotiation> read_known(const std::string& text) const;

  std::string path_;
  yaml::ReadOptions options_;
  bool known_sources_only_;
  std::vector<std::string> known_sources_;
  std::size_t count_ = 0;
};

// A bug of zopa's as a fault of the file.
[[nodiscard]] Error fault_of_bug(const std::exception& bug, const std::string& path);

}  // namespace zopa::server

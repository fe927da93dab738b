// The documents that statements are quoted from.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "zopa/io/quote/quote.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

class SourceFiles {
 public:
  // Source files are looked for in `folder` and must not lie outside it unless allowed to.
  SourceFiles(std::string folder, const ReadOptions& options)
      : folder_(std::move(folder)), options_(options) {}

  // Reads the next source's file; a fault, at `file`, where that cannot be done.
  void add(const Source& source, const Node* file, Faults& faults);

  // A fault where the quote does not occur in the source; silent where the source was not read.
  void check(SourceId source, const Node& quote, Faults& faults);

  // Did the limits come before everything was read and looked up?
  [[nodiscard]] bool is_stopped() const { return is_stopped_; }

 private:
  using Text = std::shared_ptr<const quote::SourceText>;

  struct File {
    std::string name;
    Text text;  // null where it was not read
  };

  [[nodiscard]] Text read(const File& file, const Node& named, Faults& faults);
  [[nodiscard]] std::string first_file(
      const std::function<bool(const quote::SourceText&)>& is_true) const;
  [[nodiscard]] bool may_take(std::size_t steps);
  [[nodiscard]] bool stops();

  std::string folder_;
  ReadOptions options_;
  std::vector<File> files_;            // by source
  std::map<std::string, Text> known_;  // by path: a file that several name is read once
  std::size_t bytes_ = 0;              // of all sources
  std::size_t steps_ = 0;              // of all searches for a nearest passage
  bool is_stopped_ = false;
};

}  // namespace zopa::yaml

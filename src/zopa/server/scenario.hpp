// What the file would say if what is supposed were so.
//
//   Scenario scenario(reader);
//   const Supposed now = scenario.of(text, file, suppositions);
//   analyze(*now.file, {.without = now.without});
//
// Each supposition is made to the text that the ones before it leave, and read again: the text that
// comes of it is never shown, and never kept.  What was read for the last list is not read again
// where this one begins as that did.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/server/change.hpp"
#include "zopa/server/text_reader.hpp"

namespace zopa::server {

struct Supposed {
  std::string text;
  std::shared_ptr<const Negotiation> file;
  std::vector<std::string> without;  // claims that are switched off
  // By supposition: why it cannot be made to this text; nullopt where it can, or is not ticked.
  std::vector<std::optional<Diagnostic>> problems;
  bool is_file = true;  // nothing is supposed
};

class Scenario {
 public:
  explicit Scenario(TextReader& reader) : reader_(reader) {}

  // `file` is what `text` says.
  [[nodiscard]] Supposed of(const std::string& text, std::shared_ptr<const Negotiation> file,
                            const std::vector<Supposition>& suppositions);

 private:
  // The text after some steps.
  struct Stage {
    std::string text;
    std::shared_ptr<const Negotiation> file;
    std::vector<std::string> without;
  };
  struct Made {
    std::vector<Step> steps;
    Result<Stage> stage;
  };

  [[nodiscard]] Result<Stage> made(Stage stage, const std::vector<Step>& steps);
  [[nodiscard]] Result<Stage> made(Stage stage, const Step& step);

  TextReader& reader_;
  std::string base_;          // what the following was made to
  std::vector<Made> before_;  // the last list, of those that were ticked
};

}  // namespace zopa::server

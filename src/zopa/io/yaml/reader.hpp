// Reads a negotiation from its YAML file.
//
//   const Result<Negotiation> loaded = yaml::read_file("talks.yaml");
//   if (!loaded) for (const auto& fault : loaded.error().diagnostics) show(to_text(fault));
//
// All faults of a file are found in one run, save that after a syntax fault nothing else is known.
// Every quote is looked up in its source, whose files are read from the file's own folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/fields.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

}  // namespace zopa

namespace zopa::yaml {

struct ReadOptions {
  bool allow_outside = false;      // may sources lie outside the file's folder?
  std::string encoding = {};       // of text that is not UTF-8, in whatever format
  std::size_t game = 0;            // of a data set of games, which one, from 1; 0: its only one
  const Limits* limits = nullptr;  // reading stops where they are reached, with the fault `stopped`
  MadeNames made_names = {};       // of what the file does not write out
  std::vector<Diagnostic>* remarks = nullptr;  // takes what is odd in the text, and no fault

  void describe(Fields& fields);
};

[[nodiscard]] Result<Negotiation> read_file(const std::string& path,
                                            const ReadOptions& options = {});

// The same from a text; `name` stands in messages, `folder` is where sources are looked for.
[[nodiscard]] Result<Negotiation> read_string(std::string_view text, const std::string& name,
                                              const std::string& folder,
                                              const ReadOptions& options = {});

}  // namespace zopa::yaml

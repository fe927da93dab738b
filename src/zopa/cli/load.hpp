// The negotiation that a command is about, from whatever files it stands in, and how long it may
// take.
#pragma once

#include <string>
#include <vector>

#include "zopa/cli/commands.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/any_reader.hpp"
#include "zopa/io/files.hpp"
#include "zopa/report/document.hpp"

namespace zopa::cli {

// How long a command may take, reading and all.
struct TimeLimit {
  double seconds = 0;  // 0: as long as it takes

  void describe(Fields& fields);
  // Sets the clock.
  void start(Limits& limits) const;
};

// The encoding of text that is not UTF-8, and which game of a data set.
void describe_reading(Fields& fields, yaml::ReadOptions& read);

// What every command that analyses a negotiation takes.
struct Input {
  std::vector<std::string> files;
  std::string help_of_files =
      "The negotiation to read; - for standard input; of Genius the domain and the profiles, or "
      "their folder; of GeniusWeb and NegoLog the profiles; a score sheet; a data set of games";
  yaml::ReadOptions read;
  TimeLimit time_limit;
  std::vector<std::vector<PartyId>> together = {};  // once loaded: who acts as one, by the file

  void describe(Fields& fields);

  // Sets the clock, for reading too.
  void start(Limits& limits);

  // Oddities of other programs' files go to standard error, the first few of them.
  [[nodiscard]] Result<Negotiation> load(Console& console);
};

// The same, of which not all counts.
struct ViewedInput : Input {
  engine::ViewOptions view;

  void describe(Fields& fields);
  [[nodiscard]] Result<Negotiation> load_view(Console& console);
};

// What must not be written over by what is made of the negotiation: the files that it was read
// from, and its sources.
[[nodiscard]] FilesRead files_read(const std::vector<std::string>& files,
                                   const Negotiation& negotiation);

// What the coalitions of a file come to.
void describe_apart(Fields& fields, bool& apart);

// How an answer is printed.
struct Output {
  std::string format = "text";
  std::vector<std::string> formats = {"text", "json", "markdown"};

  void describe(Fields& fields);

  // Calls `json` or `document`, whichever the format needs.
  template <class ToJson, class ToDocument>
  void print(Console& console, ToJson json, ToDocument document) const {
    if (format == "json") {
      console.answer(json());
    } else if (format == "markdown") {
      console.answer(report::to_markdown(document()));
    } else {
      console.answer(report::to_text(document(), {.width = 80, .color = console.color()}));
    }
  }
};

}  // namespace zopa::cli

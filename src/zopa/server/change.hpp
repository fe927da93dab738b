// What someone supposes or changes on the workbench.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/draft/drafts.hpp"
#include "zopa/io/yaml/rows.hpp"

namespace zopa::server {

// One step of a supposition.  Parties, issues, options and claims by their ids.
struct SwitchOff {  // the claim is left out of the analysis
  std::string id;
  friend bool operator==(const SwitchOff&, const SwitchOff&) = default;
};
struct MoveLine {  // the red line allows exactly these options
  std::string id;
  std::vector<std::string> options;
  friend bool operator==(const MoveLine&, const MoveLine&) = default;
};
struct Reorder {  // classes of tied options, best first
  std::string party;
  std::string issue;
  std::vector<std::vector<std::string>> classes;
  friend bool operator==(const Reorder&, const Reorder&) = default;
};
struct NewOption {  // hypothetical
  std::string issue;
  std::string name;
  friend bool operator==(const NewOption&, const NewOption&) = default;
};
struct Take {  // the party would live with the option
  std::string party;
  std::string issue;
  std::string option;
  friend bool operator==(const Take&, const Take&) = default;
};
struct Table {  // somebody puts the hypothetical option on the table
  std::string issue;
  std::string option;
  friend bool operator==(const Table&, const Table&) = default;
};
using Step = std::variant<SwitchOff, MoveLine, Reorder, NewOption, Take, Table>;

// All of its steps, or none: a way is taken whole.
struct Supposition {
  std::uint64_t id = 0;  // never given to another in the same session
  std::vector<Step> steps;
  bool on = true;  // ticked
  friend bool operator==(const Supposition&, const Supposition&) = default;
};

// What can be asked for; suppositions by their ids.
struct Suppose {
  std::vector<Step> steps;
};
struct Tick {
  std::uint64_t id = 0;
  bool on = true;
};
struct Remove {
  std::uint64_t id = 0;
};
struct Reset {};  // removes them all
struct Record {   // writes it into the text, as claims that rest on no quote
  std::uint64_t id = 0;
};
struct SetText {
  std::string text;
};

// A passage of a source's text, in Unicode code points.
struct Passage {
  std::string source;
  std::size_t from = 0;
  std::size_t to = 0;
};
// A part of the file is to say this.  With a passage it is a statement, and the server cuts its
// quote from the source.
struct Put {
  yaml::Path at;
  yaml::Node value;
  std::optional<Passage> passage;
  std::optional<draft::Rule> found = {};  // what is put was a draft, which this rule had found
};
struct TakeAway {
  yaml::Path at;
};
// A row that somebody's assistant proposes stands in the file from then on.
struct TakeDraft {
  std::string key;  // of the draft (drafting.hpp)
};
using Act = std::variant<Put, TakeAway, TakeDraft>;

// Acts on the text, all of them or none.
struct Write {
  std::vector<Act> acts;
  bool with_dependents = false;  // what needs a part that goes, goes too; else nothing does
};
using Change = std::variant<Suppose, Tick, Remove, Reset, Record, SetText, Write>;

}  // namespace zopa::server

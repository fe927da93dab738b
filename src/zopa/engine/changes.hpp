// What is on file in one negotiation and not in another: claims, and what they are about.
//
//   const Changes changes = changes_between(before, after);   // both as in_force() leaves them
//   for (const OnFile& one : changes.gained) …
//
// Rows are the same row where party and id are; one whose id nobody typed, or has another id now,
// is found by what it says.  Texts, quotes and sources are not compared: what they do to a claim
// shows in its basis and in the statements that it rests on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/answer/words.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::engine {

struct OnFile {
  std::string kind;                  // as kind_of() of a claim; else "proposal", "rule", …
  std::string id;                    // of an option ISSUE.OPTION
  std::optional<std::string> party;  // whose it is
  std::string says;                  // in the file's notation
  std::optional<Firmness> firmness;  // of a red line
  bool only = false;                 // of a red line: said of everything else
  std::optional<Basis> basis;
  std::vector<std::string> because;
  std::optional<Position> position;  // of a claim: itself, in its own negotiation
  std::string about;                 // … and the issues that it names

  friend bool operator==(const OnFile&, const OnFile&) = default;

  template <class V>
  void describe(V& v) const {
    v.about("on_file", "A claim, or another row of the file, as it stands on one of the two days.");
    v("kind", kind,
      "Of a claim the key that introduces it; else proposal, rule, bloc, option, issue, party, "
      "agreement or status_quo.");
    v("id", id, "Its id; of an option ISSUE.OPTION; of a status quo the issue.");
    v("party", party, "Whose it is; null where it is nobody's.");
    v("says", says, "What it says, in the file's notation.");
    v.maybe("firmness", firmness, "Of a red line: how far it might move.");
    v.maybe("only", only, answer::Always{}, "Of a red line: it was said of everything else.");
    v.maybe("basis", basis, "Who it comes from.");
    v("because", because, "The statements that it rests on.");
  }
};

enum class Aspect : std::uint8_t { id, kind, says, firmness, only, basis, because };

constexpr std::array<const char*, 7> words_of(Aspect /*unused*/) {
  return {"id", "kind", "says", "firmness", "only", "basis", "because"};
}

struct Changed {
  std::vector<Aspect> what;
  OnFile before;
  OnFile after;

  friend bool operator==(const Changed&, const Changed&) = default;

  template <class V>
  void describe(V& v) const {
    v.about("changed", "A row that stands on both days, and differs.");
    v("what", what, "Which of its keys differ.");
    v("before", before, "On the earlier day, or in the first file.");
    v("after", after, "On the later day, or in the second file.");
  }
};

struct Changes {
  std::vector<OnFile> gained;
  std::vector<OnFile> lost;
  std::vector<Changed> changed;
  // Ids of rows that stand in both under another id: the earlier one to the later.
  std::map<std::string, std::string> renamed;

  [[nodiscard]] bool empty() const { return gained.empty() && lost.empty() && changed.empty(); }

  template <class V>
  void describe_keys(V& v) const {
    v("gained", gained, "What is on file now and was not: claims first.");
    v("lost", lost, "What was on file and is no longer.");
    v("changed", changed, "What is on file in both, and differs.");
  }
};

[[nodiscard]] Changes changes_between(const Negotiation& before, const Negotiation& after);

}  // namespace zopa::engine

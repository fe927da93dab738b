// What nobody has offered that would end a conflict: forms that settlements have, each by itself.
//
//   for (const NewOption& one : offers_of(in_force, found).options) …
//
// An offer ends a conflict where, once it is on the table and nothing else untabled is, some
// package with it leaves no line of the conflict known to be broken.  Whether those whose lines it
// meets would take it is for them to say.  Nothing makes up for an absolute line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"

namespace zopa::deadlock {

// An option that no claim on file names.
struct NewOption {
  IssueId issue;
  std::vector<PartyId> asked;       // whose lines say nothing of it; of none it breaks no line
  bool may_be_left_open = false;    // leaving the question open, or to somebody, is none on file
  std::vector<std::uint32_t> ends;  // positions in `Deadlock::conflicts`

  template <class V>
  void describe(V& v) const {
    v.about("new_option", "An option that nobody has listed.");
    v("issue", issue, "Of which issue.");
    v("asked", asked,
      "Those whose red lines in these conflicts say nothing of it; empty where it would break "
      "none.");
    v.maybe("may_be_left_open", may_be_left_open, answer::Always{},
            "It may be that the question is left open, or left to somebody: no option on file does "
            "that.");
    v("ends", ends, "Conflicts that it would end, by their place in `conflicts`, from 0.");
  }
};

// A text that each of the parties reads as an option that keeps its own lines on the issue.
struct NewText {
  IssueId issue;
  std::vector<PartyId> parties;
  std::vector<std::vector<OptionId>> as;  // by party: any of these
  std::vector<std::uint32_t> ends;

  template <class V>
  void describe(V& v) const {
    v.about("new_text", "A text that parties would read in different ways.");
    v("issue", issue, "On which issue.");
    v("as", read_as(), "By party: the tabled options as any of which it might read it.");
    v("ends", ends, "Conflicts that it would end, by their place in `conflicts`, from 0.");
  }

  [[nodiscard]] answer::ByParty<answer::OptionsOf> read_as() const {
    answer::ByParty<answer::OptionsOf> by_party{parties, {}};
    for (const auto& options : as) by_party.values.push_back({issue, options});
    return by_party;
  }
};

// Something elsewhere that makes up for a line.
struct Compensation {
  std::string line;
  PartyId party;
  std::vector<std::uint32_t> ends;

  template <class V>
  void describe(V& v) const {
    v.about("compensation", "Something on another issue that makes up for a red line.");
    v("line", line, "The red line.");
    v("party", party, "Whose line it is.");
    v("ends", ends, "Conflicts that it would end, by their place in `conflicts`, from 0.");
  }
};

struct Offers {
  std::vector<NewOption> options;  // in the order of the issues
  std::vector<NewText> texts;
  std::vector<Compensation> compensations;  // in the order of the lines
  bool complete = true;                     // all conflicts and issues were looked at

  [[nodiscard]] bool is_empty() const {
    return options.empty() && texts.empty() && compensations.empty();
  }

  template <class V>
  void describe(V& v) const {
    v.about("offers", "What nobody has offered that would end conflicts, each by itself.");
    v("new_options", options, "Options that nobody has listed.");
    v("new_texts", texts, "Texts that parties would read in different ways.");
    v("compensations", compensations,
      "Red lines that something elsewhere might make up for. None is absolute, and no option on "
      "file does it.");
    v("complete", complete, "Whether all conflicts and their issues were looked at.");
  }
};

// Expects the deadlock of the same negotiation.
[[nodiscard]] Offers offers_of(const Negotiation& in_force, const Deadlock& deadlock,
                               const Run& run = {});

}  // namespace zopa::deadlock

// Issue by issue: is it contested, does what everybody says go together, or is too little known?
// And which issues could be settled while the others stay open.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

enum class Standing : std::uint8_t {
  contested,   // demands or red lines on file do not go together on it
  compatible,  // they do, and everyone whose consent counts has a position on it
  one_sided,   // some of these have, the others are silent
  unknown,     // none of them has
};

constexpr std::array<const char*, 4> words_of(Standing /*unused*/) {
  return {"contested", "compatible", "one_sided", "unknown"};
}

struct IssueState {
  IssueId issue;
  std::optional<Standing> state;  // absent where not all that collides is known
  std::vector<PartyId> silent;    // whose consent counts, and of whom no position on it is on file

  template <class V>
  void describe(V& v) const {
    v.about("issue_state", "What is known of an issue.");
    v("issue", issue, "The issue.");
    v("state", state,
      "contested: in a conflict or a collision, or no option of it meets all demands and red lines "
      "on file. compatible: not so, and everyone whose consent counts has a position on it. "
      "one_sided: some of them have, "
      "the others are silent. unknown: none of them has. null: not all conflicts and collisions "
      "are known, or no tabled package satisfies the rules.");
    v("silent", silent,
      "Parties whose consent counts and of whom the file has no position on the issue.");
  }
};

struct Island {
  std::vector<IssueId> issues;
  std::vector<PartyId> subject_to;   // who is silent on some of them
  std::vector<IssueId> asked_apart;  // those of them on which demands collide

  template <class V>
  void describe(V& v) const {
    v.about("island",
            "Issues that could be settled, the others left open, without breaking a red line on "
            "file.");
    v("issues", issues, "The issues.");
    v("subject_to", subject_to,
      "Parties whose consent counts and of whom the file has no position on some of them: what "
      "they would say is not known. Empty: everyone has one on each.");
    v.maybe("demands_collide", !asked_apart.empty(), asked_apart,
            "Those of them on which demands collide: not every demand can be met there.");
  }
};

// Of these issues, in their order.  A position on an issue is any claim that names it.
// `contested`: by issue; `is_known`: whether all that are contested are there.
[[nodiscard]] std::vector<IssueState> issue_states(const Negotiation& negotiation,
                                                   const std::vector<IssueId>& issues,
                                                   const std::vector<bool>& contested,
                                                   bool is_known);

// Islands as they are shown.  `largest`: sets of issues of `states` that could be settled, not one
// of them part of another; `asked_apart`: by issue, whether demands collide on it.  First the
// largest parts of these on which nobody is silent, then the sets on which somebody is.
[[nodiscard]] std::vector<Island> islands_among(const std::vector<std::vector<IssueId>>& largest,
                                                const std::vector<IssueState>& states,
                                                const std::vector<bool>& asked_apart);

}  // namespace zopa::deadlock

// What `diff` and `moved` say is different is what was changed, and nothing else.
#include "zopa/engine/difference.hpp"

#include <algorithm>
#include <random>

#include "choices.hpp"
#include "finished.hpp"
#include "negotiations.hpp"
#include "random_talks.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/in_force.hpp"

namespace zopa::engine {
namespace {

testing::Choices choices_from(std::uint32_t seed) {
  constexpr std::size_t kPlenty = 4000;
  std::mt19937_64 random(seed);
  std::vector<std::uint32_t> numbers;
  while (numbers.size() < kPlenty) numbers.push_back(static_cast<std::uint32_t>(random()));
  return testing::Choices(std::move(numbers));
}

// Without what may be about a claim that an edit takes away.
Contents random_contents(testing::Choices& choices) {
  static const std::string kNote =
      testing::text_of_file(testing::source_folder() + "tests/schema/valid/note.txt");
  Contents contents = testing::random_talks(choices, kNote).contents();
  contents.assumptions.clear();
  return contents;
}

Negotiation now(Contents contents) { return *in_force(testing::finished(std::move(contents))); }

std::vector<Changed> turned(std::vector<Changed> changed) {
  for (Changed& one : changed) std::swap(one.before, one.after);
  return changed;
}

template <class Items>
bool is_permutation(const Items& some, const Items& others) {
  return some.size() == others.size() &&
         std::is_permutation(some.begin(), some.end(), others.begin());
}

RC_GTEST_PROP(Difference, OfAFileAndItselfIsEmpty, (std::uint32_t seed)) {
  testing::Choices choices = choices_from(seed);
  const Negotiation talks = now(random_contents(choices));
  const Changes changes = changes_between(talks, talks);
  RC_ASSERT(changes.empty() && changes.renamed.empty());
}

RC_GTEST_PROP(Difference, IsMirroredWhereTheFilesAreTurned,
              (std::uint32_t seed, std::uint32_t other)) {
  testing::Choices choices = choices_from(seed);
  testing::Choices others = choices_from(other);
  const Negotiation one = now(random_contents(choices));
  const Negotiation two = now(random_contents(others));
  const Changes there = changes_between(one, two);
  const Changes back = changes_between(two, one);
  RC_ASSERT(is_permutation(there.gained, back.lost));
  RC_ASSERT(is_permutation(there.lost, back.gained));
  RC_ASSERT(is_permutation(there.changed, turned(back.changed)));
}

// What makes up for the line follows it to its other id, or goes with it where that is empty.
void let_easings_follow(Contents& contents, const std::string& id, const std::string& to) {
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) {
      if (!option.eases) continue;
      std::vector<std::string>& lines = option.eases->lines;
      if (to.empty()) {
        std::erase(lines, id);
        if (lines.empty()) option.eases = {};
      } else {
        std::replace(lines.begin(), lines.end(), id, to);
      }
    }
  }
}

// With what its author takes besides, or on the issues that claims have made, a proposal is a claim
// too, which comes, changes or goes with those.
void leave_out_proposals(const Contents& contents, Changes& changes) {
  const auto is_proposal = [&](const OnFile& row) {
    return std::any_of(contents.proposals.begin(), contents.proposals.end(),
                       [&](const Proposal& proposal) { return proposal.id == row.id; });
  };
  std::erase_if(changes.gained, is_proposal);
  std::erase_if(changes.lost, is_proposal);
  std::erase_if(changes.changed, [&](const Changed& one) { return is_proposal(one.before); });
}

// One position that is in force is struck, called otherwise, or said more or less firmly.
RC_GTEST_PROP(Difference, NamesExactlyTheEdit, (std::uint32_t seed)) {
  testing::Choices choices = choices_from(seed);
  const Contents contents = random_contents(choices);
  RC_PRE(!contents.positions.empty());
  const std::size_t at = choices.below(static_cast<std::uint32_t>(contents.positions.size()));
  const std::string& id = contents.positions[at].id;
  const auto is_called_so = [&](const Position& one) { return one.id == id; };
  const auto& positions = contents.positions;
  RC_PRE(std::count_if(positions.begin(), positions.end(), is_called_so) == 1);
  const Negotiation before = now(contents);
  RC_PRE(std::any_of(before.positions().begin(), before.positions().end(), is_called_so));
  Contents edited = contents;
  Position& position = edited.positions[at];
  auto* line = std::get_if<RedLine>(&position.claim);
  const std::uint32_t kind = line != nullptr ? choices.below(3) : choices.below(2);
  const bool is_taking = std::holds_alternative<Taking>(position.claim);
  if (kind == 0) {
    edited.positions.erase(edited.positions.begin() + static_cast<std::ptrdiff_t>(at));
    let_easings_follow(edited, id, "");
  } else if (kind == 1) {
    position.id = "called-otherwise";
    position.has_id = true;
    let_easings_follow(edited, id, position.id);
  } else {
    line->firmness = line->firmness == Firmness::soft ? Firmness::firm : Firmness::soft;
  }
  const Negotiation after = now(std::move(edited));
  Changes changes = changes_between(before, after);
  const bool loses_an_issue = before.issues().size() != after.issues().size();
  if (kind == 0 && (is_taking || loses_an_issue)) leave_out_proposals(contents, changes);
  RC_CLASSIFY(kind == 0, "struck");
  RC_CLASSIFY(kind == 2, "firmness");
  RC_ASSERT(changes.gained.empty());
  if (kind == 0) {
    RC_ASSERT(changes.changed.empty());
    RC_ASSERT(changes.lost.size() == 1U);
    RC_ASSERT(changes.lost[0].id == id);
  } else if (kind == 1) {
    RC_ASSERT(changes.lost.empty());
    RC_ASSERT(changes.renamed.size() == 1U);
    RC_ASSERT(changes.renamed.begin()->second == "called-otherwise");
  } else {
    RC_ASSERT(changes.lost.empty());
    RC_ASSERT(changes.changed.size() == 1U);
    RC_ASSERT(changes.changed[0].what == std::vector{Aspect::firmness});
    RC_ASSERT(changes.changed[0].after.id == id);
  }
}

Analysis as_of(const Negotiation& talks, const std::string& day) {
  Options options;
  options.as_of = day;
  options.parts = parts_of_deadlock();
  options.deadlock.ways_shown = 0;
  return *analyze(talks, options);
}

// An answer says what moved since a round: the same as the answers for the two days, side by side.
RC_GTEST_PROP(Moved, IsTheDifferenceBetweenTheTwoDays, (std::uint32_t seed)) {
  testing::Choices choices = choices_from(seed);
  Contents contents = random_contents(choices);
  for (Round& round : contents.rounds) round.planned = false;
  const Negotiation talks = testing::finished(std::move(contents));
  RC_PRE(has_joint_issue(talks));
  const Analysis later = as_of(talks, "");
  RC_PRE(later.moved.has_value());
  const Analysis earlier = as_of(talks, talks.rounds()[later.moved->since.index()].id);
  const Changes changes = changes_between(earlier.negotiation, later.negotiation);
  RC_CLASSIFY(!changes.empty(), "something moved");
  RC_CLASSIFY(later.moved->effect.verdict.differs(), "to another verdict");
  RC_ASSERT(later.moved->changes.gained == changes.gained);
  RC_ASSERT(later.moved->changes.lost == changes.lost);
  RC_ASSERT(later.moved->changes.changed == changes.changed);
  const Effect effect = effect_of(earlier, later, changes.renamed);
  const Effect& found = later.moved->effect;
  RC_ASSERT(found.verdict == effect.verdict && found.all == effect.all);
  RC_ASSERT(found.conflicts.gained == effect.conflicts.gained);
  RC_ASSERT(found.conflicts.lost == effect.conflicts.lost);
  RC_ASSERT(found.ways == effect.ways);
}

}  // namespace
}  // namespace zopa::engine

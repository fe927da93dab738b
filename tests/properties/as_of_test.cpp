// An answer for an earlier day is that of a file without the later rows.
#include <algorithm>
#include <random>
#include <set>

#include "choices.hpp"
#include "finished.hpp"
#include "negotiations.hpp"
#include "random_talks.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

constexpr std::uint32_t kDays = 8;

std::string date(std::uint32_t day) { return "2026-01-0" + std::to_string(day); }

// Every round and most statements have a day.
Contents dated(Contents talks, testing::Choices& choices) {
  talks.as_of = choices.chance(50) ? date(choices.between(1, kDays)) : "";
  for (Statement& statement : talks.statements) {
    statement.date = choices.chance(80) ? date(choices.between(1, kDays)) : "";
  }
  talks.assumptions.clear();  // some are about positions of a later day
  std::uint32_t day = 1;
  for (Round& round : talks.rounds) {
    day = choices.between(day, kDays);
    round.date = date(day);
    round.planned = false;
  }
  for (Proposal& proposal : talks.proposals) {
    proposal.date = choices.chance(60) ? date(choices.between(1, kDays)) : "";
  }
  for (Issue& issue : talks.issues) {
    for (Option& option : issue.options) {
      option.tabled = {};
      if (!option.hypothetical || !choices.chance(60)) continue;
      option.tabled = NamedDay{{}, date(choices.between(1, kDays))};
    }
  }
  return talks;
}

// What eases nothing any more: an option that is tabled, lines that are not there.
void strike_easing(Contents& file) {
  std::set<std::string> lines;
  for (const Position& position : file.positions) {
    if (std::holds_alternative<RedLine>(position.claim)) lines.insert(position.id);
  }
  for (Issue& issue : file.issues) {
    for (Option& option : issue.options) {
      if (!option.eases) continue;
      std::erase_if(option.eases->lines,
                    [&](const std::string& line) { return lines.count(line) == 0; });
      if (!option.hypothetical || option.eases->lines.empty()) option.eases = {};
    }
  }
}

// What somebody would have written down on that day, who dates nothing.
Contents written_on(const std::string& day, Contents file) {
  const auto is_later = [&](StatementId id) { return file.statement(id).date > day; };
  const auto is_all_later = [&](const auto& row) {
    return !row.because.empty() && std::all_of(row.because.begin(), row.because.end(), is_later);
  };
  std::erase_if(file.positions, [&](const Position& position) {
    return position.from ? file.rounds[position.from->index()].date > day : is_all_later(position);
  });
  std::erase_if(file.proposals, [&](const Proposal& proposal) {
    const bool is_of_later_round = proposal.from && file.rounds[proposal.from->index()].date > day;
    return is_of_later_round || proposal.date > day || (!proposal.from && is_all_later(proposal));
  });
  std::erase_if(file.frames, is_all_later);
  std::erase_if(file.blocs, is_all_later);
  const auto strike = [&](auto& rows) {
    for (auto& row : rows) {
      if (!is_all_later(row)) std::erase_if(row.because, is_later);
    }
  };
  strike(file.parties);
  strike(file.steps);
  strike(file.rules);
  strike(file.proposals);
  strike(file.positions);
  strike(file.frames);
  strike(file.rounds);
  std::erase_if(file.events,
                [&](const Event& event) { return event.date > day || is_all_later(event); });
  strike(file.events);
  strike(file.blocs);
  strike(file.assumptions);
  for (Issue& issue : file.issues) {
    for (Option& option : issue.options) {
      option.hypothetical = option.hypothetical && (!option.tabled || option.tabled->date > day);
      option.tabled = {};
    }
  }
  strike_easing(file);
  for (Statement& statement : file.statements) {
    if (statement.date > day) statement.disputes.clear();
    statement.date = "";
  }
  for (Proposal& proposal : file.proposals) proposal.date = "";
  for (Round& round : file.rounds) round.date = "";
  file.as_of = "";
  return file;
}

// Dates apart, which decide nothing any more.
Contents undated(const Negotiation& then) {
  Contents contents = then.contents();
  for (Statement& statement : contents.statements) statement.date = "";
  for (Proposal& proposal : contents.proposals) proposal.date = "";
  for (Round& round : contents.rounds) round.date = "";
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) option.tabled = {};
  }
  contents.as_of = "";
  return contents;
}

RC_GTEST_PROP(AnEarlierDay, IsThatOfAFileWithoutTheLaterRows, (std::uint32_t seed)) {
  constexpr std::size_t kPlenty = 4000;
  std::mt19937_64 random(seed);
  std::vector<std::uint32_t> numbers;
  while (numbers.size() < kPlenty) numbers.push_back(static_cast<std::uint32_t>(random()));
  testing::Choices choices(std::move(numbers));
  static const std::string kNote =
      testing::text_of_file(testing::source_folder() + "tests/schema/valid/note.txt");
  const Contents file = dated(testing::random_talks(choices, kNote).contents(), choices);
  const Negotiation talks = testing::finished(file);
  const std::string day = date(choices.between(1, kDays));
  const auto then = in_force(talks, {day_on(talks, day), {}});
  const auto alone = in_force(testing::finished(written_on(day, file)));
  RC_ASSERT(then.has_value() && alone.has_value());
  RC_CLASSIFY(then->positions().size() < in_force(talks)->positions().size(), "fewer positions");
  RC_ASSERT(undated(*then) == undated(*alone));
}

}  // namespace
}  // namespace zopa

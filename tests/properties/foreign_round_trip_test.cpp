// What is written in another program's format reads back as the same utilities of every package.
#include <algorithm>
#include <cmath>

#include "choices.hpp"
#include "finished.hpp"
#include "there_and_back.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/any_writer.hpp"
#include "zopa/preference/utility.hpp"

namespace zopa {
namespace {

using testing::Choices;
using testing::there_and_back;

Decimal hundredths(std::uint32_t number) {
  return *Decimal::parse(std::to_string(number / 100) + "." + (number % 100 < 10 ? "0" : "") +
                         std::to_string(number % 100));
}

// Names that a careless writer would break.
std::string name(Choices& choices, std::size_t number) {
  const char* const hard[] = {"plain",        "with blank", "a,b;c", "quote \" and 'apostrophe'",
                              "<tag> & more", "Größe №",    "no",    "1e3",
                              "#hash: colon"};
  return hard[choices.below(9)] + std::string(" ") + std::to_string(number);
}

Negotiation random_scenario(Choices& choices, bool boxes) {
  Contents negotiation;
  negotiation.title = "scenario";
  for (std::uint32_t i = 0; i < choices.between(1, 4); ++i) {
    Issue issue;
    issue.id = "i" + std::to_string(i);
    issue.name = name(choices, i);
    const std::uint32_t options = choices.between(2, 4);
    for (std::uint32_t o = 0; o < options; ++o) {
      Option option;
      option.id = "o" + std::to_string(o);
      option.name = boxes ? std::to_string(o + 3) : name(choices, o);
      issue.options.push_back(option);
    }
    negotiation.issues.push_back(issue);
  }
  const std::uint32_t parties = choices.chance(60) ? 2 : choices.between(3, 4);
  for (std::uint32_t p = 0; p < parties; ++p) {
    Party party;
    party.id = party.name = "p" + std::to_string(p);
    negotiation.parties.push_back(party);
    CompleteUtility utility;
    utility.party = PartyId{p};
    if (!choices.chance(20)) utility.reservation = hundredths(choices.below(101));
    if (boxes) {
      utility.divisor = Decimal{100};
      utility.most = Decimal{1};
      for (std::uint32_t b = choices.between(1, 4); b > 0; --b) {
        Formula box;
        box.kind = Formula::Kind::conjunction;
        for (std::uint32_t i = 0; i < negotiation.issues.size(); ++i) {
          const auto count = static_cast<std::uint32_t>(negotiation.issues[i].options.size());
          Formula bound;
          bound.atom = {IssueId{i}, Atom::Relation::in, {}};
          const std::uint32_t low = choices.below(count);
          for (std::uint32_t o = low; o <= low + choices.below(count - low); ++o) {
            bound.atom.options.emplace_back(o);
          }
          box.parts.push_back(bound);
        }
        if (box.parts.size() == 1) box = Formula(box.parts[0]);  // nothing to join
        utility.formulas.push_back({box, Decimal{static_cast<std::int64_t>(choices.below(60))}});
      }
    } else {
      std::uint32_t left = 100;
      for (std::uint32_t i = 0; i < negotiation.issues.size(); ++i) {
        const bool is_last = i + 1 == negotiation.issues.size();
        const std::uint32_t weight = is_last ? left : choices.below(left + 1);
        left -= weight;
        CompleteUtility::Term term{IssueId{i}, hundredths(weight), Decimal{1}, {}};
        for (std::size_t o = 0; o < negotiation.issues[i].options.size(); ++o) {
          term.values.push_back(hundredths(choices.below(101)));
        }
        utility.terms.push_back(term);
      }
    }
    negotiation.utilities.push_back(utility);
  }
  return testing::finished(std::move(negotiation));
}

// By party and package; the reservation last.
std::vector<std::vector<double>> utilities_of(const Negotiation& negotiation) {
  const PackageSpace space(negotiation);
  std::vector<PartyId> parties;
  for (std::size_t p = 0; p < negotiation.parties().size(); ++p) parties.emplace_back(p);
  const Utilities utilities = complete_utilities(negotiation, space, parties);
  RC_ASSERT(utilities.missing.empty());
  std::vector<std::vector<double>> rows;
  const auto scale = static_cast<double>(utilities.unit);
  for (const Utility& utility : utilities.parties) {
    auto& row = rows.emplace_back();
    std::vector<std::uint32_t> values(space.axes().size(), 0);
    while (true) {
      row.push_back(static_cast<double>(utility.counted(utility.total(values))) / scale);
      std::size_t axis = values.size();
      while (axis > 0 && values[axis - 1] + 1 == space.axes()[axis - 1].options.size()) {
        values[--axis] = 0;
      }
      if (axis == 0) break;
      ++values[axis - 1];
    }
    row.push_back(utility.reservation ? static_cast<double>(*utility.reservation) / scale : -1);
  }
  return rows;
}

// One that is not known as 0.
std::vector<std::vector<double>> with_reservations(std::vector<std::vector<double>> utilities) {
  for (auto& row : utilities) row.back() = std::max(row.back(), 0.0);
  return utilities;
}

std::size_t remarks_of(const Negotiation& negotiation, Format format, const std::string& key) {
  const auto written = write_any(negotiation, format);
  RC_ASSERT(written.has_value());
  return static_cast<std::size_t>(
      std::count_if(written->warnings.begin(), written->warnings.end(),
                    [&](const Diagnostic& remark) { return remark.message.key == key; }));
}

std::size_t reservations_unknown(const Negotiation& negotiation) {
  const auto& utilities = negotiation.utilities();
  return static_cast<std::size_t>(
      std::count_if(utilities.begin(), utilities.end(),
                    [](const CompleteUtility& utility) { return !utility.reservation; }));
}

void expect_near(const std::vector<std::vector<double>>& a,
                 const std::vector<std::vector<double>>& b) {
  RC_ASSERT(a.size() == b.size());
  for (std::size_t p = 0; p < a.size(); ++p) {
    RC_ASSERT(a[p].size() == b[p].size());
    for (std::size_t i = 0; i < a[p].size(); ++i) RC_ASSERT(std::abs(a[p][i] - b[p][i]) < 1e-9);
  }
}

RC_GTEST_PROP(ForeignFormats, ReadBackTheUtilitiesThatWereWritten,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Negotiation negotiation = random_scenario(choices, false);
  const auto expected = utilities_of(negotiation);
  expect_near(utilities_of(there_and_back(negotiation, Format::scores, "sheet.csv")), expected);
  expect_near(utilities_of(there_and_back(negotiation, Format::negmas)), expected);
  // Genius and NegoLog take a reservation that is not known for 0, which is remarked.
  const auto known = with_reservations(expected);
  const std::size_t unknown = remarks_of(negotiation, Format::genius, "remark.no_reservation");
  RC_ASSERT(unknown == reservations_unknown(negotiation));
  expect_near(utilities_of(there_and_back(negotiation, Format::genius)), known);
  if (negotiation.parties().size() == 2) {
    RC_ASSERT(remarks_of(negotiation, Format::negolog, "remark.no_reservation") == unknown);
    expect_near(utilities_of(there_and_back(negotiation, Format::negolog)), known);
  } else {
    RC_ASSERT(!write_any(negotiation, Format::negolog).has_value());
  }
  // GeniusWeb holds a reservation as a package only.
  auto web = utilities_of(there_and_back(negotiation, Format::geniusweb));
  for (std::size_t p = 0; p < web.size(); ++p) {
    if (web[p].back() < 0) web[p].back() = expected[p].back();
  }
  expect_near(web, expected);
}

RC_GTEST_PROP(ForeignFormats, ReadBackBoxes, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Negotiation negotiation = random_scenario(choices, true);
  expect_near(utilities_of(there_and_back(negotiation, Format::genius)),
              with_reservations(utilities_of(negotiation)));
}

// Points and reservations are written as they are, in their own unit.
RC_GTEST_PROP(ForeignFormats, BecomeOurFormat, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Negotiation negotiation = random_scenario(choices, false);
  const auto before = utilities_of(negotiation);
  for (const auto& row : before) {
    if (*std::max_element(row.begin(), row.end() - 1) <=
        *std::min_element(row.begin(), row.end() - 1)) {
      return;  // a party to whom all packages are the same has no preference to write
    }
  }
  expect_near(before, utilities_of(there_and_back(negotiation, Format::yaml, "talks.yaml")));
}

}  // namespace
}  // namespace zopa

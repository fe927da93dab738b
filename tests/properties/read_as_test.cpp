// A text that parties read in different ways, against the definition: of every package a claim says
// what it says of that in which its party's reading stands for the option.
#include "zopa/model/read_as.hpp"

#include <algorithm>

#include "choices.hpp"
#include "finished.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

struct AsSaid {
  const Formula* said = nullptr;
  const Formula* counts = nullptr;

  void operator()(const RedLine& claim) { set(claim); }
  void operator()(const Demand& claim) { set(claim); }
  void operator()(const Acceptance& claim) { set(claim); }
  template <class Other>
  void operator()(const Other& /*has no formula*/) {}

  template <class Claimed>
  void set(const Claimed& claim) {
    said = &claim.as_said();
    counts = &claim.formula;
  }
};

std::uint32_t count(const std::vector<Option>& options) {
  return static_cast<std::uint32_t>(options.size());
}

// Some parties read some options as others, which nobody reads as a third.
Contents with_readings(testing::Choices& choices, Contents file) {
  for (Issue& issue : file.issues) {
    if (issue.by || issue.scale || issue.options.size() < 2) continue;
    const OptionId text{choices.below(count(issue.options))};
    for (std::size_t p = 0; p < file.parties.size(); ++p) {
      const OptionId as{choices.below(count(issue.options))};
      if (as == text || !choices.chance(60)) continue;
      issue.options[text.index()].read_as.push_back({PartyId{p}, as});
    }
  }
  return file;
}

// What takes an option changes what its party excludes; that is another rule's test.
Contents without_takings(Contents file) {
  std::erase_if(file.positions, [](const Position& position) {
    return std::holds_alternative<Taking>(position.claim);
  });
  return file;
}

// Of an option that nobody has tabled, and that it does not name, a claim says nothing that could
// stand for what it says of one that is tabled.
bool is_read(const Negotiation& file, IssueId issue, OptionId text, OptionId as,
             const Formula& said) {
  if (mentions(said, issue, text)) return false;
  const bool is_known = !file.option(issue, as).hypothetical || names(said, issue, as);
  return is_known || file.option(issue, text).hypothetical;
}

PartialPackage as_it_reads(const Negotiation& file, PartyId party, const Formula& said,
                           PartialPackage package) {
  for (std::size_t i = 0; i < package.size(); ++i) {
    const IssueId issue{i};
    const OptionId text = *package[i];
    for (const ReadAs& one : file.option(issue, text).read_as) {
      if (one.party == party && is_read(file, issue, text, one.as, said)) package[i] = one.as;
    }
  }
  return package;
}

template <class Visit>
void for_each_package(const Negotiation& file, std::size_t issue, PartialPackage& package,
                      const Visit& visit) {
  if (issue == package.size()) return visit(package);
  for (std::size_t o = 0; o < file.issues()[issue].options.size(); ++o) {
    package[issue] = OptionId{o};
    for_each_package(file, issue + 1, package, visit);
  }
}

RC_GTEST_PROP(ReadAs, SaysOfEveryPackageWhatIsSaidOfTheOneThatIsRead,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const Negotiation plain = testing::random_case(choices, {.issues = 4});
  const Negotiation file =
      testing::finished(with_readings(choices, without_takings(plain.contents())));
  const auto then = in_force(file);
  RC_ASSERT(then.has_value());
  for (const Position& position : then->positions()) {
    AsSaid claim;
    std::visit(claim, position.claim);
    if (claim.said == nullptr) continue;
    PartialPackage package(file.issues().size());
    for_each_package(file, 0, package, [&](const PartialPackage& taken) {
      const PartialPackage read = as_it_reads(*then, position.party, *claim.said, taken);
      RC_ASSERT(truth_of(*claim.counts, *then, taken) == truth_of(*claim.said, *then, read));
    });
  }
}

}  // namespace
}  // namespace zopa

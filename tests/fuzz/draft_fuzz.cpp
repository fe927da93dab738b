// Any bytes as what a program writes down, whole or broken: faults that say something, or a
// negotiation on which the engines run.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "random_draft.hpp"

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/evidence/evidence.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace {

using namespace zopa;

void expect(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::uint32_t> numbers_of(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t high = i % 7 == 0 ? 0x10000U : 1U;  // now and then a large one
    numbers.push_back(data[i] * high);
  }
  return numbers;
}

template <class IdType>
void shake(IdType& id, testing::Choices& choices) {
  if (choices.chance(4)) id.value = choices.chance(50) ? 0xFFFFFFFFU : choices.below(7);
}

void shake(Formula& formula, testing::Choices& choices) {
  shake(formula.atom.issue, choices);
  for (OptionId& option : formula.atom.options) shake(option, choices);
  if (choices.chance(3)) formula.atom.options.clear();
  if (choices.chance(3)) formula.parts.clear();
  if (choices.chance(3)) formula.kind = static_cast<Formula::Kind>(choices.below(9));
  if (choices.chance(3)) formula.atom.relation = static_cast<Atom::Relation>(choices.below(6));
  for (Formula& part : formula.parts) shake(part, choices);
}

// Ids, ranges and lists that may lead anywhere: broken in ways that nobody thought of.
void shake(Contents& contents, testing::Choices& choices) {
  for (Position& position : contents.positions) {
    shake(position.party, choices);
    for (StatementId& id : position.because) shake(id, choices);
    if (choices.chance(4)) position.from = RoundId{choices.below(3)};
    if (choices.chance(4)) position.id = choices.chance(50) ? "one" : "\xC0.";
    if (auto* line = std::get_if<RedLine>(&position.claim)) shake(line->formula, choices);
    if (auto* order = std::get_if<OptionOrder>(&position.claim)) {
      shake(order->issue, choices);
      for (OptionId& option : order->options) shake(option, choices);
      if (choices.chance(4)) order->relations.resize(choices.below(4));
    }
    if (auto* values = std::get_if<OptionValues>(&position.claim)) {
      shake(values->issue, choices);
      for (auto& entry : values->entries) shake(entry.option, choices);
    }
  }
  for (Rule& rule : contents.rules) shake(rule.formula, choices);
  for (Statement& statement : contents.statements) {
    shake(statement.source, choices);
    for (PartyId& party : statement.about) shake(party, choices);
  }
  for (Issue& issue : contents.issues) {
    if (choices.chance(2)) issue.options.resize(choices.below(3));
    if (choices.chance(4)) issue.irreversible = {{OptionId{0}, OptionId{choices.below(5)}}};
  }
  if (choices.chance(10)) contents.parties.resize(choices.below(3));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  testing::Choices choices(numbers_of(data + 1, size - 1));
  Contents contents = testing::random_contents(choices);
  const bool is_broken = data[0] % 4 == 1;
  if (is_broken) {
    const auto& all = testing::breakages();
    all[choices.below(static_cast<std::uint32_t>(all.size()))].apply(contents, choices);
  } else if (data[0] % 4 > 1) {
    shake(contents, choices);
  }
  const auto made = Draft(std::move(contents)).finish();
  if (!made) {
    expect(data[0] % 4 != 0 && !made.error().diagnostics.empty());
    for (const Diagnostic& fault : made.error().diagnostics) {
      expect(!fault.code.empty() && !to_text(fault).empty());
    }
    return 0;
  }
  expect(!is_broken);
  const auto then = in_force(*made);
  expect(then.has_value());
  for (const Position& position : then->positions()) expect(!position.id.empty());
  static_cast<void>(deadlock::diagnose(*then));
  static_cast<void>(evidence::review(*made, *then, latest_day(*made)));
  return 0;
}

// Any bytes as a formula, an order, a comparison, an agreement rule or a move (the first byte says
// which): a fault within the text, or something that its own notation says again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace {

using namespace zopa;

void expect(bool holds) {
  if (!holds) std::abort();
}

Contents known_names() {
  Contents known;
  for (const char* id : {"port", "town", "union", "fishers"}) {
    Party party;
    party.id = id;
    known.parties.push_back(party);
  }
  const auto add_issue = [&](const char* id, std::initializer_list<const char*> options) {
    Issue issue;
    issue.id = id;
    for (const char* option_id : options) {
      Option option;
      option.id = option_id;
      issue.options.push_back(option);
    }
    known.issues.push_back(issue);
  };
  add_issue("quay", {"short", "medium", "long"});
  add_issue("night", {"none", "limited", "free"});
  add_issue("strike", {"no", "yes"});
  add_issue("2024", {"1e3", "-", "_"});
  return known;
}

template <class Read, class Write>
void round_trip(std::string_view text, Read read, Write write) {
  const auto value = read(text);
  if (!value) {
    expect(value.error().offset <= text.size() && !to_english(value.error().message).empty());
    return;
  }
  const auto again = read(write(*value));
  expect(again.has_value() && *again == *value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Contents kKnown = known_names();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto written = [](const auto& value) { return to_notation(value, kKnown); };
  switch (data[0] % 6) {
    case 0:
      round_trip(
          text, [](std::string_view t) { return formula::read_formula(t, kKnown); }, written);
      break;
    case 1:
      round_trip(
          text,
          [](std::string_view t) { return formula::read_option_order(t, IssueId{0}, kKnown); },
          written);
      break;
    case 2:
      round_trip(
          text, [](std::string_view t) { return formula::read_issue_order(t, kKnown); }, written);
      break;
    case 3:
      round_trip(
          text, [](std::string_view t) { return formula::read_comparison(t, kKnown); }, written);
      break;
    case 4:
      round_trip(
          text, [](std::string_view t) { return formula::read_agreement(t, kKnown); }, written);
      break;
    default: {
      const auto move = formula::read_move(text, IssueId{0}, kKnown);
      if (!move) expect(move.error().offset <= text.size());
    }
  }
  return 0;
}

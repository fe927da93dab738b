// Offers, made: each is written into the file, and every package of it looked at.
#include "zopa/deadlock/offers.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "choices.hpp"
#include "finished.hpp"
#include "oracle_reading.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/easing.hpp"
#include "zopa/model/pivotal.hpp"
#include "zopa/model/read_as.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {
namespace {

using deadlock::Deadlock;
using testing::OraclePackage;

bool enough(const Agreement& rule, const std::vector<bool>& consents) {
  if (rule.kind == Agreement::Kind::party) return consents[rule.party.index()];
  const auto met = std::count_if(rule.parts.begin(), rule.parts.end(),
                                 [&](const Agreement& part) { return enough(part, consents); });
  return static_cast<std::size_t>(met) >= rule.needed();
}

// Every package that keeps the rules.
void for_each_package(const Negotiation& negotiation, OraclePackage& package, std::size_t issue,
                      const std::function<void(const OraclePackage&)>& visit) {
  if (issue == negotiation.issues().size()) {
    for (const Rule& rule : negotiation.rules()) {
      const auto answer =
          testing::answer_of(rule.formula, rule.formula, package, {negotiation, true});
      if (answer != testing::Answer::yes) return;
    }
    return visit(package);
  }
  const auto& options = negotiation.issues()[issue].options;
  for (std::size_t o = 0; o < options.size(); ++o) {
    if (!options[o].is_possible()) continue;
    package[issue] = o;
    for_each_package(negotiation, package, issue + 1, visit);
  }
}

// Is there an agreement on some package with this option, nothing else untabled, that none of the
// lines is known to be broken by for those who make it?
bool ends(const Negotiation& negotiation, IssueId issue, OptionId offer,
          const std::vector<std::string>& lines) {
  bool is_open = false;
  const PackageSpace space(negotiation);
  OraclePackage package(negotiation.issues().size());
  for_each_package(negotiation, package, 0, [&](const OraclePackage& one) {
    for (std::size_t i = 0; i < one.size(); ++i) {
      const bool is_offer = i == issue.index();
      if (is_offer && *one[i] != offer.index()) return;
      if (is_offer || !space.axis_of(IssueId{i})) continue;
      if (negotiation.issues()[i].options[*one[i]].hypothetical) return;
    }
    std::vector<bool> consents(negotiation.parties().size(), true);
    for (const Position& position : negotiation.positions()) {
      const bool is_meant = std::find(lines.begin(), lines.end(), position.id) != lines.end();
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (!is_meant || line == nullptr) continue;
      if (testing::answer_of(line->formula, line->formula, one, {negotiation}) ==
          testing::Answer::no) {
        consents[position.party.index()] = false;
      }
    }
    is_open = is_open || enough(agreement_rule(negotiation), consents);
  });
  return is_open;
}

Option another() {
  Option option;
  option.id = option.name = "another";
  option.hypothetical = true;
  return option;
}

using ByIssue = std::map<IssueId, std::vector<std::uint32_t>>;

ByIssue options_by_hand(const Negotiation& negotiation, const Deadlock& found) {
  ByIssue by_issue;
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    if (negotiation.issues()[i].by) continue;
    Contents more = negotiation;
    more.issues[i].options.push_back(another());
    const OptionId offer{more.issues[i].options.size() - 1};
    const Negotiation larger = testing::finished(std::move(more));
    for (std::uint32_t c = 0; c < found.conflicts.size(); ++c) {
      const auto& conflict = found.conflicts[c];
      const bool is_on_it = std::find(conflict.issues.begin(), conflict.issues.end(), IssueId{i}) !=
                            conflict.issues.end();
      if (is_on_it && ends(larger, IssueId{i}, offer, conflict.lines)) {
        by_issue[IssueId{i}].push_back(c);
      }
    }
  }
  return by_issue;
}

void expect_text(const Negotiation& negotiation, const Deadlock& found,
                 const deadlock::NewText& text) {
  Contents more = negotiation;
  auto& options = more.issues[text.issue.index()].options;
  options.push_back(another());
  for (std::size_t p = 0; p < text.parties.size(); ++p) {
    options.back().read_as.push_back({text.parties[p], text.as[p].front()});
  }
  const OptionId offer{options.size() - 1};
  for (Position& position : more.positions) {
    if (auto* line = std::get_if<RedLine>(&position.claim)) {
      line->formula = Formula(without_easing(line->formula));
    }
  }
  apply_read_as(more);
  apply_easing(more);
  const Negotiation larger = testing::finished(std::move(more));
  for (const std::uint32_t c : text.ends) {
    RC_ASSERT(ends(larger, text.issue, offer, found.conflicts[c].lines));
  }
}

void expect_compensation(const Negotiation& negotiation, const Deadlock& found,
                         const deadlock::Compensation& one) {
  Contents more = negotiation;
  Issue elsewhere;
  elsewhere.id = elsewhere.name = "elsewhere";
  elsewhere.options = {another(), another()};
  elsewhere.options[0].id = "none";
  elsewhere.options[0].hypothetical = false;
  elsewhere.options[1].eases = Easing{{one.line}, {}};
  more.issues.push_back(elsewhere);
  const IssueId issue{more.issues.size() - 1};
  apply_easing(more);
  const Negotiation larger = testing::finished(std::move(more));
  for (std::uint32_t c = 0; c < found.conflicts.size(); ++c) {
    const auto& lines = found.conflicts[c].lines;
    const bool has_line = std::find(lines.begin(), lines.end(), one.line) != lines.end();
    const bool is_told = std::binary_search(one.ends.begin(), one.ends.end(), c);
    RC_ASSERT(is_told == has_line);
    RC_ASSERT(!is_told || ends(larger, issue, OptionId{1}, lines));
  }
}

RC_GTEST_PROP(Offers, EndWhatTheySayOnceTheyAreMade, ()) {
  testing::Choices choices(*rc::gen::container<std::vector<std::uint32_t>>(
      400, rc::gen::inRange<std::uint32_t>(0, 1'000'000)));
  const Negotiation negotiation = testing::random_case(
      choices, {.parties = 4, .issues = 4, .options = 3, .red_lines = 6, .easing = true});
  const Deadlock found = deadlock::diagnose(negotiation);
  const deadlock::Offers offers = deadlock::offers_of(negotiation, found);
  const bool is_blocked = found.verdict == deadlock::Verdict::deadlock && !found.conflicts.empty();
  RC_TAG(is_blocked ? "conflicts" : "none");
  RC_ASSERT(is_blocked || offers.is_empty());
  if (!is_blocked) return;
  RC_ASSERT(offers.complete);
  ByIssue said;
  for (const deadlock::NewOption& one : offers.options) said[one.issue] = one.ends;
  RC_ASSERT(said == options_by_hand(negotiation, found));
  for (const deadlock::NewText& one : offers.texts) expect_text(negotiation, found, one);
  RC_CLASSIFY(!offers.texts.empty(), "a text");
  for (const deadlock::Compensation& one : offers.compensations) {
    expect_compensation(negotiation, found, one);
  }
}

}  // namespace
}  // namespace zopa

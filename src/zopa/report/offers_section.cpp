#include "zopa/report/offers_section.hpp"

#include <algorithm>
#include <map>

namespace zopa::report {
namespace {

using deadlock::Compensation;
using deadlock::NewOption;
using deadlock::NewText;

class OffersInWords {
 public:
  OffersInWords(const deadlock::Offers& offers, const deadlock::Deadlock& deadlock,
                const Words& words)
      : offers_(offers), deadlock_(deadlock), words_(words) {}

  // All that names its issue.
  [[nodiscard]] std::vector<std::string> on_issues() const {
    std::vector<std::string> said = options();
    for (const NewText& one : offers_.texts) said.push_back(text(one));
    return said;
  }

  [[nodiscard]] std::string compensations() const {
    std::vector<PartyId> parties;
    std::vector<std::string> ids;
    for (const Compensation& one : offers_.compensations) {
      ids.push_back(one.line);
      if (std::find(parties.begin(), parties.end(), one.party) == parties.end()) {
        parties.push_back(one.party);
      }
    }
    return words_.say("offers.compensation", {{"count", ids.size()},
                                              {"parties", words_.names(parties, Join::any)},
                                              {"lines", List{Join::any, codes(ids)}}});
  }

 private:
  // Issues on which the same parties would be asked stand together.
  [[nodiscard]] std::vector<std::string> options() const {
    std::map<std::pair<std::vector<PartyId>, bool>, std::vector<IssueId>> alike;
    std::vector<std::string> apart;
    for (const NewOption& one : offers_.options) {
      if (one.ends.size() == conflicts_on(one.issue)) {
        alike[{one.asked, one.may_be_left_open}].push_back(one.issue);
      } else {
        apart.push_back(option({one.issue}, one.asked, one.may_be_left_open, one.ends.size()));
      }
    }
    std::vector<std::string> said;
    for (const auto& [key, issues] : alike) {
      said.push_back(option(issues, key.first, key.second, 0));
    }
    said.insert(said.end(), apart.begin(), apart.end());
    return said;
  }

  // `ends`: so many of the conflicts on the issue; 0: all of them.
  [[nodiscard]] std::string option(const std::vector<IssueId>& issues,
                                   const std::vector<PartyId>& asked, bool left_open,
                                   std::size_t ends) const {
    return words_.say("offers.option", {{"issues", words_.issues(issues)},
                                        {"count", issues.size()},
                                        {"left_open", yes_or_no(left_open)},
                                        {"asked", words_.names(asked)},
                                        {"ends", ends},
                                        {"total", conflicts_on(issues.front())}});
  }

  [[nodiscard]] std::size_t conflicts_on(IssueId issue) const {
    const auto& conflicts = deadlock_.conflicts;
    return static_cast<std::size_t>(
        std::count_if(conflicts.begin(), conflicts.end(), [&](const deadlock::Conflict& one) {
          return std::find(one.issues.begin(), one.issues.end(), issue) != one.issues.end();
        }));
  }

  [[nodiscard]] std::string text(const NewText& one) const {
    List readings{Join::semicolons, {}};
    for (std::size_t p = 0; p < one.parties.size(); ++p) {
      readings.parts.emplace_back(
          Message("offers.reading", {{"party", words_.name(one.parties[p])},
                                     {"options", words_.quoted(one.issue, one.as[p], Join::any)}}));
    }
    const std::size_t total = conflicts_on(one.issue);
    return words_.say("offers.text", {{"issue", words_.issue(one.issue)},
                                      {"readings", std::move(readings)},
                                      {"ends", one.ends.size() == total ? 0 : one.ends.size()},
                                      {"total", total}});
  }

  const deadlock::Offers& offers_;
  const deadlock::Deadlock& deadlock_;
  const Words& words_;
};

}  // namespace

void write_offers(const deadlock::Offers& offers, const deadlock::Deadlock& deadlock,
                  const Words& words, Document& document) {
  if (offers.is_empty()) return;
  document.push_back({Block::Kind::heading, words.say("offers.title")});
  document.push_back({Block::Kind::paragraph,
                      words.say("offers.intro", {{"texts", yes_or_no(!offers.texts.empty())}})});
  const OffersInWords said(offers, deadlock, words);
  for (std::string& one : said.on_issues()) {
    document.push_back({Block::Kind::item, std::move(one)});
  }
  if (!offers.compensations.empty()) document.push_back({Block::Kind::item, said.compensations()});
  if (!offers.complete) document.push_back({Block::Kind::item, words.say("offers.more")});
}

std::vector<std::string> offers_in_short(const deadlock::Offers& offers,
                                         const deadlock::Deadlock& deadlock, const Words& words) {
  if (deadlock.ways.by_options.count + deadlock.ways.by_both.count > 0) return {};
  return OffersInWords(offers, deadlock, words).on_issues();
}

}  // namespace zopa::report

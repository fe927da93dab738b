#include "zopa/report/robust_section.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "zopa/base/listed.hpp"

namespace zopa::report {
namespace {

using robust::Conclusion;
using robust::OpenQuestion;
using robust::Robustness;
using robust::RobustPackage;
using robust::Share;

constexpr std::size_t kMostQuestions = 5;
constexpr std::size_t kMostSets = 3;  // of claims to fail without
constexpr std::size_t kMostTrades = 3;
constexpr std::size_t kMostInBrief = 10;  // packages
constexpr double kLeastGain = 0.0005;

std::string percent(double share) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", 100 * share);
  return text.data();
}

// "62.5 % ± 0.9 (58.1 to 70.2)"; the numbers are not torn apart at the end of a line.
std::string in_words(const Share& share) {
  const std::string blank = "\u00A0";
  return percent(share.share) + blank + "%" + blank + "±" + blank + percent(share.error) + " (" +
         percent(share.low) + blank + "to" + blank + percent(share.high) + ")";
}

class Section : private DocumentWriter {
 public:
  Section(const Robustness& found, const Words& words, Length length, Document& document)
      : DocumentWriter(document),
        found_(found),
        negotiation_(words.negotiation()),
        length_(length),
        words_(words) {}

  void write() {
    heading("What holds whatever the unknown preferences are");
    write_scope();
    const std::size_t shown = length_ == Length::brief
                                  ? std::min(kMostInBrief, found_.packages.size())
                                  : found_.packages.size();
    for (std::size_t i = 0; i < shown; ++i) write_package(i);
    if (shown < found_.packages.size()) {
      paragraph(counted(found_.packages.size() - shown, "more package") +
                ": `zopa robust` shows them all.");
    }
    write_missing_options();
    write_questions();
  }

 private:
  void detail(std::string text, int level = 1) { item(std::move(text), level); }

  void write_scope() {
    const std::string which = found_.candidates == CandidateKind::zone
                                  ? "packages that nothing on file excludes"
                                  : "packages that the first class of ways out opens, with the "
                                    "untabled ones that nothing "
                                    "on file excludes";
    paragraph("Of " + counted(found_.packages.size(), "package") + ": " + which +
              (found_.all_candidates ? "." : "; these are the first of them.") +
              " Efficient here means that none of these packages is better for one party and worse "
              "for none. “Follows” and “ruled out” hold for every preference that agrees with what "
              "is on file (save for some of no volume); the rest is open.");
    paragraph(
        "Shares are of " + counted(found_.answer.completions, "drawn preference") +
        " that agree with what is on file, parties independently: uniform, with the 95 per "
        "cent interval, then the range over priors that lean to equal and to extreme weights. "
        "A share of preferences is no chance of anything.");
    if (!found_.left_out.empty()) {
      detail(
          "Comparisons with too many cases, left out: " + listed(code(ids(found_.left_out))) + ".",
          0);
    }
  }

  [[nodiscard]] std::vector<std::string> ids(const std::vector<PositionId>& positions) const {
    std::vector<std::string> ids;
    for (const PositionId position : positions) ids.push_back(negotiation_.position(position).id);
    return ids;
  }

  void write_package(std::size_t i) {
    const RobustPackage& one = found_.packages[i];
    document_.push_back({Block::Kind::item, words_.package(found_.issues, one.package) + ".", 0,
                         std::to_string(i + 1) + "."});
    write_efficiency(one);
    write_acceptance(one);
    write_best(one);
    write_trades(one);
    if (one.answer.nash) detail("Nash solution among these: " + in_words(*one.answer.nash) + ".");
    if (one.answer.egalitarian) {
      detail("Leaves whoever fares worst best off: " + in_words(*one.answer.egalitarian) +
             (one.answer.nash ? "." : " (measured from each party's worst listed options)."));
    }
  }

  void write_trades(const RobustPackage& one) {
    std::size_t follow = 0;
    for (const robust::Trade& trade : one.trades) follow += trade.follows ? 1U : 0U;
    const std::size_t open = one.trades.size() - follow;
    for (std::size_t k = 0; k < std::min(kMostTrades, follow); ++k) {
      const robust::Trade& trade = one.trades[k];
      detail("A trade better for both " + words_.party(trade.first) + " and " +
             words_.party(trade.second) + ", that follows: " + words_.issue(trade.first_issue) +
             ": " + words_.option(trade.first_issue, trade.first_option) + " with " +
             words_.issue(trade.second_issue) + ": " +
             words_.option(trade.second_issue, trade.second_option) + ".");
    }
    if (follow > kMostTrades) {
      detail(counted(follow - kMostTrades, "more trade") + " that " +
             (follow - kMostTrades == 1 ? "follows." : "follow."));
    }
    if (open > 0) {
      detail(counted(open, "trade") + " of two issues may be better for two parties (open).");
    }
  }

  void write_missing_options() {
    if (found_.missing_options.empty()) return;
    heading("What a missing option would have to be");
    paragraph(
        "On these issues no tabled option keeps the red lines of both parties. One that does "
        "would have to be better, for each, than what its line shuts out.");
    for (const robust::MissingOption& one : found_.missing_options) {
      std::string text = words_.issue(one.issue) + ": better than " +
                         words_.options(one.issue, one.above_for_first) + " for " +
                         words_.party(one.first) + ", and better than " +
                         words_.options(one.issue, one.above_for_second) + " for " +
                         words_.party(one.second) + ".";
      if (!one.listed.empty()) {
        text += " As their orders on file go, the untabled " +
                words_.options(one.issue, one.listed, Join::any) + " would be.";
      }
      detail(text, 0);
    }
  }

  void write_efficiency(const RobustPackage& one) {
    const auto& answer = one.answer;
    std::string text = "Efficient: ";
    if (answer.efficient == Conclusion::follows) {
      text += "follows";
    } else if (answer.efficient == Conclusion::ruled_out) {
      text += "ruled out, package " + std::to_string(*answer.dominated_by + 1) +
              " is better for one party and worse for none";
    } else {
      text += "open";
      if (answer.efficient_share) text += ", in " + in_words(*answer.efficient_share);
      detail(text + ".");
      return;
    }
    write_conclusion(text, one.efficiency);
  }

  void write_conclusion(const std::string& text, const Grounds& grounds) {
    if (grounds.support.empty()) {
      detail(text + ".");
      return;
    }
    detail(text + ". Basis: " + std::string(to_text(grounds.basis)) + ". It rests on " +
           listed(code(ids(grounds.support))) + " alone.");
    if (grounds.fails_without.empty()) return;
    std::vector<std::string> sets;
    const std::size_t shown = std::min(kMostSets, grounds.fails_without.size());
    for (std::size_t k = 0; k < shown; ++k) {
      sets.push_back(listed(code(ids(grounds.fails_without[k]))));
    }
    const std::size_t left = grounds.fails_without.size() - shown;
    detail("It would no longer follow without " + listed(sets, ", or ", "; ") +
               (left > 0 ? " (and " + std::to_string(left) + " more such sets)." : "."),
           2);
  }

  void write_acceptance(const RobustPackage& one) {
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const robust::Assent& acceptance = one.parties[p].acceptance;
      const std::string& name = words_.party(found_.parties[p]);
      if (acceptance.truth == Truth::no) {
        write_conclusion("Excluded on file by " + name, acceptance.grounds);
      } else if (acceptance.truth == Truth::yes) {
        write_conclusion("Accepted, as claimed, by " + name, acceptance.grounds);
      } else if (one.answer.parties[p].acceptable) {
        detail("At least as good as no agreement for " + name + ": open, in " +
               in_words(*one.answer.parties[p].acceptable) + ".");
      }
    }
  }

  void write_best(const RobustPackage& one) {
    std::vector<std::string> open;
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const robust::PackageOfParty& answer = one.answer.parties[p];
      const std::string& name = words_.party(found_.parties[p]);
      if (answer.best == Conclusion::follows) {
        write_conclusion("Best of these for " + name + ": follows", one.parties[p].best);
      } else if (answer.best == Conclusion::ruled_out) {
        write_conclusion("Best of these for " + name + ": ruled out, package " +
                             std::to_string(*answer.beaten_by + 1) + " is better",
                         one.parties[p].best);
      } else {
        open.push_back(name + " " + in_words(answer.first));
      }
    }
    if (!open.empty()) detail("Best of these, open: for " + listed(open, "; ", "; ") + ".");
  }

  void write_questions() {
    std::vector<const OpenQuestion*> worth_asking;
    for (const OpenQuestion& unknown : found_.answer.unknowns) {
      if (unknown.value >= kLeastGain && worth_asking.size() < kMostQuestions) {
        worth_asking.push_back(&unknown);
      }
    }
    heading("Questions worth asking");
    if (worth_asking.empty()) {
      paragraph(
          "None of the unknown orders of issues or options changes which of these packages "
          "leaves whoever fares worst best off.");
      return;
    }
    paragraph(
        "Those whose answer is expected to change most which package leaves whoever fares "
        "worst best off (expected gain in that party's utility, which runs from 0 to 1; by "
        "the drawn preferences).");
    for (std::size_t k = 0; k < worth_asking.size(); ++k) {
      document_.push_back(
          {Block::Kind::item, question(*worth_asking[k]), 0, std::to_string(k + 1) + "."});
      detail("If the first: package " + std::to_string(worth_asking[k]->best_if_first + 1) +
             " comes out ahead. If the second: package " +
             std::to_string(worth_asking[k]->best_if_second + 1) + ". Expected gain " +
             utility_in_words(worth_asking[k]->value) + ".");
    }
  }

  [[nodiscard]] std::string question(const OpenQuestion& unknown) const {
    const std::string& party = words_.party(found_.parties[unknown.party]);
    if (unknown.kind == OpenQuestion::Kind::issues) {
      return "What matters more to " + party +
             ": to go from the worst to the best listed option on " +
             words_.issue(found_.issues[unknown.first]) + ", or on " +
             words_.issue(found_.issues[unknown.second]) + "?";
    }
    if (unknown.kind == OpenQuestion::Kind::fallback) {
      return "Would " + party + " rather have no agreement (the first) than package " +
             std::to_string(unknown.first + 1) + " (the second)?";
    }
    const IssueId issue = found_.issues[unknown.axis];
    const PackageSpace space(negotiation_);
    const auto& options = space.axes()[unknown.axis].options;
    return "Which does " + party + " prefer on " + words_.issue(issue) + ": " +
           words_.option(issue, options[unknown.first]) + " or " +
           words_.option(issue, options[unknown.second]) + "?";
  }

  const Robustness& found_;
  const Negotiation& negotiation_;
  Length length_;
  const Words& words_;
};

}  // namespace

void write_robustness(const Robustness& robustness, const Words& words, Length length,
                      Document& document) {
  Section(robustness, words, length, document).write();
}

Document to_document(const Words& words, const robust::RobustAnswer& answer) {
  const Negotiation& in_force = words.negotiation();
  Document document = {{Block::Kind::title, in_force.title()}};
  if (answer.robustness) {
    write_robustness(*answer.robustness, words, Length::full, document);
  } else {
    document.push_back({Block::Kind::heading, "What holds whatever the unknown preferences are"});
    std::string why = "Not computed: " + answer.why_not + ".";
    if (!answer.contradiction.empty()) {
      std::vector<std::string> ids;
      for (const PositionId id : answer.contradiction) ids.push_back(in_force.position(id).id);
      why +=
          " These cannot all hold, though any smaller part of them can: " + listed(code(ids)) + ".";
    }
    document.push_back({Block::Kind::paragraph, std::move(why)});
  }
  document.push_back({Block::Kind::heading, "What this does not say"});
  document.push_back({Block::Kind::item,
                      "Preferences are taken to be sums over issues; red lines are constraints "
                      "beside them. Drawn preferences of different parties are independent."});
  document.push_back(
      {Block::Kind::item, "Not modelled: trust, spoilers, the sequence of steps, enforcement."});
  return document;
}

}  // namespace zopa::report

#include "zopa/report/robust_section.hpp"

#include <algorithm>

#include "zopa/robust/shown_packages.hpp"

namespace zopa::report {
namespace {

using robust::Conclusion;
using robust::Robustness;
using robust::RobustPackage;
using robust::Share;

constexpr std::size_t kMostSets = 3;  // of claims to fail without
constexpr std::size_t kMostTrades = 3;
constexpr std::size_t kMostInBrief = 10;  // packages

// "62.5% ± 0.9 (58.1 to 70.2)"
Message in_words(const Share& share) {
  if (share.high == 0) return Message("robust.in_none");
  if (share.low == 1) return Message("robust.in_all");
  const auto points = [](double part) { return fixed(1, 100 * part); };
  return {"robust.share",
          {{"share", percent(1, share.share)},
           {"error", points(share.error)},
           {"low", points(share.low)},
           {"high", points(share.high)}}};
}

class RobustSection : private DocumentWriter {
 public:
  RobustSection(const Robustness& found, const Words& words, Length length, Document& document)
      : DocumentWriter(document),
        found_(found),
        negotiation_(words.negotiation()),
        length_(length),
        has_shares_(length == Length::full || found.weights_on_file),
        words_(words) {}

  void write() {
    heading(words_.say("robust.title"));
    write_scope();
    const std::size_t all = found_.packages.size();
    const auto shown = shown_packages(found_, length_ == Length::brief ? kMostInBrief : all);
    for (const std::size_t i : shown) write_package(i);
    if (shown.size() < all) {
      paragraph(words_.say("robust.more_packages", {{"shown", shown.size()}, {"count", all}}));
    }
    write_missing_options();
  }

 private:
  void detail(const std::string& key, std::vector<Argument> arguments = {}, int level = 1) {
    item(words_.say(key, std::move(arguments)), level);
  }

  void write_scope() {
    const char* key = found_.candidates == CandidateKind::zone ? "robust.zone" : "robust.ways";
    const Message which(
        key, {{"count", found_.packages.size()}, {"all", yes_or_no(found_.all_candidates)}});
    paragraph(words_.text(List{Join::sentences, {which, Message("robust.meaning")}}));
    if (has_shares_) {
      paragraph(words_.say("robust.shares", {{"count", found_.answer.completions}}));
    }
    if (!found_.weights_on_file) {
      paragraph(words_.say("robust.no_weights", {{"shares", yes_or_no(has_shares_)}}));
    }
    if (const auto reasoned = found_.reasoned()) {
      paragraph(words_.say("robust.reasoned", {{"count", *reasoned}}));
    }
    if (!found_.looks_for_trades) paragraph(words_.say("robust.no_trades"));
    if (!found_.left_out.empty()) {
      detail("robust.left_out", {{"claims", claims(found_.left_out)}}, 0);
    }
  }

  [[nodiscard]] List claims(const std::vector<PositionId>& positions) const {
    List ids;
    for (const PositionId position : positions) {
      ids.parts.emplace_back(Code{negotiation_.position(position).id});
    }
    return ids;
  }

  void write_package(std::size_t i) {
    const RobustPackage& one = found_.packages[i];
    item(words_.say("robust.package", {{"package", words_.package(found_.issues, one.package)}}), 0,
         std::to_string(i + 1) + ".");
    write_efficiency(one);
    write_acceptance(one);
    write_best(one);
    write_trades(one);
    if (!has_shares_) return;
    if (one.answer.nash) detail("robust.nash", {{"share", in_words(*one.answer.nash)}});
    if (one.answer.egalitarian) {
      detail(one.answer.nash ? "robust.egalitarian" : "robust.egalitarian_from_worst",
             {{"share", in_words(*one.answer.egalitarian)}});
    }
  }

  void write_efficiency(const RobustPackage& one) {
    const auto& answer = one.answer;
    if (answer.efficient == Conclusion::follows) {
      write_conclusion(Message("robust.efficient_follows"), one.efficiency);
    } else if (answer.efficient == Conclusion::ruled_out) {
      write_conclusion(answer.dominated_by ? Message("robust.efficient_ruled_out",
                                                     {{"number", *answer.dominated_by + 1}})
                                           : Message("robust.efficient_ruled_out_by_several"),
                       one.efficiency);
    } else if (answer.efficient_share && has_shares_) {
      detail("robust.efficient_open_share", {{"share", in_words(*answer.efficient_share)}});
    } else {
      detail("robust.efficient_open");
    }
  }

  [[nodiscard]] std::vector<StatementId> because_of(const std::vector<PositionId>& claims) const {
    std::vector<StatementId> because;
    for (const PositionId id : claims) {
      const auto& own = negotiation_.position(id).because;
      because.insert(because.end(), own.begin(), own.end());
    }
    return because;
  }

  void write_conclusion(Message conclusion, const Grounds& grounds) {
    if (grounds.support.empty()) {
      item(words_.text(conclusion), 1);
      return;
    }
    detail("robust.with_grounds",
           {{"conclusion", std::move(conclusion)},
            {"basis", words_.basis(grounds.basis, because_of(grounds.support))},
            {"claims", claims(grounds.support)}});
    if (grounds.fails_without.empty()) return;
    List sets{Join::semicolons, {}};
    const std::size_t shown = std::min(kMostSets, grounds.fails_without.size());
    for (std::size_t k = 0; k < shown; ++k) {
      sets.parts.emplace_back(claims(grounds.fails_without[k]));
    }
    detail("robust.fails_without",
           {{"sets", std::move(sets)},
            {"count", shown},
            {"more", grounds.fails_without.size() - shown}},
           2);
  }

  void write_acceptance(const RobustPackage& one) {
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const robust::Assent& acceptance = one.parties[p].acceptance;
      const Name party = words_.name(found_.parties[p]);
      if (acceptance.on_file == robust::OnFile::excluded) {
        write_conclusion({"robust.excluded", {{"party", party}}}, acceptance.grounds);
      } else if (acceptance.on_file == robust::OnFile::accepted) {
        write_conclusion({"robust.accepted", {{"party", party}}}, acceptance.grounds);
      } else if (acceptance.on_file == robust::OnFile::no_worse) {
        write_conclusion({"robust.no_worse", {{"party", party}}}, acceptance.grounds);
      } else if (one.answer.parties[p].acceptable && has_shares_) {
        detail("robust.acceptance_open",
               {{"party", party}, {"share", in_words(*one.answer.parties[p].acceptable)}});
      }
    }
  }

  void write_best(const RobustPackage& one) {
    List open{Join::semicolons, {}};
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const robust::PackageOfParty& answer = one.answer.parties[p];
      const Name party = words_.name(found_.parties[p]);
      if (answer.best == Conclusion::follows) {
        write_conclusion({"robust.best_follows", {{"party", party}}}, one.parties[p].best);
      } else if (answer.best == Conclusion::ruled_out) {
        write_conclusion(answer.beaten_by
                             ? Message("robust.best_ruled_out",
                                       {{"party", party}, {"number", *answer.beaten_by + 1}})
                             : Message("robust.best_ruled_out_by_several", {{"party", party}}),
                         one.parties[p].best);
      } else if (has_shares_) {
        open.parts.emplace_back(
            Message("robust.best_open_for", {{"party", party}, {"share", in_words(answer.first)}}));
      }
    }
    if (!open.parts.empty()) detail("robust.best_open", {{"parties", std::move(open)}});
  }

  void write_trades(const RobustPackage& one) {
    if (!one.trades) return;
    const auto [follow, open] = one.trades_count();
    for (std::size_t k = 0; k < std::min(kMostTrades, follow); ++k) {
      const robust::Trade& trade = (*one.trades)[k];
      detail("robust.trade",
             {{"first", words_.name(trade.first)},
              {"second", words_.name(trade.second)},
              {"first_issue", words_.issue(trade.first_issue)},
              {"first_option", words_.quoted(trade.first_issue, trade.first_option)},
              {"second_issue", words_.issue(trade.second_issue)},
              {"second_option", words_.quoted(trade.second_issue, trade.second_option)}});
    }
    if (follow > kMostTrades) detail("robust.more_trades", {{"count", follow - kMostTrades}});
    if (open > 0) detail("robust.open_trades", {{"count", open}});
  }

  void write_missing_options() {
    if (found_.missing_options.empty()) return;
    heading(words_.say("robust.missing_title"));
    paragraph(words_.say("robust.missing"));
    for (const robust::MissingOption& one : found_.missing_options) {
      List sentences{Join::sentences, {}};
      sentences.parts.emplace_back(
          Message("robust.missing_option",
                  {{"issue", words_.issue(one.issue)},
                   {"above_first", words_.quoted(one.issue, one.above_for_first)},
                   {"first", words_.name(one.first)},
                   {"above_second", words_.quoted(one.issue, one.above_for_second)},
                   {"second", words_.name(one.second)}}));
      if (!one.listed.empty()) {
        sentences.parts.emplace_back(
            Message("robust.missing_listed", {{"options", words_.quoted(one.issue, one.listed)}}));
      }
      item(words_.text(sentences));
    }
  }

  const Robustness& found_;
  const Negotiation& negotiation_;
  Length length_;
  bool has_shares_;  // where nothing bears on weights they would only say how they were drawn
  const Words& words_;
};

std::string why_not(const Words& words, Message reason,
                    const std::vector<PositionId>& contradiction) {
  Message why("limits.why_not", {{"why", std::move(reason)}});
  if (contradiction.empty()) return words.text(why);
  List claims;
  for (const PositionId id : contradiction) {
    claims.parts.emplace_back(Code{words.negotiation().position(id).id});
  }
  return words.say("robust.contradiction",
                   {{"not_computed", std::move(why)}, {"claims", std::move(claims)}});
}

}  // namespace

void write_robustness(const Robustness& robustness, const Words& words, Length length,
                      Document& document) {
  RobustSection(robustness, words, length, document).write();
}

Document to_document(const Words& words, const Part<robust::Robustness>& part,
                     const std::vector<PositionId>& contradiction) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (part.value) {
    write_robustness(*part.value, words, Length::full, document);
  } else {
    document.push_back({Block::Kind::heading, words.say("robust.title")});
    document.push_back({Block::Kind::paragraph, why_not(words, *part.why, contradiction)});
  }
  document.push_back({Block::Kind::heading, words.say("limits.title")});
  document.push_back({Block::Kind::item, words.say("robust.scope")});
  document.push_back({Block::Kind::item, words.say("limits.not_modelled")});
  return document;
}

}  // namespace zopa::report

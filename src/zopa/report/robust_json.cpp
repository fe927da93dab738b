#include "zopa/report/robust_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/report/json_parts.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostTrades = 50;  // of a package

using robust::Conclusion;
using robust::OpenQuestion;
using robust::Robustness;
using robust::RobustPackage;
using robust::Share;

Json share_json(const Share& share) {
  return {{"share", share.share},
          {"error", share.error},
          {"least", share.low},
          {"greatest", share.high}};
}

Json share_json(const std::optional<Share>& share) { return share ? share_json(*share) : Json(); }

const char* to_word(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::follows:
      return "follows";
    case Conclusion::ruled_out:
      return "ruled_out";
    case Conclusion::open:
      break;
  }
  return "open";
}

const char* to_word(Truth truth) {
  return truth == Truth::yes ? "accepted" : truth == Truth::no ? "excluded" : "open";
}

class Writer {
 public:
  Writer(const Negotiation& negotiation, const Robustness& found)
      : negotiation_(negotiation), found_(found) {}

  [[nodiscard]] Json write() const {
    Json json = {{"candidates", found_.candidates == CandidateKind::zone ? "zone" : "ways_out"},
                 {"candidates_complete", found_.all_candidates},
                 {"completions", found_.answer.completions},
                 {"concluded", found_.answer.is_concluded},
                 {"priors", {"uniform", "equal", "extreme"}},
                 {"parties", parties()},
                 {"packages", Json::array()}};
    for (std::size_t i = 0; i < found_.packages.size(); ++i) json["packages"].push_back(package(i));
    json["pairs"] = found_.answer.winning.empty() ? Json() : pairs();
    json["missing_options"] = Json::array();
    for (const auto& one : found_.missing_options) {
      json["missing_options"].push_back(missing_option(one));
    }
    json["left_out"] = ids(found_.left_out);
    return json;
  }

  [[nodiscard]] Json questions() const {
    Json json = Json::array();
    for (const OpenQuestion& unknown : found_.answer.unknowns) json.push_back(question(unknown));
    return json;
  }

 private:
  [[nodiscard]] const std::string& party(std::size_t p) const {
    return negotiation_.party(found_.parties[p]).id;
  }

  [[nodiscard]] Json ids(const std::vector<PositionId>& positions) const {
    Json json = Json::array();
    for (const PositionId one : positions) json.push_back(negotiation_.position(one).id);
    return json;
  }

  [[nodiscard]] Json parties() const {
    Json json = Json::object();
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const auto& reservation = found_.reservations[p];
      json[party(p)] = {{"method", found_.answer.methods[p]},
                        {"reservation", reservation ? range(*reservation) : Json()}};
    }
    return json;
  }

  static Json range(const robust::Interval& range) {
    return range.low == range.high ? Json(range.low) : Json({range.low, range.high});
  }

  [[nodiscard]] Json grounds_json(const Grounds& grounds) const {
    if (grounds.support.empty()) return nullptr;
    Json json = {{"support", ids(grounds.support)},
                 {"basis", to_text(grounds.basis)},
                 {"fails_without", Json::array()}};
    for (const auto& set : grounds.fails_without) json["fails_without"].push_back(ids(set));
    return json;
  }

  [[nodiscard]] Json package_json(std::size_t i) const {
    return json_of(found_.packages[i].package, found_.issues, negotiation_);
  }

  [[nodiscard]] Json package(std::size_t i) const {
    const RobustPackage& one = found_.packages[i];
    Json json = {{"package", json_of(one.package, found_.issues, negotiation_)},
                 {"efficient", to_word(one.answer.efficient)},
                 {"efficient_share", share_json(one.answer.efficient_share)}};
    json["dominated_by"] =
        one.answer.dominated_by ? package_json(*one.answer.dominated_by) : Json();
    json["grounds"] = grounds_json(one.efficiency);
    json["parties"] = Json::object();
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      json["parties"][party(p)] = of_party(one, p);
    }
    json["trades"] = Json::array();
    // Those that are open all or none: any first ones would be those of the first parties.
    for (const robust::Trade& trade : one.trades) {
      if (trade.follows || one.trades.size() <= kMostTrades) {
        json["trades"].push_back(trade_json(trade));
      }
    }
    const auto follow = std::count_if(one.trades.begin(), one.trades.end(),
                                      [](const robust::Trade& trade) { return trade.follows; });
    json["trades_count"] = {{"follows", follow},
                            {"open", static_cast<std::int64_t>(one.trades.size()) - follow}};
    json["nash"] = share_json(one.answer.nash);
    json["egalitarian"] = share_json(one.answer.egalitarian);
    json["utilitarian"] = share_json(one.answer.utilitarian);
    return json;
  }

  [[nodiscard]] Json trade_json(const robust::Trade& trade) const {
    const std::string& first = negotiation_.issue(trade.first_issue).id;
    const std::string& second = negotiation_.issue(trade.second_issue).id;
    Json to = Json::object();
    to[first] = negotiation_.option(trade.first_issue, trade.first_option).id;
    to[second] = negotiation_.option(trade.second_issue, trade.second_option).id;
    return {{"parties", {negotiation_.party(trade.first).id, negotiation_.party(trade.second).id}},
            {"to", std::move(to)},
            {"better_for_both", trade.follows ? "follows" : "open"}};
  }

  [[nodiscard]] Json missing_option(const robust::MissingOption& one) const {
    const auto options = [&](const std::vector<OptionId>& list) {
      Json json = Json::array();
      for (const OptionId option : list) {
        json.push_back(negotiation_.option(one.issue, option).id);
      }
      return json;
    };
    Json better_than = Json::object();
    better_than[negotiation_.party(one.first).id] = options(one.above_for_first);
    better_than[negotiation_.party(one.second).id] = options(one.above_for_second);
    return {{"issue", negotiation_.issue(one.issue).id},
            {"better_than", std::move(better_than)},
            {"listed", options(one.listed)}};
  }

  [[nodiscard]] Json of_party(const RobustPackage& one, std::size_t p) const {
    const auto& own = one.answer.parties[p];
    const robust::Assent& acceptance = one.parties[p].acceptance;
    Json json = {{"acceptance", to_word(acceptance.truth)},
                 {"acceptance_grounds", grounds_json(acceptance.grounds)},
                 {"acceptable", share_json(own.acceptable)},
                 {"best", to_word(own.best)},
                 {"beaten_by", own.beaten_by ? package_json(*own.beaten_by) : Json()},
                 {"best_grounds", grounds_json(one.parties[p].best)},
                 {"first", share_json(own.first)}};
    json["central_weights"] = nullptr;
    if (!own.central.empty()) {
      json["central_weights"] = Json::object();
      for (std::size_t a = 0; a < own.central.size(); ++a) {
        json["central_weights"][negotiation_.issue(found_.issues[a]).id] = own.central[a];
      }
    }
    json["confidence"] = own.confidence ? Json(*own.confidence) : Json();
    if (!own.ranks.empty()) json["ranks"] = own.ranks;
    return json;
  }

  // By party: rows of packages; in which share of completions the row's is better than the
  // column's, and whether it is at least as good in every one.
  [[nodiscard]] Json pairs() const {
    Json json = Json::object();
    const std::size_t count = found_.packages.size();
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      Json wins = Json::array();
      Json necessary = Json::array();
      for (std::size_t a = 0; a < count; ++a) {
        Json win_row = Json::array();
        Json necessary_row = Json::array();
        for (std::size_t b = 0; b < count; ++b) {
          win_row.push_back(found_.answer.winning[p][a * count + b]);
          if (!found_.answer.necessary.empty()) {
            necessary_row.push_back(static_cast<bool>(found_.answer.necessary[p][a * count + b]));
          }
        }
        wins.push_back(std::move(win_row));
        necessary.push_back(std::move(necessary_row));
      }
      json[party(p)] = {{"better", std::move(wins)},
                        {"necessarily_at_least", std::move(necessary)}};
    }
    return json;
  }

  [[nodiscard]] Json question(const OpenQuestion& unknown) const {
    Json json = {{"party", party(unknown.party)}};
    if (unknown.kind == OpenQuestion::Kind::issues) {
      json["issues"] = {negotiation_.issue(found_.issues[unknown.first]).id,
                        negotiation_.issue(found_.issues[unknown.second]).id};
    } else if (unknown.kind == OpenQuestion::Kind::fallback) {
      json["no_agreement_or"] = package_json(unknown.first);
    } else {
      const IssueId issue = found_.issues[unknown.axis];
      const PackageSpace space(negotiation_);
      const auto& options = space.axes()[unknown.axis].options;
      json["issue"] = negotiation_.issue(issue).id;
      json["options"] = {negotiation_.option(issue, options[unknown.first]).id,
                         negotiation_.option(issue, options[unknown.second]).id};
    }
    json["expected_gain"] = unknown.value;
    json["share_first"] = unknown.share;
    json["best_if_first"] = package_json(unknown.best_if_first);
    json["best_if_second"] = package_json(unknown.best_if_second);
    return json;
  }

  const Negotiation& negotiation_;
  const Robustness& found_;
};

}  // namespace

Json json_of(const Robustness& robustness, const Negotiation& negotiation) {
  return Writer(negotiation, robustness).write();
}

Json questions_json(const Robustness& robustness, const Negotiation& negotiation) {
  return Writer(negotiation, robustness).questions();
}

std::string to_json(const Negotiation& in_force, const robust::RobustAnswer& answer) {
  Json json = {{"zopa", 1}, {"title", in_force.title()}};
  json["robustness"] = answer.robustness ? json_of(*answer.robustness, in_force) : Json();
  json["questions"] = answer.robustness ? questions_json(*answer.robustness, in_force) : Json();
  json["contradiction"] = Json::array();
  for (const PositionId id : answer.contradiction) {
    json["contradiction"].push_back(in_force.position(id).id);
  }
  json["not_computed"] = Json::object();
  if (!answer.robustness) json["not_computed"]["robustness"] = answer.why_not;
  json["stopped"] = answer.stopped;
  return dumped(json);
}

}  // namespace zopa::report

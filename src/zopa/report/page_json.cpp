// What the page draws from: the answer, the negotiation, the board, the graph of states, and the
// sources cut at the quotes.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/deadlock/board.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/json_parts.hpp"
#include "zopa/report/negotiation_json.hpp"
#include "zopa/report/page.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using deadlock::Board;
using deadlock::BoardCell;

constexpr std::size_t kMostDrawnStates = 64;

class Writer {
 public:
  explicit Writer(const Page& page) : page_(page), negotiation_(page.analysis.negotiation) {}

  [[nodiscard]] Json write() const {
    const Provenance& from = page_.provenance;
    return {{"zopa", 1},
            {"version", from.version},
            {"file", from.file},
            {"sha256", from.sha256},
            {"seed", from.seed},
            {"completions", from.completions},
            {"analysis", analysis_json(page_.analysis)},
            {"negotiation", json_of(negotiation_, page_.file)},
            {"board", board()},
            {"graph", graph()},
            {"texts", texts()}};
  }

 private:
  template <class Id>
  [[nodiscard]] Json options(IssueId issue, const std::vector<Id>& list) const {
    Json json = Json::array();
    for (const OptionId option : list) json.push_back(negotiation_.option(issue, option).id);
    return json;
  }
  [[nodiscard]] Json claims(const std::vector<PositionId>& list) const {
    Json json = Json::array();
    for (const PositionId position : list) json.push_back(negotiation_.position(position).id);
    return json;
  }

  [[nodiscard]] Json board() const {
    const Board board = deadlock::board_of(negotiation_);
    Json json = {{"parties", Json::array()}, {"issues", Json::array()}, {"cells", Json::array()}};
    for (const PartyId party : board.parties) {
      json["parties"].push_back(negotiation_.party(party).id);
    }
    for (const IssueId issue : board.issues) json["issues"].push_back(negotiation_.issue(issue).id);
    for (const BoardCell& one : board.cells) json["cells"].push_back(cell(one));
    return json;
  }

  [[nodiscard]] Json cell(const BoardCell& cell) const {
    Json json = {{"party", negotiation_.party(cell.party).id},
                 {"issue", negotiation_.issue(cell.issue).id},
                 {"ordered", cell.is_ordered},
                 {"orders", claims(cell.orders)},
                 {"wider", claims(cell.wider)},
                 {"options", Json::array()},
                 {"lines", Json::array()}};
    for (const auto& option : cell.options) {
      json["options"].push_back({{"option", negotiation_.option(cell.issue, option.option).id},
                                 {"place", option.place},
                                 {"shut_out", claims(option.shut_out)},
                                 {"open", claims(option.open)},
                                 {"asked", claims(option.asked)}});
    }
    for (const auto& line : cell.lines) {
      Json one = {{"red_line", negotiation_.position(line.position).id},
                  {"allows", options(cell.issue, line.allows)},
                  {"steps", Json::array()}};
      for (const auto& step : line.steps) {
        one["steps"].push_back({{"adds", options(cell.issue, step.adds)}, {"needs", step.needs}});
      }
      json["lines"].push_back(std::move(one));
    }
    return json;
  }

  // The moves between states, for negotiations with own moves; null where there are none, or more
  // than can be looked at.
  [[nodiscard]] Json graph() const {
    const auto& found = page_.analysis.stability;
    if (!found || !found->is_listed || found->states.size() > kMostDrawnStates) return nullptr;
    const StateWords words(negotiation_, *found);
    Json json = Json::array();
    for (const stability::Transition& step : found->steps) {
      json.push_back({{"from", step.from + 1},
                      {"to", step.to + 1},
                      {"by", words.row_id(step.row)},
                      {"improvement", step.is_improvement}});
    }
    return json;
  }

  [[nodiscard]] Json texts() const {
    Json json = Json::object();
    for (const CitedText& text : page_.texts) {
      json[negotiation_.sources()[text.source.index()].id] = parts(text);
    }
    return json;
  }

  // Cut wherever a quote begins or ends: each part with the statements that quote it.
  [[nodiscard]] Json parts(const CitedText& cited) const {
    std::vector<std::size_t> cuts = {0, cited.text.size()};
    for (const CitedPassage& passage : cited.passages) {
      cuts.push_back(passage.begin);
      cuts.push_back(passage.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    Json json = Json::array();
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      Json statements = Json::array();
      for (const CitedPassage& passage : cited.passages) {
        if (passage.begin <= cuts[i] && cuts[i + 1] <= passage.end) {
          statements.push_back(negotiation_.statement(passage.statement).id);
        }
      }
      json.push_back({{"text", cited.text.substr(cuts[i], cuts[i + 1] - cuts[i])},
                      {"statements", std::move(statements)}});
    }
    return json;
  }

  const Page& page_;
  const Negotiation& negotiation_;
};

}  // namespace

std::string page_json(const Page& page) {
  return Writer(page).write().dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace zopa::report

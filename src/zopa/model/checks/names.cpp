#include "zopa/model/checks/names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "zopa/base/invisible.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/model/date.hpp"
#include "zopa/model/id_text.hpp"
#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

constexpr char32_t kBrailleWithoutDots = 0x2800;  // a symbol to Unicode, a space to the eye

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (!is_space(character) && character != kBrailleWithoutDots) return false;
  }
  return true;
}

class NameCheck {
 public:
  NameCheck(const Contents& contents, Flaws& flaws) : contents_(contents), flaws_(flaws) {}

  void run() {
    check_text(contents_.title, {Section::whole, 0, "title"});
    check_date(contents_.as_of, {Section::whole, 0, "as_of"});
    check_sources();
    check_parties();
    check_steps();
    check_issues();
    check_statements();
    check_rounds();
    check_others();
    check_position_ids();
    check_claim_ids();
  }

 private:
  void need(const std::string& text, const Spot& spot) {
    if (!text.empty()) return check_text(text, spot);
    flaws_.add_of_shape("missing-key", spot,
                        Message("fault.key_needed_here", {{"key", Code{spot.key}}}));
  }

  void check_text(const std::string& text, const Spot& spot) {
    if (first_invalid_utf8(text)) {
      flaws_.add_of_shape("bad-character", spot, Message("fault.text_not_utf8"));
    } else if (!text.empty() && is_blank(text)) {
      flaws_.add_of_shape("no-value", spot, Message("fault.text_empty", {{"in_file", "no"}}));
    } else if (const auto invisible = first_invisible(text)) {
      flaws_.add_of_shape(
          "bad-character", spot,
          Message("fault.text_invisible", {{"character", character_name(text, *invisible)}}));
    }
  }

  void check_date(const std::string& date, const Spot& spot) {
    if (date.empty() || is_date(date)) return;
    flaws_.add_of_shape("bad-date", spot, Message("fault.not_a_date", {{"text", in_short(date)}}));
  }

  void check_id(const std::string& id, const Spot& spot) {
    if (!is_id(id)) flaws_.add_of_shape("bad-id", spot, id_problem(id));
  }

  // Of what formulas speak of.
  void check_formula_id(const std::string& id, const Spot& spot) {
    check_id(id, spot);
    if (!is_keyword(id)) return;
    flaws_.add("bad-id", spot, Message("fault.formula_word", {{"id", Code{id}}}));
  }

  // The id of each of `items`, each once.
  template <class Items>
  void check_ids(const Items& items, Section section, const char* kind) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool is_rule = section == Section::rules;
      if (is_rule && is_of_sum(contents_.rules[i])) continue;
      if (!(is_rule ? is_claim_id(items[i].id) : is_id(items[i].id))) {
        flaws_.add_of_shape("bad-id", {section, i, "id"}, id_problem(items[i].id));
      } else if (!taken.insert(items[i].id).second) {
        const char* key = section == Section::blocs ? "" : "id";
        flaws_.add("duplicate-id", {section, i, key}, two_called(kind, Code{items[i].id}));
      }
    }
  }

  static Message two_called(const char* kind, Code id) {
    return Message("fault.two_called", {{"kind", kind}, {"id", std::move(id)}});
  }

  // Rules that tie sums to their issues are called like the sum.
  [[nodiscard]] bool is_of_sum(const Rule& rule) const {
    return is_sum(rule) && std::any_of(contents_.issues.begin(), contents_.issues.end(),
                                       [&](const Issue& sum) { return sum.id == rule.id; });
  }

  void check_sources() {
    const auto& sources = contents_.sources;
    check_ids(sources, Section::sources, "source");
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const Source& source = sources[i];
      const auto at = [&](const char* key) { return Spot{Section::sources, i, key}; };
      need(source.file, at("file"));
      check_text(source.title, at("title"));
      check_text(source.author, at("author"));
      check_text(source.publisher, at("publisher"));
      check_text(source.language, at("language"));
      check_text(source.url, at("url"));
      check_text(source.original, at("original"));
      check_text(source.original_sha256, at("original_sha256"));
      check_date(source.date, at("date"));
      const std::string& grade = source.reliability;
      if (grade.empty() || (grade.size() == 1 && grade[0] >= 'A' && grade[0] <= 'F')) continue;
      flaws_.add_of_shape("unknown-word", at("reliability"), Message("fault.reliability_letter"));
    }
  }

  // Parties and those who speak for them share one namespace.
  void check_parties() {
    std::set<std::string> taken;
    const auto take = [&](const std::string& id, const Spot& spot) {
      if (id == "unnamed") flaws_.add("bad-id", spot, Message("fault.id_unnamed"));
      if (id.empty() || taken.insert(id).second) return;
      flaws_.add("duplicate-id", spot, Message("fault.id_shared", {{"id", shown(id)}}));
    };
    for (std::size_t i = 0; i < contents_.parties.size(); ++i) {
      const Party& party = contents_.parties[i];
      check_formula_id(party.id, {Section::parties, i});
      need(party.name, {Section::parties, i, "name"});
      take(party.id, {Section::parties, i});
      for (std::size_t r = 0; r < party.representatives.size(); ++r) {
        const Spot spot{Section::parties, i, "representatives", r};
        check_id(party.representatives[r].id, spot);
        need(party.representatives[r].name, spot);
        take(party.representatives[r].id, spot);
        check_date(party.representatives[r].since.date, spot);
        check_date(party.representatives[r].until.date, spot);
      }
    }
  }

  // Formulas speak of steps and of issues alike: no two have one id.
  void check_steps() {
    std::set<std::string> taken;
    for (const Issue& issue : contents_.issues) taken.insert(issue.id);
    for (std::size_t i = 0; i < contents_.steps.size(); ++i) {
      const Step& step = contents_.steps[i];
      const Spot spot{Section::steps, i};
      check_formula_id(step.id, spot);
      need(step.name, {Section::steps, i, "name"});
      if (step.id.empty() || taken.insert(step.id).second) continue;
      flaws_.add("duplicate-id", spot, two_called("step", shown(step.id)));
    }
  }

  void check_issues() {
    const auto& issues = contents_.issues;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < issues.size(); ++i) {
      const Spot spot{Section::issues, i};
      const bool is_added_up = is_sum(issues[i]) && terms_of(contents_, IssueId{i}).size() > 1;
      if (!is_added_up && !issues[i].order) check_formula_id(issues[i].id, spot);
      need(issues[i].name, {Section::issues, i, "name"});
      if (!issues[i].id.empty() && !taken.insert(issues[i].id).second) {
        flaws_.add("duplicate-id", spot, two_called("issue", shown(issues[i].id)));
      }
      check_options(issues[i], i);
    }
  }

  void check_options(const Issue& issue, std::size_t number) {
    std::set<std::string> taken;
    if (issue.scale) check_text(issue.scale->unit, {Section::issues, number, "options"});
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      const Option& option = issue.options[o];
      const Spot spot{Section::issues, number, "options", o};
      if (!option.numbers) check_formula_id(option.id, spot);
      need(option.name, spot);
      if (option.excluded) need(*option.excluded, {Section::issues, number, "excluded"});
      if (option.tabled) check_date(option.tabled->date, {Section::issues, number, "hypothetical"});
      if (option.id.empty() || taken.insert(option.id).second) continue;
      flaws_.add("duplicate-id", spot, two_called("option", shown(option.id)));
    }
  }

  void check_statements() {
    const auto& statements = contents_.statements;
    check_ids(statements, Section::statements, "statement");
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const Statement& statement = statements[i];
      const auto at = [&](const char* key) { return Spot{Section::statements, i, key}; };
      check_text(statement.quote, at("quote"));
      check_text(statement.text, at("text"));
      check_date(statement.date, at("date"));
      if (statement.verbatim && statement.quote.empty()) {
        flaws_.add("missing-key", at("speech"), Message("fault.verbatim_needs_quote"));
      } else if (statement.quote.empty() && statement.text.empty()) {
        flaws_.add_of_shape("missing-key", at(""), Message("fault.statement_needs"));
      }
    }
  }

  void check_rounds() {
    const auto& rounds = contents_.rounds;
    check_ids(rounds, Section::rounds, "round");
    std::string latest;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
      const Round& round = rounds[i];
      check_text(round.kind, {Section::rounds, i, "kind"});
      check_text(round.outcome, {Section::rounds, i, "outcome"});
      check_date(round.date, {Section::rounds, i, "date"});
      if (surely_later(latest, round.date)) {
        flaws_.add("bad-date", {Section::rounds, i, "date"},
                   Message("fault.round_before", {{"date", latest}}));
      }
      if (is_date(round.date) && round.date != "unknown") latest = round.date;
    }
  }

  void check_others() {
    check_ids(contents_.proposals, Section::proposals, "proposal");
    for (std::size_t i = 0; i < contents_.proposals.size(); ++i) {
      check_date(contents_.proposals[i].date, {Section::proposals, i, "date"});
    }
    check_ids(contents_.rules, Section::rules, "rule");
    for (std::size_t i = 0; i < contents_.rules.size(); ++i) {
      check_text(contents_.rules[i].reason, {Section::rules, i, "reason"});
    }
    for (std::size_t i = 0; i < contents_.frames.size(); ++i) {
      const Frame& frame = contents_.frames[i];
      check_text(frame.text, {Section::frames, i, "text"});
      if (!frame.text.empty() || !frame.because.empty()) continue;
      flaws_.add_of_shape("missing-key", {Section::frames, i}, Message("fault.frame_needs"));
    }
    check_events();
    check_ids(contents_.blocs, Section::blocs, "bloc");
    for (std::size_t i = 0; i < contents_.blocs.size(); ++i) {
      check_text(contents_.blocs[i].before, {Section::blocs, i, "before"});
    }
    for (std::size_t i = 0; i < contents_.assumptions.size(); ++i) {
      check_text(contents_.assumptions[i].reason, {Section::assumptions, i, "reason"});
    }
  }

  void check_events() {
    check_ids(contents_.events, Section::events, "event");
    for (std::size_t i = 0; i < contents_.events.size(); ++i) {
      const Event& event = contents_.events[i];
      need(event.name, {Section::events, i, "name"});
      need(event.date, {Section::events, i, "date"});
      check_date(event.date, {Section::events, i, "date"});
      if (event.date != "unknown") continue;
      flaws_.add("bad-date", {Section::events, i, "date"}, Message("fault.event_undated"));
    }
  }

  // Positions of one party may share an id where each is of another round.
  void check_position_ids() {
    using Rounds = std::set<std::optional<RoundId>>;
    std::map<std::string, std::map<PartyId, Rounds>> by_id;
    for (std::size_t i = 0; i < contents_.positions.size(); ++i) {
      const Position& position = contents_.positions[i];
      const Spot spot{Section::positions, i, "id"};
      if (!is_claim_id(position.id)) {
        flaws_.add_of_shape("bad-id", spot, id_problem(position.id));
        continue;
      }
      auto& earlier = by_id[position.id];
      const bool is_new = earlier[position.party].insert(position.from).second;
      if (earlier.size() > 1) {
        flaws_.add("duplicate-id", spot,
                   Message("fault.id_of_other_party", {{"id", Code{position.id}}}));
      } else if (!is_new) {
        flaws_.add("duplicate-id", spot,
                   Message("fault.two_positions", {{"id", Code{position.id}}}));
      }
    }
  }

  // No rule, bloc or proposal has the id of another kind: answers name claims by their ids.
  void check_claim_ids() {
    std::map<std::string, const char*> taken;
    for (const Position& position : contents_.positions) taken.emplace(position.id, "position");
    const auto take = [&](const auto& items, Section section, const char* kind) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [other, is_new] = taken.emplace(items[i].id, kind);
        if (is_new || other->second == kind || !is_claim_id(items[i].id)) continue;
        flaws_.add(
            "duplicate-id", {section, i},
            Message("fault.claims_share_id",
                    {{"first", kind}, {"second", other->second}, {"id", Code{items[i].id}}}));
      }
    };
    take(contents_.rules, Section::rules, "rule");
    take(contents_.blocs, Section::blocs, "bloc");
    take(contents_.proposals, Section::proposals, "proposal");
  }

  const Contents& contents_;
  Flaws& flaws_;
};

}  // namespace

void check_names(const Contents& contents, Flaws& flaws) { NameCheck(contents, flaws).run(); }

}  // namespace zopa

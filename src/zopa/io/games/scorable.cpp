// The layout of LLM-Deliberation (Abdelnabi, Gomaa, Sivaprasad, Schönherr and Fritz 2024,
// "Cooperation, Competition, and Maliciousness"), which other collections of games took over.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "zopa/base/budget.hpp"
#include "zopa/io/games/games.hpp"
#include "zopa/io/games/instructions.hpp"

namespace zopa::games {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostIssues = 26;  // they are called by letters

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (bool is_last = false; !is_last;) {
    is_last = line.find(',') == std::string_view::npos;
    fields.emplace_back(foreign::trimmed(foreign::take_until(',', line)));
  }
  return fields;
}

struct Line {
  Place place;
  std::vector<std::string> fields;
};

// Those that are not blank.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t number = 1;
  for (; !text.empty(); ++number) {
    const std::string_view line = foreign::take_until('\n', text);
    if (!foreign::trimmed(line).empty()) lines.push_back({{number, 1}, fields_of(line)});
  }
  return lines;
}

struct Player {
  std::string name;
  std::string file;
  bool has_veto = false;
  Place place;
  std::vector<std::vector<Decimal>> points;  // by issue and option
  Decimal threshold;
};

class Reader {
 public:
  Reader(const std::string& config, const foreign::Reading& how)
      : config_(config), folder_(fs::path(config).parent_path()), how_(how) {}

  Result<foreign::Loaded> read() {
    const auto text = foreign::read_text(config_, how_.encoding);
    if (!text) return tl::unexpected(text.error());
    for (const Line& line : lines_of(*text)) add_player(line);
    for (Player& player : players_) {
      if (is_reached(how_.limits)) return tl::unexpected(foreign::stopped(config_));
      if (auto problem = read_points(player)) add(*problem);
    }
    if (error_.diagnostics.empty()) hold_against_first();
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    add_issues();
    add_parties();
    add_agreement();
    add_first_deal();
    return std::move(loaded_);
  }

 private:
  void add(const Error& error) {
    error_.diagnostics.insert(error_.diagnostics.end(), error.diagnostics.begin(),
                              error.diagnostics.end());
  }

  void fail(const Message& message, const std::string& file, Place place) {
    Error one = fault("bad-game", message, file);
    one.diagnostics[0].place = place;
    add(one);
  }

  void remark(const char* key, std::vector<Argument> arguments) {
    loaded_.warnings.push_back(
        {Severity::warning, "odd-file", Message(key, std::move(arguments)), config_, {}, {}});
  }

  [[nodiscard]] std::string path_of(const Player& player) const {
    return (folder_ / "scores_files" / (player.file + ".txt")).string();
  }

  void add_player(const Line& line) {
    if (line.fields.size() < 3) return fail(Message("fault.scorable_line"), config_, line.place);
    const std::string& role = line.fields[2];
    if (role != "p1" && role != "p2" && role != "player") {
      return fail(Message("fault.scorable_role", {{"role", Code{role}}}), config_, line.place);
    }
    const std::string& file = line.fields[1];
    if (file.empty() || file[0] == '.' || file.find_first_of("/\\") != std::string::npos) {
      return fail(Message("fault.scorable_name", {{"file", Code{file}}}), config_, line.place);
    }
    players_.push_back({line.fields[0], file, role != "player", line.place, {}, {}});
    if (role == "p1") first_ = players_.size() - 1;
  }

  std::optional<Error> read_points(Player& player) {
    const std::string path = path_of(player);
    const auto text = foreign::read_text(path, how_.encoding);
    if (!text) return text.error();
    const std::vector<Line> lines = lines_of(*text);
    if (lines.size() < 2 || lines.back().fields.size() != 1 || lines.size() > kMostIssues + 1) {
      return fault("bad-game", Message("fault.scorable_points", {{"most", kMostIssues}}), path);
    }
    Error error;
    for (const Line& line : lines) {
      auto& row = player.points.emplace_back();
      for (const std::string& field : line.fields) {
        const auto number = foreign::to_decimal(field, how_.rounding);
        if (!number) {
          Error one =
              fault("bad-game", Message("fault.scorable_number", {{"text", Code{field}}}), path);
          one.diagnostics[0].place = line.place;
          return one;
        }
        row.push_back(*number);
      }
      if (row.size() > foreign::kMostOptions || !made_.add(row.size())) {
        return fault("bad-game", foreign::ValuesMade::too_many(), path);
      }
    }
    player.threshold = player.points.back().front();
    player.points.pop_back();
    return std::nullopt;
  }

  // All have points for the same issues and options.
  void hold_against_first() {
    const Player& first = players_.front();
    for (const Player& player : players_) {
      const bool is_same = std::equal(
          player.points.begin(), player.points.end(), first.points.begin(), first.points.end(),
          [](const auto& a, const auto& b) { return a.size() == b.size(); });
      if (is_same) continue;
      fail(Message("fault.scorable_shape", {{"first", Code{path_of(first)}}}), path_of(player), {});
    }
  }

  void add_issues() {
    Contents& negotiation = loaded_.negotiation;
    negotiation.file = config_;
    std::error_code ignored;
    negotiation.title = fs::absolute(config_, ignored).parent_path().filename().string();
    const fs::path instructions = folder_ / "global_instructions.txt";
    std::map<std::string, std::string, std::less<>> names;
    if (fs::is_regular_file(instructions, ignored)) {
      const auto text = foreign::read_text(instructions.string(), how_.encoding);
      if (text) names = names_in(*text);
      if (!names.empty()) {
        remark("remark.scorable_names", {{"file", Code{"global_instructions.txt"}}});
      }
    }
    foreign::Ids ids;
    const auto& points = players_.front().points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const std::string letter(1, static_cast<char>('A' + i));
      const auto named = [&](const std::string& label) {
        const auto name = names.find(label);
        return name == names.end() ? label : name->second;
      };
      Issue issue;
      issue.id = ids.add(letter, "issue");
      issue.name = named(letter);
      foreign::Ids option_ids;
      for (std::size_t o = 0; o < points[i].size(); ++o) {
        std::string label = letter;
        label += std::to_string(o + 1);
        Option option;
        option.id = option_ids.add(label, "option");
        option.name = named(label);
        issue.options.push_back(std::move(option));
      }
      negotiation.issues.push_back(std::move(issue));
    }
  }

  void add_parties() {
    foreign::Ids ids;
    for (const Player& player : players_) {
      const PartyId id = foreign::add_party(loaded_.negotiation, ids, player.name);
      loaded_.negotiation.parties[id.index()].place = player.place;
      foreign::add_points(loaded_.negotiation, id, player.points, player.threshold);
    }
  }

  [[nodiscard]] static Agreement consent_of(std::size_t player) {
    Agreement consent;
    consent.kind = Agreement::Kind::party;
    consent.party = PartyId{player};
    return consent;
  }

  // All but one; whoever has a veto cannot be that one.
  void add_agreement() {
    Agreement others;
    others.kind = Agreement::Kind::at_least;
    Agreement whole;
    List vetoes{Join::all, {}};
    for (std::size_t p = 0; p < players_.size(); ++p) {
      (players_[p].has_veto ? whole : others).parts.push_back(consent_of(p));
      if (players_[p].has_veto) vetoes.parts.emplace_back(Code{players_[p].name});
    }
    remark("remark.scorable_rule",
           {{"count", players_.size() - 1}, {"all", players_.size()}, {"vetoes", vetoes}});
    if (others.parts.empty()) return;  // all of them, as where no rule is given
    others.threshold = static_cast<std::uint32_t>(others.parts.size() - 1);
    if (whole.parts.empty()) {
      whole = std::move(others);
    } else if (others.threshold > 0) {
      whole.parts.push_back(std::move(others));
    }
    loaded_.negotiation.agreement = std::move(whole);
  }

  // "A1,B1,C4": on the table, from the party that leads the talks.
  void add_first_deal() {
    const fs::path path = folder_ / "initial_deal.txt";
    std::error_code ignored;
    if (!first_ || !fs::is_regular_file(path, ignored)) return;
    const auto text = foreign::read_text(path.string(), how_.encoding);
    if (!text) return remark("remark.scorable_deal", {});
    Proposal proposal;
    proposal.id = "initial-deal";
    proposal.by = Speaker{PartyId{*first_}, {}};
    for (const Line& line : lines_of(*text)) {
      for (const std::string& label : line.fields) {
        const auto choice = choice_of(label);
        if (!choice) return remark("remark.scorable_deal", {});
        proposal.package.push_back(*choice);
      }
    }
    if (proposal.package.size() == loaded_.negotiation.issues.size()) {
      loaded_.negotiation.proposals.push_back(std::move(proposal));
    }
  }

  [[nodiscard]] std::optional<Proposal::Choice> choice_of(const std::string& label) const {
    if (label.size() < 2 || label[0] < 'A') return std::nullopt;
    const auto issue = static_cast<std::size_t>(label[0] - 'A');
    const auto number = Decimal::parse(label.substr(1));
    const auto& issues = loaded_.negotiation.issues;
    if (!number || issue >= issues.size()) return std::nullopt;
    for (std::size_t o = 0; o < issues[issue].options.size(); ++o) {
      if (*number == Decimal{static_cast<std::int64_t>(o + 1)}) {
        return Proposal::Choice{IssueId{issue}, OptionId{o}};
      }
    }
    return std::nullopt;
  }

  const std::string& config_;
  fs::path folder_;
  const foreign::Reading& how_;
  foreign::ValuesMade made_;
  Error error_;
  std::vector<Player> players_;
  std::optional<std::size_t> first_;
  foreign::Loaded loaded_;
};

}  // namespace

Result<foreign::Loaded> read_scorable(const std::string& config, const foreign::Reading& how) {
  return Reader(config, how).read();
}

}  // namespace zopa::games

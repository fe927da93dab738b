#include "zopa/evidence/line_remarks.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "zopa/base/text_words.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::evidence {
namespace {

constexpr std::size_t kStem = 5;      // code points in which inflected words agree
constexpr std::size_t kShortest = 3;  // a shorter word says little, unless it is a number

Diagnostic remark(const char* code, const Negotiation& negotiation, const Position& position,
                  Message message) {
  return {Severity::warning, code, std::move(message), negotiation.file(), position.place, {}};
}

// The beginnings of the words that say something.
std::vector<std::string> stems_of(const std::string& name) {
  std::vector<std::string> stems;
  for (const std::string& word : words_in(name)) {
    const bool is_number = word.find_first_of("0123456789") != std::string::npos;
    if (is_number || code_points(word) >= kShortest) {
      stems.push_back(code_point_slice(word, 0, kStem));
    }
  }
  return stems;
}

// All that the statements say about the party, in lower case.
std::string words_about(const Negotiation& negotiation, const Position& position) {
  std::string text;
  for (const StatementId id : position.because) {
    const Statement& statement = negotiation.statement(id);
    const bool is_about = std::find(statement.about.begin(), statement.about.end(),
                                    position.party) != statement.about.end();
    if (is_about) text += lower_case(statement.quote + " " + statement.text + " ");
  }
  return text;
}

// Does the text have the number, with a point or a comma, and not as a part of something longer?
bool has_number(std::string text, const std::string& number) {
  std::replace(text.begin(), text.end(), ',', '.');
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t at = text.find(number); at != std::string::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool begins = at == 0 || !(is_part(text[at - 1]) || text[at - 1] == '.');
    const bool goes_on =
        end < text.size() && text[end] == '.' && end + 1 < text.size() && is_part(text[end + 1]);
    if (begins && !goes_on && (end == text.size() || !is_part(text[end]))) return true;
  }
  return false;
}

// Where sources are in other languages than the names of the file, nothing can be told.
bool is_in_one_language(const Negotiation& negotiation) {
  std::string known;
  for (const Source& source : negotiation.sources()) {
    if (source.language.empty()) continue;
    if (!known.empty() && source.language != known) return false;
    known = source.language;
  }
  return known.empty() || known.compare(0, 2, "en") == 0;
}

class LineReview {
 public:
  LineReview(const Negotiation& negotiation, const PackageSpace& space)
      : negotiation_(negotiation),
        space_(space),
        is_in_one_language_(is_in_one_language(negotiation)) {
    for (const Position& position : negotiation.positions()) {
      const auto issues = issues_of(position.claim);
      const bool is_wish = std::holds_alternative<Demand>(position.claim) ||
                           std::holds_alternative<Taking>(position.claim);
      if (is_wish && issues.size() == 1) {
        wishes_[{position.party, issues.front()}].push_back(&position);
      }
    }
  }

  std::vector<Diagnostic> run() && {
    for (const Position& position : negotiation_.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr) continue;
      const std::vector<IssueId> issues = issues_of(line->formula);
      if (issues.size() != 1 || !space_.axis_of(issues.front())) continue;
      check_words(position, line->as_said(), issues.front());
      check_wishes(position, line->as_said(), issues.front());
      check_proposals(position, line->as_said(), issues.front());
    }
    return std::move(remarks_);
  }

 private:
  void check_words(const Position& position, const Formula& line, IssueId issue) {
    if (!is_in_one_language_ || basis_of(negotiation_, position) > Basis::relayed) return;
    const std::string said = words_about(negotiation_, position);
    const bool is_numeric = negotiation_.issue(issue).scale.has_value();
    if (is_numeric ? names_number(said, line) : names_option(said, line, issue)) return;
    remarks_.push_back(remark("line-not-quoted", negotiation_, position,
                              Message("remark.line_not_quoted", {{"id", Code{position.id}}})));
  }

  // A word of what the line is about stands in it; true where there is none to look for.
  [[nodiscard]] bool names_option(const std::string& said, const Formula& line,
                                  IssueId issue) const {
    const std::vector<std::string> stems = stems_about(line, issue);
    return stems.empty() || std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
             return said.find(stem) != std::string::npos;
           });
  }

  // A number that the line names stands in it as one.
  [[nodiscard]] bool names_number(const std::string& said, const Formula& line) const {
    if (line.kind != Formula::Kind::atom) {
      return std::any_of(line.parts.begin(), line.parts.end(),
                         [&](const Formula& part) { return names_number(said, part); });
    }
    const auto& options = line.atom.options;
    return std::any_of(options.begin(), options.end(), [&](OptionId option) {
      return has_number(said, negotiation_.option(line.atom.issue, option).id);
    });
  }

  // Of the names of the issue, and of all options that the line knows: what it shuts out is often
  // said by what it allows.
  [[nodiscard]] std::vector<std::string> stems_about(const Formula& line, IssueId id) const {
    const Issue& issue = negotiation_.issue(id);
    std::vector<std::string> stems;
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      if (truth_on(id, OptionId{o}, line, negotiation_) == Truth::unknown) continue;
      const auto own = stems_of(issue.options[o].name);
      stems.insert(stems.end(), own.begin(), own.end());
    }
    const auto own = stems_of(issue.name);
    stems.insert(stems.end(), own.begin(), own.end());
    return stems;
  }

  void check_wishes(const Position& position, const Formula& line, IssueId issue) {
    const auto wishes = wishes_.find({position.party, issue});
    if (wishes == wishes_.end()) return;
    for (const Position* wish : wishes->second) {
      for (std::size_t o = 0; o < negotiation_.issue(issue).options.size(); ++o) {
        const OptionId option{o};
        if (!negotiation_.option(issue, option).is_possible() || !wants(*wish, issue, option) ||
            truth_on(issue, option, line, negotiation_) != Truth::no) {
          continue;
        }
        const bool takes = std::holds_alternative<Taking>(wish->claim);
        remark_on(position, issue, option, takes ? "takes" : "demands", wish->id);
        break;
      }
    }
  }

  // What its own party has put on the table.
  void check_proposals(const Position& position, const Formula& line, IssueId issue) {
    for (const Proposal& proposal : negotiation_.proposals()) {
      if (proposal.by.party != position.party) continue;
      for (const auto& choice : proposal.package) {
        const bool is_shut_out = choice.issue == issue &&
                                 truth_on(issue, choice.option, line, negotiation_) == Truth::no;
        if (is_shut_out) remark_on(position, issue, choice.option, "proposes", proposal.id);
      }
    }
  }

  void remark_on(const Position& position, IssueId issue, OptionId option, const char* how,
                 const std::string& other) {
    remarks_.push_back(remark("line-against-own-word", negotiation_, position,
                              Message("remark.line_against_own_word",
                                      {{"id", Code{position.id}},
                                       {"option", Code{negotiation_.option(issue, option).id}},
                                       {"how", how},
                                       {"other", Code{other}}})));
  }

  [[nodiscard]] bool wants(const Position& wish, IssueId issue, OptionId option) const {
    if (const auto* taking = std::get_if<Taking>(&wish.claim)) {
      return std::find(taking->options.begin(), taking->options.end(), option) !=
             taking->options.end();
    }
    return truth_on(issue, option, std::get<Demand>(wish.claim).formula, negotiation_) ==
           Truth::yes;
  }

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  bool is_in_one_language_;
  std::map<std::pair<PartyId, IssueId>, std::vector<const Position*>> wishes_;  // on one issue
  std::vector<Diagnostic> remarks_;
};

}  // namespace

std::vector<Diagnostic> remarks_on_lines(const Negotiation& in_force, const PackageSpace& space) {
  return LineReview(in_force, space).run();
}

std::vector<Diagnostic> remarks_on_acceptances(const Negotiation& in_force,
                                               const PackageSpace& space) {
  std::vector<Diagnostic> remarks;
  for (const Position& position : in_force.positions()) {
    if (!std::holds_alternative<Acceptance>(position.claim)) continue;
    const std::vector<IssueId> named = issues_of(position.claim);
    List open;
    for (const Axis& axis : space.axes()) {
      const bool is_joint = !in_force.issue(axis.issue).by;
      if (is_joint && !std::binary_search(named.begin(), named.end(), axis.issue)) {
        open.parts.emplace_back(Code{in_force.issue(axis.issue).id});
      }
    }
    if (open.parts.empty()) continue;
    remarks.push_back(remark("accepts-leaves-open", in_force, position,
                             Message("remark.accepts_leaves_open",
                                     {{"id", Code{position.id}}, {"issues", std::move(open)}})));
  }
  return remarks;
}

}  // namespace zopa::evidence

#include "zopa/report/ways_section.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::MoveNeeded;
using deadlock::Question;
using deadlock::Way;
using deadlock::WayClass;
using deadlock::WayGroup;
using deadlock::WayPattern;

constexpr std::size_t kMostOpens = 3;     // packages shown under a way
constexpr std::size_t kMostPatterns = 8;  // patterns shown of a class
constexpr std::size_t kMostMovesCountedClasses =
    6;  // classes of which nothing is shown but the count

constexpr std::array<const char*, 3> kSummaries = {"summary.by_moves", "summary.by_options",
                                                   "summary.by_both"};
constexpr std::array<const char*, 3> kGroups = {"ways.by_moves", "ways.by_options", "ways.by_both"};

class WaysSection : private DocumentWriter {
 public:
  WaysSection(const Deadlock& deadlock, const Words& words, Document& document)
      : DocumentWriter(document), deadlock_(deadlock), words_(words) {}

  void write(const char* title) {
    const deadlock::Ways& ways = deadlock_.ways;
    const char* by_rule = yes_or_no(words_.negotiation().agreement().has_value());
    heading(words_.say(title));
    if (ways.count() > 0) {
      paragraph(words_.say(
          "ways.intro",
          {{"complete", yes_or_no(ways.complete())}, {"count", ways.count()}, {"rule", by_rule}}));
    } else if (ways.blocked_by.empty()) {
      paragraph(ways.complete()       ? words_.say("ways.none", {{"rule", by_rule}})
                : ways.moves_at_least ? words_.text(too_many_moves(ways))
                                      : words_.say("ways.not_reached"));
    }
    if (!ways.blocked_by.empty()) {
      paragraph(words_.say("ways.blocked", {{"lines", List{Join::all, codes(ways.blocked_by)}}}));
    }
    const auto groups = ways.groups();
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (groups.at(g)->count > 0) write(*groups.at(g), kGroups.at(g));
    }
    for (const deadlock::ReadTwoWays& text : deadlock_.read_two_ways) {
      paragraph(words_.text(read_in_words(text, text.lines, words_)));
    }
    for (const deadlock::Eases& one : deadlock_.eases) {
      paragraph(words_.text(eases_in_words(one, one.lines, words_)));
    }
  }

 private:
  void write(const WayGroup& group, const char* key) {
    paragraph(words_.say(key, {{"complete", yes_or_no(group.complete)}, {"count", group.count}}));
    std::size_t left_out = 0;
    std::size_t in_left_out = 0;
    std::size_t number = 0;
    std::size_t counted_only = 0;
    for (const WayClass& way_class : group.classes) {
      ++number;
      if (way_class.ways.empty() && ++counted_only > kMostMovesCountedClasses) {
        ++left_out;
        in_left_out += way_class.count;
        continue;
      }
      write(way_class, number);
    }
    if (left_out > 0) {
      paragraph(words_.say("ways.more", {{"classes", left_out}, {"ways", in_left_out}}));
    }
  }

  void write(const WayClass& way_class, std::size_t number) {
    List sentences{Join::sentences,
                   {Message("class.ways", {{"complete", yes_or_no(way_class.complete)},
                                           {"proved", yes_or_no(way_class.is_proved)},
                                           {"count", way_class.count},
                                           {"asked", asked_of_one(way_class.key)}})}};
    if (way_class.ways.empty()) {
      sentences.parts.emplace_back(Message("class.not_shown"));
    } else if (way_class.ways.size() < way_class.count || !way_class.complete) {
      const bool is_even = way_class.ways.size() >= way_class.patterns.size();
      sentences.parts.emplace_back(
          Message("class.drawn", {{"shown", way_class.ways.size()}, {"even", yes_or_no(is_even)}}));
    }
    item(words_.text(std::move(sentences)), 0, words_.say("class.label", {{"number", number}}));
    if (way_class.count > 1) write_patterns(way_class.patterns);
    for (std::size_t i = 0; i < way_class.ways.size(); ++i) write(way_class.ways[i], i);
  }

  // "2 firm lines and one question"
  static List asked_of_one(const deadlock::ClassKey& key) {
    List list;
    const auto add = [&](const char* name, std::uint32_t count) {
      if (count > 0) list.parts.emplace_back(Message(name, {{"count", count}}));
    };
    add("class.firm", key.most_firm_by_one);
    add("class.soft", key.most_soft_by_one);
    add("class.questions", key.most_questions_to_one);
    return list;
  }

  void write_patterns(const std::vector<WayPattern>& patterns) {
    const std::size_t shown = std::min(patterns.size(), kMostPatterns);
    for (std::size_t i = 0; i < shown; ++i) item(in_words(patterns[i], words_), 1);
    if (shown < patterns.size()) {
      item(words_.say("pattern.more", {{"count", patterns.size() - shown}}), 1);
    }
  }

  void write(const Way& way, std::size_t number) {
    item(words_.say("way.opens", with_count(way.opens_count,
                                            {{"basis", words_.basis(way.basis, because_of(way))}})),
         1, letter(number));
    std::map<PartyId, List> moves;  // parties in the order of the file
    for (const MoveNeeded& move : way.moves) {
      List& own = moves.try_emplace(move.party, List{Join::semicolons, {}}).first->second;
      own.parts.emplace_back(move_in_words(move));
    }
    for (const auto& [party, parts] : moves) {
      item(words_.say("way.needs", {{"party", words_.name(party)}, {"moves", parts}}), 2);
    }
    for (const Question& question : way.questions) write(question);
    write_opened(way);
    if (way.unmet.empty()) return;
    std::vector<std::string> unmet;
    for (const PositionId id : way.unmet) unmet.push_back(words_.negotiation().position(id).id);
    item(words_.say("way.unmet", {{"demands", List{Join::all, codes(unmet)}}}), 2);
  }

  // What its moving lines rest on.
  [[nodiscard]] std::vector<StatementId> because_of(const Way& way) const {
    std::vector<StatementId> because;
    for (const deadlock::LineSummary& line : deadlock_.lines) {
      const bool is_moved =
          std::any_of(way.moves.begin(), way.moves.end(),
                      [&](const MoveNeeded& move) { return move.line == line.id; });
      if (is_moved) because.insert(because.end(), line.because.begin(), line.because.end());
    }
    return because;
  }

  void write_opened(const Way& way) {
    if (says_all(way)) return;
    std::vector<std::string> packages;  // each said once
    for (const Package& one : way.opens) {
      std::string said = words_.package(deadlock_.issues, one);
      const bool is_new = std::find(packages.begin(), packages.end(), said) == packages.end();
      if (is_new) packages.push_back(std::move(said));
    }
    const std::size_t shown = std::min(packages.size(), kMostOpens);
    for (std::size_t i = 0; i < shown; ++i) {
      item(words_.say("package.line", {{"package", packages[i]}}), 2);
    }
    const bool is_rest_alike = is_all(packages.size(), way);
    if (shown < packages.size() || !is_rest_alike) {
      item(words_.say("package.more", {{"shown", shown}}), 2);
    }
  }

  // Are so many packages in words all that the way opens?
  [[nodiscard]] bool is_all(std::size_t said, const Way& way) const {
    if (way.opens.empty() || !way.opens_count.count) return true;
    std::size_t packages = said;
    for (std::size_t i = 0; i < deadlock_.issues.size(); ++i) {
      packages *= words_.said_as_one(deadlock_.issues[i], way.opens[0][i]);
    }
    return *way.opens_count.count == Count{packages};
  }

  // a), b), …, z), 27), …
  static std::string letter(std::size_t number) {
    constexpr std::size_t kLetters = 26;
    if (number >= kLetters) return std::to_string(number + 1) + ")";
    return std::string(1, static_cast<char>('a' + number)) + ")";
  }

  // Do the moves and questions name every option of the one package that is opened?
  [[nodiscard]] bool says_all(const Way& way) const {
    if (!is_all(1, way) || way.opens.empty()) return false;
    for (std::size_t i = 0; i < deadlock_.issues.size(); ++i) {
      const IssueId issue = deadlock_.issues[i];
      const OptionId option = way.opens[0][i];
      if (words_.said_as_one(issue, option) > 1) continue;
      const bool is_reached =
          std::any_of(way.moves.begin(), way.moves.end(), [&](const MoveNeeded& move) {
            return move.issue == issue && reached(move) == std::vector{option};
          });
      const bool is_asked =
          std::any_of(way.questions.begin(), way.questions.end(), [&](const Question& question) {
            return question.issue == issue && question.option == option;
          });
      if (!is_reached && !is_asked) return false;
    }
    return true;
  }

  [[nodiscard]] Message move_in_words(const MoveNeeded& move) const {
    if (move.dropped) {
      return {is_reservation(move.line) ? "way.drops_reservation" : "way.drops",
              {{"line", Code{move.line}}}};
    }
    if (move.numbers) return {"way.goes_to", arguments_of(*move.numbers, *move.issue, words_)};
    return {"way.accepts",
            {{"options", words_.quoted(*move.issue, reached(move), Join::any)},
             {"past", words_.quoted(*move.issue, move.past)},
             {"issue", words_.issue(*move.issue)}}};
  }

  [[nodiscard]] bool is_reservation(const std::string& id) const {
    return words_.claim_called(id) == nullptr;
  }

  void write(const Question& question) { item(in_words(question, words_), 2); }

  const Deadlock& deadlock_;
  const Words& words_;
};

}  // namespace

std::vector<Argument> arguments_of(const deadlock::NumberMove& move, IssueId issue,
                                   const Words& words) {
  return {{"from", move.from},      {"is_one", yes_or_no(move.to.is_point())},
          {"low", move.to.low},     {"to", words.numbers(issue, {move.to.high, move.to.high})},
          {"by", between(move.by)}, {"issue", words.issue(issue)}};
}

std::string in_words(const Question& question, const Words& words) {
  if (question.party) {
    return words.text(
        words.would_accept(words.name(*question.party), question.issue, question.option));
  }
  return words.say("question.table", {{"option", words.quoted(question.issue, question.option)},
                                      {"issue", words.issue(question.issue)}});
}

List ways_by_group(const deadlock::Ways& ways) {
  List list;
  const auto groups = ways.groups();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups.at(g)->count == 0) continue;
    list.parts.emplace_back(Message(kSummaries.at(g), {{"count", groups.at(g)->count}}));
  }
  return list;
}

std::string in_words(const WayPattern& pattern, const Words& words) {
  List parts;
  const auto add_parts = [&](const answer::ByParty<std::size_t>& numbers, const char* key) {
    for (std::size_t i = 0; i < numbers.parties.size(); ++i) {
      parts.parts.emplace_back(
          Message(key, {{"party", words.name(numbers.parties[i])}, {"count", numbers.values[i]}}));
    }
  };
  add_parts(pattern.moves, "pattern.moves");
  add_parts(pattern.questions, "pattern.asked");
  if (parts.parts.empty()) parts.parts.emplace_back(Message("pattern.nobody"));
  return words.say("pattern.ways", {{"parts", std::move(parts)}, {"ways", pattern.count}});
}

std::vector<OptionId> reached(const MoveNeeded& move) {
  std::vector<OptionId> options;
  std::set_difference(move.accepts.begin(), move.accepts.end(), move.past.begin(), move.past.end(),
                      std::back_inserter(options));
  return options;
}

void write_ways(const Deadlock& deadlock, const Words& words, Document& document,
                const char* title) {
  if (deadlock.verdict != deadlock::Verdict::deadlock) return;
  WaysSection(deadlock, words, document).write(title);
}

Message too_many_moves(const deadlock::Ways& ways) {
  return Message("ways.too_many_moves",
                 {{"count", *ways.moves_at_least}, {"most", deadlock::kMostMovesCounted}});
}

Message read_in_words(const deadlock::ReadTwoWays& text, const std::vector<std::string>& ids,
                      const Words& words) {
  List readings{Join::semicolons, {}};
  for (std::size_t p = 0; p < text.as.size(); ++p) {
    const auto here = text.as.begin() + static_cast<std::ptrdiff_t>(p);
    if (std::find(text.as.begin(), here, *here) != here) continue;  // told with the first
    std::vector<PartyId> readers;
    for (std::size_t q = p; q < text.as.size(); ++q) {
      if (text.as[q] == *here) readers.push_back(text.parties[q]);
    }
    readings.parts.emplace_back(
        Message("ways.read_as",
                {{"party", words.names(readers)}, {"option", words.quoted(text.issue, *here)}}));
  }
  return Message("ways.read_two_ways", {{"option", words.quoted(text.issue, text.option)},
                                        {"issue", words.issue(text.issue)},
                                        {"readings", std::move(readings)},
                                        {"whose", words.names(text.whose)},
                                        {"lines", List{Join::all, codes(ids)}}});
}

Message eases_in_words(const deadlock::Eases& one, const std::vector<std::string>& ids,
                       const Words& words) {
  return Message("ways.eases",
                 {{"option", words.quoted(one.issue, one.option)},
                  {"issue", words.issue(one.issue)},
                  {"paid", yes_or_no(one.paid_by.has_value())},
                  {"payer", one.paid_by ? Value(words.name(*one.paid_by)) : Value("")},
                  {"whose", words.names(one.whose)},
                  {"count", one.lines.size()},
                  {"lines", List{Join::all, codes(ids)}}});
}

}  // namespace zopa::report

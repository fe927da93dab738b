#include "zopa/report/ways_section.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::Verdict;
using deadlock::WayClass;
using deadlock::WayOut;
using deadlock::WaysOut;

constexpr std::size_t kMostOpens = 3;           // packages shown under a way out
constexpr std::size_t kMostCountedClasses = 6;  // classes of which nothing is shown but the count
constexpr std::size_t kMostUntabled = 5;

class Section : private DocumentWriter {
 public:
  Section(const Deadlock& deadlock, const Words& words, Document& document)
      : DocumentWriter(document), deadlock_(deadlock), words_(words) {}

  void write_ways() {
    heading(words_.say("ways.title"));
    const WaysOut& ways = deadlock_.ways_out;
    if (ways.count > 0) {
      paragraph(words_.say("ways.intro", {{"complete", yes_or_no(ways.complete)},
                                          {"count", ways.count},
                                          {"classes", ways.classes.size()}}));
      write(ways);
    } else if (ways.blocked_by.empty()) {
      paragraph(words_.say("ways.none"));
    } else {
      paragraph(words_.say("ways.blocked", {{"lines", List{Join::all, codes(ways.blocked_by)}}}));
    }
  }

  void write_untabled() {
    const auto& untabled = deadlock_.untabled;
    heading(words_.say("untabled.title"));
    if (!untabled.packages.empty()) {
      write_untabled_packages();
      return;
    }
    paragraph(words_.say("untabled.with_moves", {{"ways", untabled.ways->count}}));
    write(*untabled.ways);
  }

 private:
  void write(const WaysOut& ways) {
    std::size_t left_out = 0;
    std::size_t in_left_out = 0;
    std::size_t number = 0;
    std::size_t counted_only = 0;
    for (const WayClass& way_class : ways.classes) {
      ++number;
      if (way_class.ways.empty() && ++counted_only > kMostCountedClasses) {
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
                                           {"count", way_class.count},
                                           {"lines", lines_moved(way_class.key)}})}};
    if (way_class.ways.empty()) {
      sentences.parts.emplace_back(Message("class.not_shown"));
    } else if (way_class.ways.size() < way_class.count || !way_class.complete) {
      sentences.parts.emplace_back(Message("class.drawn", {{"shown", way_class.ways.size()}}));
    }
    item(words_.text(std::move(sentences)), 0, words_.say("class.label", {{"number", number}}));
    for (std::size_t i = 0; i < way_class.ways.size(); ++i) write(way_class.ways[i], i);
    if (way_class.tally.empty()) return;
    List tally;
    for (const auto& line : way_class.tally) {
      tally.parts.emplace_back(
          Message("class.tally_line", {{"line", Code{line.line}}, {"ways", line.ways}}));
    }
    item(words_.say("class.tally", {{"tally", std::move(tally)}}), 1);
  }

  void write(const WayOut& way, std::size_t number) {
    item(words_.say("way.opens", with_count(way.opens_count, {{"basis", words_.basis(way.basis)}})),
         1, letter(number));
    std::map<PartyId, List> moves;  // parties in the order of the file
    for (const auto& move : way.moves) {
      List& own = moves.try_emplace(move.party, List{Join::semicolons, {}}).first->second;
      own.parts.emplace_back(move_in_words(move));
    }
    for (const auto& [party, parts] : moves) {
      item(words_.say("way.needs", {{"party", words_.name(party)}, {"moves", parts}}), 2);
    }
    if (says_all(way)) return;
    const std::size_t shown = std::min(way.opens.size(), kMostOpens);
    for (std::size_t i = 0; i < shown; ++i) {
      write_package(way.opens[i], 2);
      for (const auto& question : way.opens[i].questions) write_question(question, 3);
    }
    if (shown < way.opens.size()) item(words_.say("package.more", {{"shown", shown}}), 2);
  }

  // a), b), …, z), 27), …
  static std::string letter(std::size_t number) {
    constexpr std::size_t kLetters = 26;
    if (number >= kLetters) return std::to_string(number + 1) + ")";
    return std::string(1, static_cast<char>('a' + number)) + ")";
  }

  // Do the moves name every option of the one package that is opened?
  [[nodiscard]] bool says_all(const WayOut& way) const {
    if (way.opens.size() != 1 || !way.opens[0].questions.empty()) return false;
    for (std::size_t i = 0; i < deadlock_.issues.size(); ++i) {
      const bool named = std::any_of(way.moves.begin(), way.moves.end(), [&](const auto& move) {
        return move.issue == deadlock_.issues[i] && move.accepts.size() == 1 &&
               move.accepts[0] == way.opens[0].package[i];
      });
      if (!named) return false;
    }
    return true;
  }

  [[nodiscard]] Message move_in_words(const deadlock::MoveNeeded& move) const {
    if (move.dropped) {
      return {is_reservation(move.line) ? "way.drops_reservation" : "way.drops",
              {{"line", Code{move.line}}}};
    }
    return {"way.accepts",
            {{"options", words_.quoted(*move.issue, move.accepts)},
             {"issue", words_.issue(*move.issue)}}};
  }

  [[nodiscard]] bool is_reservation(const std::string& id) const {
    return std::any_of(deadlock_.lines.begin(), deadlock_.lines.end(), [&](const auto& line) {
      return line.id == id && line.reservation.has_value();
    });
  }

  // The packages, then the questions that they raise, each once.
  void write_untabled_packages() {
    const auto& untabled = deadlock_.untabled;
    paragraph(words_.say("untabled.open", with_count(untabled.count)));
    const std::size_t shown = std::min(untabled.packages.size(), kMostUntabled);
    std::set<deadlock::Question> questions;
    for (std::size_t i = 0; i < shown; ++i) {
      const auto& open = untabled.packages[i];
      write_package(open, 0);
      questions.insert(open.questions.begin(), open.questions.end());
    }
    const bool all_shown = untabled.count.count && *untabled.count.count == Count{shown};
    if (!all_shown) item(words_.say("package.more", {{"shown", shown}}));
    if (questions.empty()) return;
    item(words_.say("untabled.questions", {{"count", shown}}));
    for (const auto& question : questions) write_question(question, 1);
  }

  void write_package(const deadlock::OpenPackage& open, int level) {
    item(words_.say("package.line", {{"package", words_.package(deadlock_.issues, open.package)},
                                     {"accepted", yes_or_no(!open.accepted_by.empty())},
                                     {"parties", words_.names(open.accepted_by)}}),
         level);
  }

  void write_question(const deadlock::Question& question, int level) {
    item(words_.say("question.accept", {{"party", words_.name(question.party)},
                                        {"option", words_.quoted(question.issue, question.option)},
                                        {"issue", words_.issue(question.issue)}}),
         level);
  }

  const Deadlock& deadlock_;
  const Words& words_;
};

}  // namespace

List lines_moved(const deadlock::ClassKey& key) {
  List list;
  const auto add = [&](const char* name, std::uint32_t all, std::uint32_t most) {
    if (all == 0) return;
    list.parts.emplace_back(Message(
        name, {{"count", all}, {"spread", all == most ? "one" : "several"}, {"most", most}}));
  };
  add("class.firm", key.firm, key.most_firm_by_one);
  add("class.soft", key.soft, key.most_soft_by_one);
  return list;
}

void write_ways(const Deadlock& deadlock, const Words& words, Document& document) {
  if (deadlock.verdict != Verdict::deadlock) return;
  Section(deadlock, words, document).write_ways();
}

void write_untabled(const Deadlock& deadlock, const Words& words, Document& document) {
  if (deadlock.untabled.packages.empty() && !deadlock.untabled.ways) return;
  Section(deadlock, words, document).write_untabled();
}

}  // namespace zopa::report

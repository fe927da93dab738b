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

class Section {
 public:
  Section(const Deadlock& deadlock, const Words& words, Document& document)
      : deadlock_(deadlock), words_(words), document_(document) {}

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
      paragraph("More classes follow in the JSON: " + std::to_string(left_out) + ", with " +
                counted(in_left_out, "way") + " out.");
    }
  }

  void write_package(const deadlock::OpenPackage& open, int level) {
    item("Package: " + words_.package(deadlock_.issues, open.package) + ".", level);
    for (const auto& question : open.questions) write_question(question, level + 1);
  }

  // The packages, then the questions that they raise, each once.
  void write_untabled() {
    const auto& untabled = deadlock_.untabled;
    paragraph("With hypothetical options, tabled by nobody, nothing on file excludes " +
              counted(untabled.count, "package") + ". That alone is no acceptance.");
    const std::size_t shown = std::min(untabled.packages.size(), kMostUntabled);
    std::set<deadlock::Question> questions;
    for (std::size_t i = 0; i < shown; ++i) {
      const auto& open = untabled.packages[i];
      item("Package: " + words_.package(deadlock_.issues, open.package) + "." +
           (open.accepted_by.empty()
                ? ""
                : " Accepted, as claimed, by " + words_.parties(open.accepted_by) + "."));
      questions.insert(open.questions.begin(), open.questions.end());
    }
    const bool all_shown = untabled.count.count && *untabled.count.count == Count{shown};
    if (!all_shown) item("… and more; " + std::to_string(shown) + " shown.");
    if (questions.empty()) return;
    item(shown == 1 ? "It raises these questions:" : "They raise these questions:");
    for (const auto& question : questions) write_question(question, 1);
  }

  void paragraph(std::string text) {
    document_.push_back({Block::Kind::paragraph, std::move(text)});
  }
  void item(std::string text, int level = 0, std::string label = {}) {
    document_.push_back({Block::Kind::item, std::move(text), level, std::move(label)});
  }

 private:
  void write(const WayClass& way_class, std::size_t number) {
    std::string text = burden(way_class.key) + ". ";
    text += way_class.complete ? "" : "At least ";
    text += way_class.count == 1 ? "1 way" : counted(Count{way_class.count}, "") + "equal";
    if (way_class.ways.size() < way_class.count || !way_class.complete) {
      text += "; " + std::to_string(way_class.ways.size()) + " shown";
      text += way_class.ways.empty()
                  ? " (`--ways` shows more)"
                  : ", as many from each pattern of who moves how much, drawn by lot";
    }
    item(text + ".", 0, "Class " + std::to_string(number) + ":");
    for (std::size_t i = 0; i < way_class.ways.size(); ++i) write(way_class.ways[i], i);
    if (way_class.tally.empty()) return;
    std::vector<std::string> parts;
    for (const auto& tally : way_class.tally) {
      parts.push_back("`" + tally.line + "` in " + std::to_string(tally.ways));
    }
    item("In how many of the class a line moves: " + listed(parts) + ".", 1);
  }

  void write_question(const deadlock::Question& question, int level) {
    item("Would " + words_.party(question.party) + " accept " +
             words_.option(question.issue, question.option) + " on " +
             words_.issue(question.issue) + "?",
         level);
  }

  // a), b), …, z), 27), …
  static std::string letter(std::size_t number) {
    constexpr std::size_t kLetters = 26;
    if (number >= kLetters) return std::to_string(number + 1) + ")";
    return std::string(1, static_cast<char>('a' + number)) + ")";
  }

  void write(const WayOut& way, std::size_t number) {
    item("Opens " + counted(way.opens_count, "package") +
             ". Basis: " + std::string(to_text(way.basis)) + ".",
         1, letter(number));
    std::map<PartyId, std::vector<std::string>> moves;  // parties in the order of the file
    for (const auto& move : way.moves) moves[move.party].push_back(move_in_words(move));
    for (const auto& [party, parts] : moves) {
      item(words_.party(party) + " would need to accept " + listed(parts, "; ", "; ") + ".", 2);
    }
    if (says_all(way)) return;
    const std::size_t shown = std::min(way.opens.size(), kMostOpens);
    for (std::size_t i = 0; i < shown; ++i) write_package(way.opens[i], 2);
    if (shown < way.opens.size()) item("… and more; " + std::to_string(shown) + " shown.", 2);
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

  [[nodiscard]] std::string move_in_words(const deadlock::MoveNeeded& move) const {
    if (move.dropped && is_reservation(move.line)) {
      return "packages worth less to it than its reservation (`" + move.line + "`)";
    }
    if (move.dropped) return "packages that break `" + move.line + "`";
    return words_.options(*move.issue, move.accepts) + " on " + words_.issue(*move.issue);
  }

  [[nodiscard]] bool is_reservation(const std::string& id) const {
    return std::any_of(deadlock_.lines.begin(), deadlock_.lines.end(), [&](const auto& line) {
      return line.id == id && line.reservation.has_value();
    });
  }

  const Deadlock& deadlock_;
  const Words& words_;
  Document& document_;
};

}  // namespace

std::string burden(const deadlock::ClassKey& key) {
  const auto part = [](std::uint32_t by_one, std::uint32_t all, const char* noun) {
    return counted(by_one, noun) + " (" + std::to_string(all) + " in all)";
  };
  std::vector<std::string> parts;
  if (key.firm > 0) parts.push_back(part(key.most_firm_by_one, key.firm, "firm line"));
  if (key.soft > 0) parts.push_back(part(key.most_soft_by_one, key.soft, "soft line"));
  return "no party moves more than " + listed(parts);
}

void write_ways(const Deadlock& deadlock, const Words& words, Document& document) {
  if (deadlock.verdict != Verdict::deadlock) return;
  Section section(deadlock, words, document);
  const WaysOut& ways = deadlock.ways_out;
  document.push_back({Block::Kind::heading, "Ways out"});
  if (ways.count == 0) {
    std::vector<std::string> ids;
    for (const std::string& id : ways.blocked_by) ids.push_back("`" + id + "`");
    section.paragraph(ids.empty()
                          ? "None: no relaxation of red lines leaves a tabled package."
                          : "None: the absolute lines " + listed(ids) + " clash by themselves.");
    return;
  }
  section.paragraph(
      (ways.complete ? "" : "At least ") + counted(ways.count, "way") + " out in " +
      std::to_string(ways.classes.size()) + (ways.classes.size() == 1 ? " class" : " classes") +
      ": the least that would have to give so that some tabled package is excluded by nobody "
      "needed, if nothing else is claimed. A line whose firmness is not given ranks as firm. Steps "
      "count listed options; they are comparable neither across parties nor across issues. None "
      "is called best.");
  section.write(ways);
}

void write_untabled(const Deadlock& deadlock, const Words& words, Document& document) {
  Section section(deadlock, words, document);
  const auto& untabled = deadlock.untabled;
  if (untabled.packages.empty() && !untabled.ways) return;
  document.push_back({Block::Kind::heading, "What nobody has been asked"});
  if (!untabled.packages.empty()) {
    section.write_untabled();
    return;
  }
  section.paragraph("Hypothetical options alone open nothing. Together with moves they might: " +
                    counted(untabled.ways->count, "way") + " out, with the questions they raise.");
  section.write(*untabled.ways);
}

}  // namespace zopa::report

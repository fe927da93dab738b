#include "zopa/report/fitted.hpp"

#include <algorithm>

namespace zopa::report {
namespace {

class Fitting {
 public:
  Fitting(const Document& opening, const std::vector<Portion>& portions, const std::string& closing,
          std::size_t most_lines, const Words& words, bool draws)
      : opening_(opening),
        portions_(portions),
        closing_(closing),
        most_lines_(most_lines),
        words_(words),
        draws_(draws),
        shown_(portions.size(), 0) {}

  [[nodiscard]] Document fill() {
    std::vector<bool> can_grow(portions_.size(), true);
    const auto pass = [&](std::size_t most, auto&& takes_part) {
      for (std::size_t p = 0; p < portions_.size(); ++p) {
        if (!takes_part(portions_[p])) continue;
        for (std::size_t k = 0; k < most && can_grow[p]; ++k) can_grow[p] = grows(p);
      }
    };
    // What is asked for first, before one takes much; then each in turn.
    for (std::size_t k = 1; k <= kMostFirst; ++k) {
      pass(1, [&](const Portion& portion) { return !portion.is_whole && portion.first >= k; });
      if (k == 1) pass(kMostFirst, [](const Portion& portion) { return portion.is_wanted_whole; });
    }
    while (std::find(can_grow.begin(), can_grow.end(), true) != can_grow.end()) {
      pass(1, [](const Portion& /*any*/) { return true; });
    }
    return document();
  }

  // Entries that are shown of what is wanted whole.
  [[nodiscard]] std::size_t shown_of_wanted() const {
    std::size_t shown = 0;
    for (std::size_t p = 0; p < portions_.size(); ++p) {
      if (portions_[p].is_wanted_whole) shown += shown_[p];
    }
    return shown;
  }

 private:
  [[nodiscard]] bool is_here(const Portion& portion) const {
    return portion.where != (draws_ ? Where::undrawn : Where::drawn);
  }

  static constexpr std::size_t kMostFirst = 6;

  [[nodiscard]] bool fits() const {
    const std::string text = to_text(document());
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= most_lines_;
  }

  [[nodiscard]] bool grows(std::size_t p) {
    const Portion& portion = portions_[p];
    const std::size_t all = portion.entries.size();
    const bool is_full = shown_[p] == all || shown_[p] == portion.most;
    if (is_full || !is_here(portion)) return false;
    const std::size_t before = shown_[p];
    shown_[p] = portion.is_whole ? all : before + 1;
    if (fits()) return true;
    shown_[p] = before;
    return false;
  }

  void add(const Portion& portion, std::size_t shown, Document& document) const {
    document.insert(document.end(), portion.head.begin(), portion.head.end());
    for (std::size_t e = 0; e < shown; ++e) {
      const Entry& entry = portion.entries[e];
      if (!entry.on_a_line.empty()) {
        document.push_back({Block::Kind::item, entry.on_a_line, entry.blocks.front().level});
      } else {
        document.insert(document.end(), entry.blocks.begin(), entry.blocks.end());
      }
    }
    const std::size_t more = portion.entries.size() - shown + portion.beyond;
    if (more == 0) return;
    const char* key = shown == 0 && !portion.is_whole ? "brief.none_shown" : portion.more;
    document.push_back({Block::Kind::item, words_.say(key, {{"count", more}}), portion.level});
  }

  // A part with nothing in it is not shown, but named at the end.
  [[nodiscard]] bool has_content(std::size_t from) const {
    for (std::size_t p = from; p < portions_.size(); ++p) {
      const Portion& portion = portions_[p];
      if (p > from && !portion.id.empty()) break;
      if (!is_here(portion)) continue;
      const bool is_counted = portion.is_whole && portion.says_by_count && !portion.entries.empty();
      if (shown_[p] > 0 || !portion.head.empty() || is_counted) return true;
    }
    return false;
  }

  [[nodiscard]] Document document() const {
    Document document = opening_;
    List left_out{Join::semicolons, {}};
    bool is_shown = true;
    for (std::size_t p = 0; p < portions_.size(); ++p) {
      const Portion& portion = portions_[p];
      if (!portion.id.empty()) {
        is_shown = has_content(p);
        if (is_shown) document.push_back({Block::Kind::heading, portion.title, 1});
        if (!is_shown) left_out.parts.emplace_back(portion.title);
      }
      if (is_shown && is_here(portion)) add(portion, shown_[p], document);
    }
    List closing{Join::sentences, {}};
    if (!left_out.parts.empty()) {
      closing.parts.emplace_back(Message("brief.left_out", {{"parts", std::move(left_out)}}));
    }
    if (!closing_.empty()) closing.parts.emplace_back(closing_);
    if (!closing.parts.empty()) {
      document.push_back({Block::Kind::paragraph, words_.text(std::move(closing))});
    }
    return document;
  }

  const Document& opening_;
  const std::vector<Portion>& portions_;
  const std::string& closing_;
  std::size_t most_lines_;
  const Words& words_;
  bool draws_;
  std::vector<std::size_t> shown_;  // entries, by portion
};

}  // namespace

Block bullet(std::string text, int level) { return {Block::Kind::item, std::move(text), level}; }

std::vector<Portion> part_of(std::string id, std::string title,
                             const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  Portion portion{.id = std::move(id), .title = std::move(title)};
  for (const std::string& line : lines) portion.entries.push_back({{bullet(line)}});
  return {std::move(portion)};
}

Document fitted(const Document& opening, const std::vector<Portion>& portions,
                const std::string& closing, const Room& room, const Words& words) {
  Fitting undrawn(opening, portions, closing, room.lines, words, false);
  Document said = undrawn.fill();
  if (!room.draws) return said;
  Fitting drawn(opening, portions, closing, room.lines, words, true);
  Document page = drawn.fill();
  return undrawn.shown_of_wanted() > drawn.shown_of_wanted() ? said : page;
}

}  // namespace zopa::report

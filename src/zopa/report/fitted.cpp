#include "zopa/report/fitted.hpp"

#include <algorithm>

namespace zopa::report {
namespace {

class Fitting {
 public:
  Fitting(const std::vector<Portion>& parts, const Words& words)
      : parts_(parts), words_(words), shown_(parts.size(), 0) {}

  [[nodiscard]] Document fill(std::size_t most_lines) {
    std::vector<bool> can_grow(parts_.size(), true);
    const auto pass = [&](auto&& takes_part) {
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        for (std::size_t k = 0; k < parts_[p].at_once; ++k) {
          if (can_grow[p] && takes_part(parts_[p])) can_grow[p] = grows(p, most_lines);
        }
      }
    };
    pass([](const Portion& part) { return !part.is_whole; });  // before one takes much
    while (std::find(can_grow.begin(), can_grow.end(), true) != can_grow.end()) {
      pass([](const Portion& /*any*/) { return true; });
    }
    return document();
  }

 private:
  [[nodiscard]] bool grows(std::size_t p, std::size_t most_lines) {
    const std::size_t all = parts_[p].entries.size();
    if (shown_[p] == all) return false;
    const std::size_t before = shown_[p];
    shown_[p] = parts_[p].is_whole ? all : before + 1;
    const std::string text = to_text(document());
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines <= most_lines) return true;
    shown_[p] = before;
    return false;
  }

  [[nodiscard]] Document document() const {
    Document document;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const Portion& part = parts_[p];
      document.insert(document.end(), part.head.begin(), part.head.end());
      for (std::size_t e = 0; e < shown_[p]; ++e) {
        document.insert(document.end(), part.entries[e].begin(), part.entries[e].end());
      }
      const std::size_t more = part.entries.size() - shown_[p];
      if (more == 0) continue;
      const char* key = shown_[p] == 0 && !part.is_whole ? "brief.none_shown" : part.more;
      document.push_back({Block::Kind::item, words_.say(key, {{"count", more}}), part.level});
    }
    return document;
  }

  const std::vector<Portion>& parts_;
  const Words& words_;
  std::vector<std::size_t> shown_;  // entries, by part
};

}  // namespace

Document fitted(const std::vector<Portion>& parts, std::size_t most_lines, const Words& words) {
  return Fitting(parts, words).fill(most_lines);
}

}  // namespace zopa::report

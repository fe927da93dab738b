#include "zopa/report/limits_section.hpp"

#include <algorithm>

namespace zopa::report {
namespace {

class LimitsSection : private DocumentWriter {
 public:
  LimitsSection(const engine::Analysis& analysis, const Words& words, Document& document)
      : DocumentWriter(document), analysis_(analysis), words_(words) {}

  void write() {
    heading(words_.say("limits.title"));
    item(words_.say("limits.not_modelled"));
    item(words_.say("limits.counts"));
    if (analysis_.deadlock) write_not_used(*analysis_.deadlock);
    write_not_computed();
    if (!analysis_.warnings.empty()) {
      item(words_.say("limits.remarks", {{"count", analysis_.warnings.size()}}));
    }
    if (analysis_.is_stopped()) item(words_.say("limits.stopped"));
  }

 private:
  void write_not_used(const deadlock::Deadlock& deadlock) {
    if (!deadlock.lines_not_counted.empty()) {
      item(words_.say("limits.lines_not_used",
                      {{"lines", List{Join::all, codes(deadlock.lines_not_counted)}}}));
    }
  }

  // Parts that are missing for the same reason stand together.
  void write_not_computed() {
    std::vector<Message> reasons;
    for (const auto& missing : analysis_.not_computed) {
      if (std::find(reasons.begin(), reasons.end(), missing.why) == reasons.end()) {
        reasons.push_back(missing.why);
      }
    }
    for (const Message& why : reasons) {
      List parts;
      for (const auto& missing : analysis_.not_computed) {
        if (!(missing.why == why)) continue;
        parts.parts.emplace_back(Message("limits.part", {{"part", missing.part}}));
      }
      item(words_.say("limits.not_computed", {{"parts", std::move(parts)}, {"why", why}}));
    }
  }

  const engine::Analysis& analysis_;
  const Words& words_;
};

}  // namespace

void write_limits(const engine::Analysis& analysis, const Words& words, Document& document) {
  LimitsSection(analysis, words, document).write();
}

}  // namespace zopa::report

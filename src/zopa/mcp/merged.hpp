// A negotiation with rows added, as it would be if they stood in its file: only to see whether they
// fit.  Nothing is written.
//
//   Merged merged(opened, limits);
//   if (const auto faults = merged.add(draft)) tell(*faults);
#pragma once

#include <optional>

#include "zopa/base/budget.hpp"
#include "zopa/draft/kept.hpp"
#include "zopa/mcp/workspace.hpp"

namespace zopa::mcp {

class Merged {
 public:
  // Both must outlive it.
  Merged(const Opened& opened, const Limits& limits);

  // What is wrong with the negotiation once it has the row; then it is left out again.
  [[nodiscard]] std::optional<Error> add(const draft::KeptDraft& draft);

  // All of them that fit.
  void add_those_that_fit(const std::vector<draft::KeptDraft>& drafts);

 private:
  void put(const draft::KeptDraft& draft);
  [[nodiscard]] std::optional<Error> problem() const;

  const Opened& opened_;
  const Limits& limits_;
  yaml::Document document_;
};

}  // namespace zopa::mcp

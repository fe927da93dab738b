// Drafts of statements on the workbench: who seems to say what in the sources, by zopa's rules, and
// what somebody has refused of it.
//
//   Drafting drafting("talks.yaml");
//   show(drafting.now(file, texts)->open);
//   drafting.decide(file, texts, {"report", quote, Verdict::refused});
//
// A draft counts for nothing; one that is taken is written into the text as any statement is
// (authoring.hpp).  What is refused stands apart, in `talks.drafts.yaml` (draft/kept.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/draft/answer.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::server {

enum class Verdict : std::uint8_t {
  open,     // it is proposed again
  taken,    // somebody wrote it down as a statement
  refused,  // for good
};
constexpr std::array<const char*, 3> words_of(Verdict /*unused*/) {
  return {"open", "taken", "refused"};
}

struct Decision {
  std::string source;
  std::string quote;
  Verdict verdict = Verdict::open;
};

struct DraftsNow {
  std::vector<draft::Draft> open;
  std::vector<draft::Draft> refused;

  template <class V>
  void describe(V& v) const {
    v.about("drafts_now", "Passages in which somebody seems to say something.");
    v("open", open, "Those of which nothing was decided.");
    v("refused", refused, "Those that somebody has refused.");
  }
};

class Drafting {
 public:
  explicit Drafting(std::string negotiation) : negotiation_(std::move(negotiation)) {}

  // A fault where the file of drafts cannot be read.
  [[nodiscard]] Result<DraftsNow> now(const Negotiation& file,
                                      const std::vector<CitedText>& texts) const;

  // A fault where there is no such draft, or the file cannot be read or written.
  [[nodiscard]] std::optional<Error> decide(const Negotiation& file,
                                            const std::vector<CitedText>& texts,
                                            const Decision& decision) const;

 private:
  std::string negotiation_;  // its file
};

}  // namespace zopa::server

#include "zopa/server/drafting.hpp"

#include <algorithm>

#include "zopa/draft/kept.hpp"

namespace zopa::server {
namespace {

std::vector<draft::Draft> found(const Negotiation& file, const std::vector<CitedText>& texts) {
  return draft::drafts_of(file, "", draft::texts_of(file, texts), {}).drafts;
}

}  // namespace

Result<DraftsNow> Drafting::now(const Negotiation& file,
                                const std::vector<CitedText>& texts) const {
  const auto kept = draft::drafts_beside(negotiation_);
  if (!kept) return tl::unexpected(kept.error());
  DraftsNow now;
  for (draft::Draft& one : found(file, texts)) {
    const bool is_refused = kept->is_refused(draft::kept_draft(one));
    (is_refused ? now.refused : now.open).push_back(std::move(one));
  }
  return now;
}

std::optional<Error> Drafting::decide(const Negotiation& file, const std::vector<CitedText>& texts,
                                      const Decision& decision) const {
  // What is taken is on file by now, and so would be left out.
  std::vector<CitedText> unread = texts;
  for (CitedText& cited : unread) cited.passages.clear();
  const auto drafts = found(file, unread);
  const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const draft::Draft& one) {
    return one.source == decision.source && one.quote == decision.quote;
  });
  if (draft == drafts.end()) return fault("bad-passage", Message("fault.no_draft"));
  auto kept = draft::drafts_beside(negotiation_);
  if (!kept) return kept.error();
  const draft::KeptDraft row = draft::kept_draft(*draft);
  bool is_changed = true;
  if (decision.verdict == Verdict::refused) {
    kept->refuse(row);
  } else if (decision.verdict == Verdict::taken) {
    is_changed = kept->remove(row);
  } else {
    is_changed = kept->propose_again(row);
  }
  return is_changed ? draft::keep_beside(negotiation_, *kept) : std::nullopt;
}

}  // namespace zopa::server

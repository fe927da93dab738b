#include "zopa/server/drafting.hpp"

#include <algorithm>

#include "zopa/base/digest.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/tree_parts.hpp"

namespace zopa::server {
namespace {

std::vector<draft::Draft> found(const Negotiation& file, const std::vector<CitedText>& texts) {
  return draft::drafts_of(file, "", draft::texts_of(file, texts), {}).drafts;
}

std::string short_key(const draft::KeptDraft& draft) {
  constexpr std::size_t kDigits = 16;
  return sha256_hex(draft::key_of(draft) + draft.id).substr(0, kDigits);
}

bool is_on_file(const draft::KeptDraft& draft, const yaml::Node& root) {
  const yaml::Entry* section = yaml::entry_of(root, draft::section_of(draft));
  if (section == nullptr) return false;
  if (!draft::is_in_list(draft)) return yaml::entry_of(section->value, draft.id) != nullptr;
  const auto& rows = section->value.items;
  return std::any_of(rows.begin(), rows.end(),
                     [&](const yaml::Node& row) { return yaml::text_of(row, "id") == draft.id; });
}

// Without those that zopa's rules found: they find them again.
std::vector<ProposedRow> rows_of(const std::vector<draft::KeptDraft>& drafts,
                                 const yaml::Node& root) {
  std::vector<ProposedRow> rows;
  for (const draft::KeptDraft& draft : drafts) {
    if (draft.found || is_on_file(draft, root)) continue;
    rows.push_back({short_key(draft), draft::section_of(draft), draft.id, draft::row_text(draft),
                    yaml::text_of(draft.row, "source"), yaml::text_of(draft.row, "quote"),
                    draft.proposed_by, draft.why});
  }
  return rows;
}

// Does the verdict on the row make the drafts others?
bool changes(const draft::KeptDraft& row, Verdict verdict, draft::KeptDrafts& kept) {
  if (verdict == Verdict::taken) return kept.remove(row);
  if (verdict != Verdict::refused) return kept.propose_again(row);
  kept.refuse(row);
  return true;
}

}  // namespace

std::optional<draft::KeptDraft> proposed_under(const std::string& key,
                                               const draft::KeptDrafts& kept) {
  for (const auto* drafts : {&kept.drafts(), &kept.refused()}) {
    for (const draft::KeptDraft& draft : *drafts) {
      if (!draft.found && short_key(draft) == key) return draft;
    }
  }
  return std::nullopt;
}

Result<DraftsNow> Drafting::now(const std::string& text, const Negotiation& file,
                                const std::vector<CitedText>& texts) const {
  const auto kept = draft::drafts_beside(negotiation_);
  if (!kept) return tl::unexpected(kept.error());
  DraftsNow now;
  const auto document = yaml::read_document(text, negotiation_);
  const yaml::Node root = document ? document->root : yaml::Node{};
  now.proposed = rows_of(kept->drafts(), root);
  now.declined = rows_of(kept->refused(), root);
  for (draft::Draft& one : found(file, texts)) {
    const bool is_refused = kept->is_refused(draft::kept_draft(one));
    (is_refused ? now.refused : now.open).push_back(std::move(one));
  }
  return now;
}

std::optional<Error> Drafting::decide(const Negotiation& file, const std::vector<CitedText>& texts,
                                      const Decision& decision) const {
  if (!decision.key.empty()) return decide_proposed(decision);
  // What is taken is on file by now, and so would be left out.
  std::vector<CitedText> unread = texts;
  for (CitedText& cited : unread) cited.passages.clear();
  const auto drafts = found(file, unread);
  const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const draft::Draft& one) {
    return one.source == decision.source && one.quote == decision.quote;
  });
  if (draft == drafts.end()) return fault("bad-passage", Message("fault.no_draft"));
  const draft::KeptDraft row = draft::kept_draft(*draft);
  return draft::change_beside(
      negotiation_, [&](draft::KeptDrafts& kept) { return changes(row, decision.verdict, kept); });
}

std::optional<Error> Drafting::decide_proposed(const Decision& decision) const {
  bool is_known = false;
  auto problem = draft::change_beside(negotiation_, [&](draft::KeptDrafts& kept) {
    const auto row = proposed_under(decision.key, kept);
    is_known = row.has_value();
    // One that is taken stays: where it is undone, it is proposed still.
    if (!row || decision.verdict == Verdict::taken) return false;
    if (decision.verdict == Verdict::open && kept.propose_again(*row)) {
      (void)kept.add(*row);
      return true;
    }
    return changes(*row, decision.verdict, kept);
  });
  if (problem || is_known) return problem;
  return fault("bad-passage", Message("fault.no_proposed_row"));
}

}  // namespace zopa::server

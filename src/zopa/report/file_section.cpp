#include "zopa/report/file_section.hpp"

#include <algorithm>
#include <array>

#include "zopa/model/notation.hpp"
#include "zopa/model/voices.hpp"

namespace zopa::report {
namespace {

constexpr std::array kBases = {Basis::stated,   Basis::relayed,  Basis::attributed,
                               Basis::reported, Basis::inferred, Basis::assumed};

class FileSection : private DocumentWriter {
 public:
  FileSection(const engine::Analysis& analysis, const Words& words, Cards& cards,
              Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        negotiation_(words.negotiation()),
        words_(words),
        cards_(cards) {}

  void write() {
    write_evidence();
    write_former_voices();
    write_events();
    write_disputes();
    write_beyond_statements();
    write_frames();
    write_sources();
  }

 private:
  void write_evidence() {
    heading(words_.say("evidence.title"));
    Block table{Block::Kind::table, {}};
    table.rows.push_back({words_.say("evidence.party")});
    const bool has_reported = is_any_reported();
    const auto is_shown = [&](Basis basis) { return basis != Basis::reported || has_reported; };
    for (const Basis basis : kBases) {
      if (is_shown(basis)) table.rows.front().push_back(words_.basis(basis));
    }
    std::vector<PartyId> silent;
    for (const auto& party : analysis_.evidence) {
      std::vector<std::string> row = {words_.party(party.party)};
      for (const Basis basis : kBases) {
        if (is_shown(basis)) row.push_back(words_.text(party[basis]));
      }
      table.rows.push_back(std::move(row));
      if (party.is_silent(negotiation_)) silent.push_back(party.party);
    }
    document_.push_back(std::move(table));
    item(words_.say("evidence.help", {{"has_reported", yes_or_no(has_reported)}}));
    if (!silent.empty()) {
      item(words_.say("evidence.silent", {{"parties", words_.names(silent)}}));
    }
  }

  // Few files have claims of this basis: the others are spared its column.
  [[nodiscard]] bool is_any_reported() const {
    return std::any_of(analysis_.evidence.begin(), analysis_.evidence.end(),
                       [](const auto& party) { return party[Basis::reported] > 0; });
  }

  void write_former_voices() {
    if (analysis_.former_voices.empty()) return;
    heading(words_.say("former.title"));
    item(words_.text(former_in_words(analysis_, words_)));
  }

  void write_events() {
    if (analysis_.events.empty()) return;
    heading(words_.say("events.title"));
    for (const auto& one : analysis_.events) {
      item(words_.say("events.event", {{"event", one.event.name},
                                       {"date", one.event.date},
                                       {"changes", changes_in_words(one.event, words_)}}));
      cards_.write_statements(one.event.because, 1);
      if (one.claims.empty()) continue;
      item(words_.say("events.claims", {{"claims", List{Join::all, codes(one.claims)}}}), 1);
    }
  }

  // Each statement in full, though it may stand above: it is here that the accounts are compared.
  void write_disputes() {
    if (analysis_.disputed.empty()) return;
    heading(words_.say("disputed.title"));
    for (const auto& dispute : analysis_.disputed) {
      item(words_.say("disputed.statement",
                      {{"statement", Code{negotiation_.statement(dispute.statement).id}},
                       {"claims", List{Join::all, codes(dispute.claims)}}}));
      cards_.write_statement(dispute.statement, 1);
    }
  }

  // Claims that go beyond what was said, but for those already shown with their basis.
  void write_beyond_statements() {
    heading(words_.say("beyond.title"));
    bool any = false;
    for (const Basis basis : {Basis::inferred, Basis::assumed}) {
      for (const Position& position : negotiation_.positions()) {
        if (basis_of(negotiation_, position) != basis || cards_.has_shown(position.id)) continue;
        item(words_.say("beyond.claim", {{"basis", words_.basis(basis, position.because)},
                                         {"claim", words_.claim(position)},
                                         {"id", Code{position.id}}}));
        any = true;
      }
    }
    if (!any) item(words_.say("beyond.none"));
  }

  // Parties of whom the same is reported stand together.
  void write_frames() {
    const auto& frames = negotiation_.frames();
    if (frames.empty()) return;
    heading(words_.say("frames.title"));
    paragraph(words_.say("frames.help"));
    const auto is_alike = [](const Frame& a, const Frame& b) {
      return a.text == b.text && a.because == b.because;
    };
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto is_earlier =
          std::any_of(frames.begin(), frames.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const Frame& other) { return is_alike(other, frames[i]); });
      if (is_earlier) continue;
      std::vector<PartyId> parties;
      for (const Frame& other : frames) {
        if (is_alike(other, frames[i])) parties.push_back(other.party);
      }
      item(words_.say("frames.frame", {{"parties", words_.names(parties)},
                                       {"has_text", yes_or_no(!frames[i].text.empty())},
                                       {"text", frames[i].text}}));
      cards_.write_statements(frames[i].because, 1);
    }
  }

  void write_sources() {
    if (negotiation_.sources().empty()) return;
    heading(words_.say("sources.title"));
    for (const Source& source : negotiation_.sources()) {
      List parts{Join::commas, {source.title.empty() ? source.file : source.title}};
      if (!source.author.empty()) parts.parts.emplace_back(source.author);
      if (!source.publisher.empty()) parts.parts.emplace_back(source.publisher);
      const bool is_dated = !source.date.empty() && source.date != "unknown";
      parts.parts.emplace_back(is_dated ? Value(source.date) : Value(Message("sources.undated")));
      if (!source.reliability.empty()) {
        parts.parts.emplace_back(Message("sources.reliability", {{"grade", source.reliability}}));
      }
      if (!source.original.empty()) {
        parts.parts.emplace_back(
            Message("sources.original", {{"document", Code{source.original}}}));
      }
      item(words_.say("sources.source", {{"id", Code{source.id}}, {"parts", std::move(parts)}}));
    }
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
  Cards& cards_;
};

}  // namespace

List voices_in_words(const Words& words) {
  List voices;
  for (const FormerVoice& one : former_voices(words.negotiation())) {
    const Party& party = words.negotiation().party(one.voice.party);
    const std::string& name = party.representatives[*one.voice.representative].name;
    voices.parts.emplace_back(
        Message("statement.speaker", {{"name", without_office(name)}, {"party", party.name}}));
  }
  return voices;
}

Message former_in_words(const engine::Analysis& analysis, const Words& words) {
  std::vector<std::string> claims;
  for (const auto& one : analysis.former_voices) {
    for (const std::string& id : one.claims) {
      if (std::find(claims.begin(), claims.end(), id) == claims.end()) claims.push_back(id);
    }
  }
  return {"former.voices",
          {{"voices", voices_in_words(words)}, {"claims", List{Join::all, codes(claims)}}}};
}

List changes_in_words(const Event& event, const Words& words) {
  List changes{Join::all, {}};
  for (const NoAgreement change : {NoAgreement::worse, NoAgreement::better}) {
    std::vector<PartyId> parties;
    for (const Event::Change& one : event.changes) {
      if (one.no_agreement == change) parties.push_back(one.party);
    }
    if (parties.empty()) continue;
    changes.parts.emplace_back(Message("events.change", {{"no_agreement", zopa::to_text(change)},
                                                         {"parties", words.names(parties)}}));
  }
  return changes;
}

void write_file(const engine::Analysis& analysis, const Words& words, Cards& cards,
                Document& document) {
  FileSection(analysis, words, cards, document).write();
}

}  // namespace zopa::report

// Who says what, and where the file is thin.
//
//   for (const PartyEvidence& party : evidence_balance(in_force, day)) …
//   for (const Diagnostic& warning : review(file, in_force, day)) …
#pragma once

#include <array>
#include <string>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/day.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::evidence {

// Of one party: its claims in force by basis, and the statements on file that it made itself.
struct PartyEvidence {
  PartyId party;
  std::array<std::size_t, kBasisLevels> claims{};  // by Basis
  std::size_t statements_made = 0;

  [[nodiscard]] std::size_t total() const;
  // Does nobody speak for it?  Not asked of mediators and observers without a claim about them.
  [[nodiscard]] bool is_silent(const Negotiation& negotiation) const;
  [[nodiscard]] std::size_t operator[](Basis basis) const {
    return claims.at(static_cast<std::size_t>(basis));
  }

  [[nodiscard]] PartyId key() const { return party; }
  template <class V>
  void describe(V& v) const {
    v.about("evidence", "The claims about one party by basis.");
    for (std::size_t level = 0; level < claims.size(); ++level) {
      v(to_text(static_cast<Basis>(level)), claims[level], "Claims of this basis.");
    }
  }
};

// Every party, also those without a claim, in the order of the file.
[[nodiscard]] std::vector<PartyEvidence> evidence_balance(const Negotiation& in_force,
                                                          const Day& day = {});

// A statement that others contradict, and what rests on it.
struct Dispute {
  StatementId statement;
  std::vector<StatementId> by;
  std::vector<std::string> claims;  // positions and blocs in force

  template <class V>
  void describe(V& v) const {
    v.about("dispute", "A statement that others contradict.");
    v("statement", statement, "The statement.");
    v("by", by, "Those that dispute it.");
    v("claims", claims, "The positions and blocs in force that rest on it.");
  }
};

// Somebody who no longer speaks for a party, and what rests on such voices alone.
struct FormerVoiceShown {
  std::string voice;  // the representative's id
  PartyId party;
  std::string until;  // the round or date, as the file has it
  std::vector<std::string> claims;

  template <class V>
  void describe(V& v) const {
    v.about("former_voice", "Somebody who no longer speaks for a party.");
    v("voice", voice, "The representative.");
    v("party", party, "For whom it spoke.");
    v("until", until, "Until which date or round.");
    v("claims", claims,
      "The positions in force that rest on former voices alone, this among them.");
  }
};

// Those on whose words alone something in force rests, in the order of the file.
[[nodiscard]] std::vector<FormerVoiceShown> former_voices_in(const Negotiation& in_force);

// An event in force, and which claims were stated before it that it may have changed.
struct EventShown {
  Event event;
  std::vector<std::string> claims;

  template <class V>
  void describe(V& v) const {
    v.about("event", "Something that made having no agreement better or worse for parties.");
    v("id", event.id, "Its id.");
    v("name", event.name, "What happened.");
    v("date", event.date, "When.");
    v("changes", event.changes, "For whom, and how.");
    v("because", event.because, "The statements that report it.");
    v("claims", claims,
      "The claims in force that were stated before it and that it may have changed: red lines of "
      "those for whom having no agreement became worse, what those would take for whom it became "
      "better, "
      "and thresholds of both.");
  }
};

// In the order of the file.
[[nodiscard]] std::vector<EventShown> events_in(const Negotiation& in_force);

// Where the accounts differ, in the order of the file.
[[nodiscard]] std::vector<Dispute> disputes_in(const Negotiation& in_force);

// What a careful reader of the file would remark: parties for whom nobody speaks, claims without a
// statement, unknown positions, statements that nothing uses or that come too late, red lines that
// shut out what the party's own order puts above something they allow.  In the order of the file;
// `file` is as it was read, `in_force` what counts on the day.
[[nodiscard]] std::vector<Diagnostic> review(const Negotiation& file, const Negotiation& in_force,
                                             const Day& day);

}  // namespace zopa::evidence

namespace zopa {

template <class V>
void describe(V& v, const Event::Change& change) {
  v.about("no_agreement", "What having no agreement became for one party.");
  v("party", change.party, "The party.");
  v("no_agreement", change.no_agreement, "What it became.");
}

}  // namespace zopa

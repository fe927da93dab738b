// What a package needs before nobody whose consent it needs excludes it: steps of red lines,
// answers of parties to questions, untabled options put on the table.
//
//   Needs needs(encoding);   // adds the questions to it
//   needs.only(way, assumptions);   // packages that need no more than this
//
// A set of needs is a way to a package.  A line moves where a package is known to break it, and no
// further: where that is not known its party is asked, even one that drops the line; with an option
// that eases a line it would break, about that option.  An untabled
// option needs to be tabled, whomever else it is a question to; a party that is claimed to accept a
// package is asked nothing about it.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/kleene.hpp"
#include "zopa/space/acceptance.hpp"

namespace zopa::deadlock {

struct Need {
  enum class Kind : std::uint8_t {
    step,    // a line moves by this step
    answer,  // the party would accept the option
    tabled,  // somebody tables the option
  };
  Kind kind = Kind::step;
  PartyId party;           // whose line moves, or who is asked
  std::uint32_t line = 0;  // of a step: position in LineProblem::lines
  std::uint32_t step = 0;  // … in its staircase
  std::uint32_t axis = 0;  // of an option
  std::uint32_t value = 0;

  friend auto operator<=>(const Need&, const Need&) = default;
};

using NeedSet = std::vector<std::uint32_t>;  // positions in Needs::all(), ascending

class Needs {
 public:
  using Lits = Encoding::Lits;

  explicit Needs(Encoding& encoding);

  [[nodiscard]] const std::vector<Need>& all() const { return all_; }
  [[nodiscard]] std::optional<std::uint32_t> find(const Need& need) const;
  // Implied where a consenting party, or the table, needs it.
  [[nodiscard]] sat::Lit lit(std::uint32_t need) const { return lits_[need]; }

  // What the solver's model needs, and perhaps a little more that the model allows itself.
  [[nodiscard]] NeedSet of_model() const;

  // … and a package, exactly; where that follows from its options.
  [[nodiscard]] NeedSet of_values(const std::vector<std::uint32_t>& values) const;
  // … in any order, and perhaps some of it twice: in place of what `needs` held.
  void collect(const std::vector<std::uint32_t>& values, NeedSet& needs) const;

  // Assumes that nothing beyond these is needed.
  void only(const NeedSet& needs, Lits& assumptions) const;
  // One of these is not needed: to be asked for.
  [[nodiscard]] Lits less(const NeedSet& needs) const;

  // What a line on one axis needs of a value where nothing elsewhere eases it: the steps up to it
  // where it is shut out, an answer where that is not known.
  [[nodiscard]] const NeedSet& of_value(std::size_t line, std::uint32_t value) const {
    return of_value_[line][value];
  }

  // Whether what a package needs follows option by option: every line hangs on one issue, nothing
  // elsewhere eases it, and its party must consent.  An option then needs this, or is shut out
  // whatever moves.
  [[nodiscard]] bool follow_from_options() const { return follow_from_options_; }
  [[nodiscard]] const NeedSet& needed_with(std::size_t axis, std::uint32_t value) const {
    return needed_with_[axis][value];
  }
  [[nodiscard]] bool is_shut_out(std::size_t axis, std::uint32_t value) const {
    return shut_out_[axis][value];
  }

  [[nodiscard]] bool must_consent(PartyId party) const { return must_[party.index()]; }

 private:
  void add_acceptances();
  void add_tabled();
  void add_line(std::size_t line);
  void add_steps(std::size_t line);
  void add_line_on_axis(std::size_t line);
  void add_easing(std::size_t line, std::uint32_t axis, std::uint32_t value);
  void add_line_over_axes(std::size_t line);
  void add_reservation(std::size_t line);
  void leave_open(const Formula& part, const Formula& whole, sat::Lit open, PartyId party);
  std::uint32_t add(const Need& need, sat::Lit lit);
  std::uint32_t answer(PartyId party, std::uint32_t axis, std::uint32_t value);
  [[nodiscard]] bool may_be_needed(std::uint32_t need,
                                   const std::vector<std::uint32_t>& values) const;
  void index_values();

  Encoding& encoding_;
  const LineProblem& problem_;
  Kleene kleene_;
  std::vector<bool> must_;                       // by party: no agreement without it
  std::vector<std::vector<Accepting>> claimed_;  // by party; literals are made of their formulas
  Lits accepts_;  // by party: it accepts the package, as claimed; 0: no such claim
  std::vector<Need> all_;
  Lits lits_;
  std::map<Need, std::uint32_t> position_;
  std::vector<std::vector<NeedSet>> of_value_;     // by line and value, of lines on one axis
  std::vector<std::vector<NeedSet>> needed_with_;  // by axis and value, whatever else is taken
  std::vector<bool> is_told_by_value_;             // by need: needed_with_ says when
  std::vector<std::vector<bool>> shut_out_;        // by axis and value, by an absolute line
  bool follow_from_options_ = true;
};

}  // namespace zopa::deadlock

// What a way opens, as conditions on packages.
//
//   const Opening opening(encoding, needs, way);
//   opening.add_line(line, conditions);   // the line excludes nothing that the way opens
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/count.hpp"

namespace zopa::deadlock {

class Opening {
 public:
  Opening(const Encoding& encoding, const Needs& needs, const NeedSet& way);

  // No untabled option but those that the way tables.
  void add_tabled(Conditions& conditions) const;
  // The line as far as it has moved, its party's answers given.
  void add_line(std::size_t line, Conditions& conditions) const;
  // The same of one package.
  [[nodiscard]] bool allows(std::size_t line, const std::vector<std::uint32_t>& values) const;

 private:
  [[nodiscard]] bool is_given(const Need& need) const;
  [[nodiscard]] bool is_answered(PartyId party, std::uint32_t axis, std::uint32_t value) const {
    return is_given({Need::Kind::answer, party, 0, 0, axis, value});
  }
  [[nodiscard]] bool is_tabled(std::uint32_t axis, std::uint32_t value) const;
  [[nodiscard]] bool has_untabled(const std::vector<std::uint32_t>& axes) const;
  [[nodiscard]] bool is_dropped(std::size_t line) const;
  [[nodiscard]] bool allows_value(std::size_t line, std::uint32_t value) const;
  [[nodiscard]] std::vector<std::uint32_t> axes_of(const std::vector<IssueId>& issues) const;
  void add_test(std::size_t line, Conditions& conditions) const;

  const Encoding& encoding_;
  const Needs& needs_;
  const NeedSet& way_;
  const LineProblem& problem_;
  std::vector<std::vector<Accepting>> accepts_;  // by party: what it is claimed to accept
};

}  // namespace zopa::deadlock

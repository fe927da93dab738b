// One table read as a score sheet: issues with their options, the points of each party, and what
// its other rows say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/scores/layout.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::scores {

struct SheetOption {
  std::string name;
  Spot spot;
};

struct SheetIssue {
  std::string name;
  Spot spot;
  std::vector<SheetOption> options;
  std::vector<Decimal> points;  // by option, then by party
};

struct SheetParty {
  std::string name;
  Spot spot;
  std::optional<Decimal> reservation;
  Spot reservation_spot = {};
  bool has_veto = false;
};

struct Sheet {
  explicit Sheet(Layout read) : layout(std::move(read)) {}

  // What a row is taken for.
  enum class Row : std::uint8_t {
    above,  // the header
    header,
    option,
    heading,  // names the issue of the rows below
    reservation,
    agreement,
    veto,
    total,
    note,
    empty
  };

  Layout layout;
  std::vector<Row> rows;
  std::vector<SheetParty> parties;
  std::vector<SheetIssue> issues;
  std::string agreement;  // as it is written
  Spot agreement_spot = {};
  bool has_vetoes = false;
};

// What is wrong goes to `findings`, all of it; where the limits are reached, reading stops.
[[nodiscard]] Sheet sheet_of(const Layout& layout, Findings& findings,
                             const Limits* limits = nullptr);

}  // namespace zopa::scores

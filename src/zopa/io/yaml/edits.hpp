// Small changes to a file's text, made where they belong: everything else, comments and all, stays
// as it stands.
//
//   const Result<std::string> changed = yaml::with_lines_moved(text, negotiation, {{id, {a, b}}});
//
// What someone changes in a workbench is the analyst's own reading from then on: the row gets
// `inferred: true` where it names statements, and a new row names none, so that the basis of every
// conclusion says so.  Each expects the negotiation that was read from the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

// A red line on one issue, and the options that it is to allow: exactly these.
struct MovedLine {
  PositionId line;
  std::vector<OptionId> allowed;
};

// Each of these lines is moved.  Expects each once.
[[nodiscard]] Result<std::string> with_lines_moved(std::string_view text,
                                                   const Negotiation& negotiation,
                                                   const std::vector<MovedLine>& lines);

// The party orders the options of the issue so: classes of tied options, best first, which name
// every option of the rows that they replace.  Rows that agree are left alone.
[[nodiscard]] Result<std::string> with_order(std::string_view text, const Negotiation& negotiation,
                                             PartyId party, IssueId issue,
                                             const std::vector<std::vector<OptionId>>& classes);

// The issue has one more option, tabled by nobody; its id is made from its name.
[[nodiscard]] Result<std::string> with_hypothetical_option(std::string_view text,
                                                           const Negotiation& negotiation,
                                                           IssueId issue, const std::string& name);

}  // namespace zopa::yaml

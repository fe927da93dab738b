// Small changes to a file's text, made where they belong: everything else, comments and all, stays
// as it stands.
//
//   const Result<std::string> changed = yaml::with_lines_moved(text, negotiation, {{id, {a, b}}});
//
// What someone supposes was said by nobody: a row that changes loses its `because`, and a new row
// has none, so that the basis of every conclusion says "assumed" and no quote stands over what it
// does not say.  Each expects the negotiation that was read from the text.
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
  std::vector<Range> numbers = {};  // of a line on a numeric issue these instead
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

// The party would live with the option there, the rest apart.
[[nodiscard]] Result<std::string> with_taking(std::string_view text, const Negotiation& negotiation,
                                              PartyId party, IssueId issue, OptionId option);

// One more source; its id is made from its file's name.  Its fields that are empty are left out.
[[nodiscard]] Result<std::string> with_source(std::string_view text, const Negotiation& negotiation,
                                              const Source& source);

// The option is on the table from the start.
[[nodiscard]] Result<std::string> with_option_tabled(std::string_view text,
                                                     const Negotiation& negotiation, IssueId issue,
                                                     OptionId option);

}  // namespace zopa::yaml

// The file format's own notation for formulas, orders and agreement rules, written from the model.
//
//   to_notation(formula, negotiation);   // "quay == long implies night == none"
//
// Reading it is io/formula; what is written here reads back as the same value.
#pragma once

#include <cstdint>
#include <string>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Numbers of an issue in braces: each as written, or those beside one another as one stretch, which
// is the same however the issue is cut.
enum class NumbersIn : std::uint8_t { as_written, stretches };
[[nodiscard]] std::string to_notation(const Formula& formula, const Contents& negotiation,
                                      NumbersIn numbers = NumbersIn::as_written);
[[nodiscard]] std::string to_notation(const OptionOrder& order, const Contents& negotiation);
[[nodiscard]] std::string to_notation(const IssueOrder& order, const Contents& negotiation);
[[nodiscard]] std::string to_notation(const Comparison& comparison, const Contents& negotiation);
[[nodiscard]] std::string to_notation(const Agreement& agreement, const Contents& negotiation);
[[nodiscard]] std::string to_notation(const Range& range);       // "0.35", or "[0.1, 0.3]"
[[nodiscard]] const char* to_notation(Relation relation);        // ">", ">=", "~"
[[nodiscard]] const char* to_notation(Atom::Relation relation);  // "==", "<=", "in"; "" for `holds`
[[nodiscard]] const char* to_notation(Atom::Relation relation);  // "==", "<=", …

[[nodiscard]] const char* to_text(Firmness firmness);
[[nodiscard]] const char* to_text(Role role);
[[nodiscard]] const char* to_text(Act act);
[[nodiscard]] const char* to_text(NoAgreement change);

}  // namespace zopa

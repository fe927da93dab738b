// The rows of `positions`, as they are written.
#pragma once

#include <vector>

#include "zopa/io/yaml/tree.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

// An id that can stand in a file; those that zopa made have a dot in them.
[[nodiscard]] bool can_be_typed(const std::string& id);

[[nodiscard]] Node position_row(const Position& position, const Contents& negotiation);

// The ids of statements, for `because`.
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<StatementId>& statements,
                                              const Contents& negotiation);
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<PartyId>& parties,
                                              const Contents& negotiation);

}  // namespace zopa::yaml

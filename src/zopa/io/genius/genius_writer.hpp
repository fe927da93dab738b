// Writes complete utilities as a Genius 10 scenario: a domain and one profile a party.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::genius {

[[nodiscard]] std::string write_domain(const Contents& negotiation);

// The profile of one party; a line in `warnings` for what Genius cannot hold.
[[nodiscard]] std::string write_profile(const Contents& negotiation, const CompleteUtility& utility,
                                        std::vector<Diagnostic>& warnings);

}  // namespace zopa::genius

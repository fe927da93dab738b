// What parties that see different conflicts take for stable, in words.
#pragma once

#include "zopa/report/document.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::report {

[[nodiscard]] Document to_document(const Negotiation& in_force, const stability::Hypergame& answer);

}  // namespace zopa::report

// What parties that see different conflicts take for stable, in words.
#pragma once

#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::report {

[[nodiscard]] Document to_document(const Words& words, const Part<stability::Hypergame>& part);

}  // namespace zopa::report

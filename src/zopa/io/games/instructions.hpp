// What a scorable game's instructions call its issues and options.
//
//   Issue A: "Infrastructure Mix"
//   A1 "water-based": new buildings will be freely built on water.
//
//   names_in(text)["A"];   // Infrastructure Mix
//   names_in(text)["A1"];  // water-based
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace zopa::games {

// By label; what is not found, or is too long for a name, is not there.
[[nodiscard]] std::map<std::string, std::string, std::less<>> names_in(std::string_view text);

}  // namespace zopa::games

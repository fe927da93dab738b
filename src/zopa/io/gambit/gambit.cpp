#include "zopa/io/gambit/gambit.hpp"

#include "zopa/io/gambit/game.hpp"

namespace zopa::gambit {

Result<foreign::Loaded> read(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  const bool is_tree = first != std::string::npos && text->compare(first, 4, "EFG ") == 0;
  const auto game = is_tree ? read_extensive(path, *text, how) : read_strategic(path, *text, how);
  if (!game) return tl::unexpected(game.error());
  return as_conflict(*game, path, how.limits);
}

}  // namespace zopa::gambit

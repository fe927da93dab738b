#include "zopa/model/checks/checks.hpp"

#include "zopa/model/checks/names.hpp"
#include "zopa/model/checks/numbers.hpp"
#include "zopa/model/checks/orders.hpp"
#include "zopa/model/checks/references.hpp"
#include "zopa/model/checks/sizes.hpp"

namespace zopa {

std::vector<Flaw> flaws_of(const Contents& contents) {
  Flaws flaws;
  check_names(contents, flaws);
  const std::vector<bool> is_sound = check_references(contents, flaws);
  check_ranges(contents, flaws);
  check_orders(contents, is_sound, flaws);
  check_numbers(contents, is_sound, flaws);
  if (flaws.count() == 0) check_sizes(contents, flaws);
  return std::move(flaws).take();
}

}  // namespace zopa

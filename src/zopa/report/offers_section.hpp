// What nobody has offered, in words.
#pragma once

#include "zopa/deadlock/offers.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_offers(const deadlock::Offers& offers, const deadlock::Deadlock& deadlock,
                  const Words& words, Document& document);

// What it says of issues; nothing where the ways have untabled options, which say more.
[[nodiscard]] std::vector<std::string> offers_in_short(const deadlock::Offers& offers,
                                                       const deadlock::Deadlock& deadlock,
                                                       const Words& words);

}  // namespace zopa::report

#include <fstream>
#include <iostream>

#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/words/diagnostic.hpp"

int main() {
  zopa::Draft talks("A quay");
  const auto port = talks.party("port", "Port");
  const auto town = talks.party("town", "Town");
  const auto quay = talks.issue("quay", "Length", {{"short", "200 m"}, {"long", "500 m"}});
  const auto night = talks.issue("night", "Work at night", {{"none", "None"}, {"free", "Free"}});
  talks.red_line(port, quay == "long" || night == "free");
  talks.red_line(town, quay == "short" && night == "none");
  talks.prefers(port, quay, {"long", "short"});

  const auto made = talks.finish();  // all faults at once
  if (!made) {
    for (const auto& fault : made.error().diagnostics) std::cerr << zopa::to_text(fault);
    return 2;
  }
  const auto deadlock = zopa::engine::analyze(*made, {}).value().deadlock;
  const bool is_stuck = deadlock && deadlock->verdict == zopa::deadlock::Verdict::deadlock;
  std::cout << (is_stuck ? "deadlock\n" : "no deadlock\n");
  std::ofstream("quay.yaml") << zopa::yaml::write(*made);
}

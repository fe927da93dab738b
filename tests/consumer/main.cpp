#include <iostream>

#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/reader.hpp"

int main(int count, char** arguments) {
  const auto file = zopa::yaml::read_file(count > 1 ? arguments[1] : "talks.yaml");
  if (!file) {
    for (const auto& fault : file.error().diagnostics) std::cerr << zopa::to_text(fault);
    return 2;
  }
  const auto deadlock = zopa::engine::analyze(*file, {}).value().deadlock;
  const bool is_stuck = deadlock && deadlock->verdict == zopa::deadlock::Verdict::deadlock;
  std::cout << (is_stuck ? "deadlock\n" : "no deadlock\n");
}

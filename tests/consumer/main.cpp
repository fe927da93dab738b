#include <iostream>

#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/reader.hpp"

int main(int count, char** arguments) {
  const auto file = zopa::yaml::read_file(count > 1 ? arguments[1] : "talks.yaml");
  if (!file) {
    for (const auto& fault : file.error().diagnostics) std::cerr << zopa::to_text(fault);
    return 2;
  }
  const auto answer = zopa::engine::analyze(*file, {}).value();
  const auto verdict = answer.deadlock ? answer.deadlock->verdict : std::nullopt;
  const bool is_stuck = verdict == zopa::deadlock::Verdict::deadlock;
  std::cout << (is_stuck ? "deadlock\n" : verdict ? "not excluded\n" : "not known\n");
}

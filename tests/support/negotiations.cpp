#include "negotiations.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "zopa/io/yaml/reader.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::testing {

std::string fault_text_of(std::string_view yaml) {
  const auto result = yaml::read_string(yaml, "talks.yaml", "");
  std::string text;
  if (result) return text;
  for (const Diagnostic& fault : result.error().diagnostics) text += to_text(fault);
  return text;
}

Negotiation read_negotiation(std::string_view yaml) {
  auto result = yaml::read_string(yaml, "talks.yaml", source_folder() + "tests/schema/valid/");
  if (!result) throw std::runtime_error(fault_text_of(yaml));
  return *std::move(result);
}

std::vector<std::string> faults_of(std::string_view yaml) {
  const auto result = yaml::read_string(yaml, "talks.yaml", "");
  std::vector<std::string> faults;
  if (result) return faults;
  for (const Diagnostic& fault : result.error().diagnostics) {
    faults.push_back(std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) +
                     " " + fault.code);
  }
  return faults;
}

Negotiation two_parties(const std::string& positions) {
  return read_negotiation(R"(zopa: 1
title: Two parties
parties:
  a: {name: A}
  b: {name: B}
issues:
  x: {name: X, options: {one: X1, two: X2, three: X3}}
  y: {name: Y, options: {one: Y1, two: Y2, three: Y3}}
  z: {name: Z, options: {one: Z1, two: Z2, three: Z3}}
positions:
)" + positions);
}

std::string text_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string test_name_of(const std::string& path) {
  constexpr std::size_t kMostLetters = 60;
  std::string name = path.substr(path.size() > kMostLetters ? path.size() - kMostLetters : 0);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

Negotiation negotiation_in(const std::string& path) {
  auto result = yaml::read_file(path, {});
  if (!result) throw std::runtime_error(to_text(result.error().diagnostics.front()));
  return std::move(*result);
}

std::string source_folder() { return ZOPA_SOURCE_FOLDER "/"; }

std::vector<std::string> valid_files() {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const auto& [folder, depth] : {std::pair{"examples", 1}, std::pair{"tests/schema/valid", 0},
                                      std::pair{"../shared/seed", 0}}) {
    const fs::path root = source_folder() + folder;
    if (!fs::exists(root)) continue;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
      if (at.depth() == depth && at->path().extension() == ".yaml") {
        files.push_back(at->path().lexically_normal().string());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace zopa::testing

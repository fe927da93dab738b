// Any bytes as another program's files (the first byte says how they are called, a record separator
// ends a file, save of a workbook): faults, or a negotiation that can be written again.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "zopa/io/any_reader.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/words/diagnostic.hpp"

namespace {

using namespace zopa;

constexpr std::size_t kMostFiles = 4;

// In memory where the system has such a folder: a file is written for every input.
std::string folder() {
  std::error_code ignored;
  const std::string parent = std::filesystem::exists("/dev/shm", ignored) ? "/dev/shm" : "/tmp";
  const std::string path = parent + "/zopa-fuzz-" + std::to_string(::getpid());
  std::filesystem::create_directories(path + "/scores_files", ignored);
  return path;
}

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kFolder = folder();
  if (size == 0) return 0;
  constexpr const char* kEndings[] = {".xml", ".json", ".json", ".csv", ".gmcr", ".xlsx", ".txt"};
  constexpr Format kFormats[] = {Format::genius, Format::geniusweb, Format::negolog, Format::scores,
                                 Format::gmcr,   Format::scores,    Format::scores};
  const bool is_named = data[0] >= '4' && data[0] <= '6';
  const std::size_t kind = is_named ? data[0] - std::size_t{'0'} : data[0] % 4;
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<std::string> paths;
  while (paths.size() < kMostFiles) {
    const std::size_t end = kind == 5 ? std::string_view::npos : rest.find('\x1E');
    // Of a scorable game, the points of its parties `0`, `1` … lie in a folder of their own.
    const bool is_points = kind == 6 && !paths.empty();
    paths.push_back(kFolder + (is_points ? "/scores_files/" : "/") + std::to_string(paths.size()) +
                    kEndings[kind]);
    std::ofstream(paths.back(), std::ios::binary) << rest.substr(0, end);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (kind == 6) paths.resize(1);
  const auto chosen = choose_format(paths);
  const bool is_one_of_many = chosen && chosen->format == Format::division;
  const auto loaded = read_any(paths, {.game = is_one_of_many ? std::size_t{1} : 0});
  if (!loaded) {
    expect(!loaded.error().diagnostics.empty());
    for (const Diagnostic& fault : loaded.error().diagnostics) expect(!to_text(fault).empty());
    return 0;
  }
  for (const Format format : {kFormats[kind], Format::negmas}) {
    const auto written = write_any(loaded->negotiation, format);
    expect(!written || !written->files.empty());
  }
  const Format format = chosen->format;
  if (format == Format::gmcr || format == Format::game) {  // a conflict in our format says the same
    const auto game = write_any(loaded->negotiation, Format::game);
    expect(!game || !game->files.empty());
    const auto ours = write_any(loaded->negotiation, Format::yaml);
    expect(ours.has_value());
    const auto again = yaml::read_string(ours->files[0].text, "fuzz.yaml", kFolder);
    expect(again && again->issues().size() == loaded->negotiation.issues().size() &&
           again->rules() == loaded->negotiation.rules());
  }
  return 0;
}

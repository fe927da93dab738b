// Any bytes as another program's files: faults, or a negotiation that can be written again, and
// read again where its own format is written.  The first byte says how the files are called; a
// record separator ends a file, or a part of a workbook, whose first line is its name.
//
// With --format=WORD only what is of that format is kept, so that each is looked at by itself.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "stored_zip.hpp"
#include <unistd.h>

#include "zopa/io/any_reader.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/format_table.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/words/diagnostic.hpp"

namespace {

using namespace zopa;
namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 4;
constexpr char kSeparator = '\x1E';

enum class Kind : std::uint8_t { xml, json, negolog, sheet, conflict, workbook, game, parts };
constexpr std::size_t kKinds = 8;
constexpr const char* kEndings[kKinds] = {".xml",  ".json", ".json", ".csv",
                                          ".gmcr", ".xlsx", ".txt",  ".xlsx"};

std::string only;  // the format's word, or none

// In memory where the system has such a folder: a file is written for every input.
std::string folder() {
  std::error_code ignored;
  const std::string parent = fs::exists("/dev/shm", ignored) ? "/dev/shm" : "/tmp";
  const std::string path = parent + "/zopa-fuzz-" + std::to_string(::getpid());
  fs::create_directories(path + "/scores_files", ignored);
  fs::create_directories(path + "/again", ignored);
  return path;
}

void expect(bool holds) {
  if (!holds) std::abort();
}

void write_file(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

// What stands before the separator, which is taken away with it.
std::string_view next_of(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(kSeparator), rest.size());
  const std::string_view own = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return own;
}

std::string workbook_of(std::string_view rest) {
  StoredZip zip;
  while (!rest.empty()) {
    const std::string_view part = next_of(rest);
    const std::size_t end = std::min(part.find('\n'), part.size());
    zip.add(part.substr(0, end), part.substr(std::min(end + 1, part.size())));
  }
  return zip.finish();
}

std::vector<std::string> files_of(Kind kind, std::string_view rest, const std::string& where) {
  const char* ending = kEndings[static_cast<std::size_t>(kind)];
  const std::string first = where + "/0" + ending;
  if (kind == Kind::workbook || kind == Kind::parts) {
    write_file(first, kind == Kind::parts ? workbook_of(rest) : rest);
    return {first};
  }
  std::vector<std::string> paths;
  do {
    // Of a scorable game, the points of its parties `0`, `1` … lie in a folder of their own.
    const bool is_points = kind == Kind::game && !paths.empty();
    paths.push_back(where + (is_points ? "/scores_files/" : "/") + std::to_string(paths.size()) +
                    ending);
    write_file(paths.back(), next_of(rest));
  } while (paths.size() < kMostFiles && !rest.empty());
  if (kind == Kind::game) paths.resize(1);
  return paths;
}

// What was read can be written in its own format, if that is written at all, and read from there.
void write_and_read_again(const Negotiation& negotiation, Format format, const std::string& where) {
  if (facts_of(format).written == WrittenAs::nothing) return;
  const auto written = write_any(negotiation, format);
  if (!written) return;
  expect(!written->files.empty());
  std::vector<std::string> paths;
  for (const auto& file : written->files) {
    const std::string alone = "file" + std::string(facts_of(format).ending);
    paths.push_back(where + "/again/" + (file.name.empty() ? alone : file.name));
    write_file(paths.back(), file.text);
  }
  const auto again = read_any(paths, {});
  for (const std::string& path : paths) fs::remove(path);
  expect(again && again->format == format &&
         again->negotiation.issues().size() == negotiation.issues().size());
}

bool is_wanted(const Result<Chosen>& chosen, Kind kind) {
  if (only.empty()) return true;
  const bool is_workbook = kind == Kind::workbook || kind == Kind::parts;
  if (only == "workbook" || is_workbook) return only == "workbook" && is_workbook;
  return chosen && facts_of(chosen->format).word == only;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view kOption = "--format=";
  for (int i = 1; i < *count; ++i) {
    const std::string_view argument = (*arguments)[i];
    if (argument.starts_with(kOption)) only = argument.substr(kOption.size());
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kFolder = folder();
  if (size == 0) return 0;
  const bool is_named = data[0] >= '4' && data[0] <= '7';
  const auto kind = static_cast<Kind>(is_named ? data[0] - std::size_t{'0'} : data[0] % 4);
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::vector<std::string> paths = files_of(kind, rest, kFolder);
  const auto chosen = choose_format(paths);
  if (!is_wanted(chosen, kind)) return -1;
  const bool is_one_of_many = chosen && chosen->format == Format::division;
  const auto loaded = read_any(paths, {.game = is_one_of_many ? std::size_t{1} : 0});
  if (!loaded) {
    expect(!loaded.error().diagnostics.empty());
    for (const Diagnostic& fault : loaded.error().diagnostics) expect(!to_text(fault).empty());
    return 0;
  }
  write_and_read_again(loaded->negotiation, chosen->format, kFolder);
  const auto written = write_any(loaded->negotiation, Format::negmas);
  expect(!written || !written->files.empty());
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

#include "zopa/cli/load.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

constexpr std::size_t kMostShown = 5;

}  // namespace

void TimeLimit::describe(Fields& fields) {
  fields.seconds("time-limit", seconds,
                 "Stop after so many seconds and print what is known; 0 for no limit");
}

void TimeLimit::start(Limits& limits) const {
  if (seconds <= 0) return;
  limits.deadline = std::chrono::steady_clock::now() +
                    std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                        std::chrono::duration<double>(seconds));
}

void describe_reading(Fields& fields, yaml::ReadOptions& read) {
  fields.text("encoding", read.encoding, "Of files that are not UTF-8, such as windows-1252");
  fields.count("game", read.game, "Of a data set of games, which one, counted from 1");
}

void describe_apart(Fields& fields, bool& apart) {
  fields.flag("apart", apart,
              "Everyone acts alone; without it, the coalitions of a GMCR+ file act as one");
}

void Input::describe(Fields& fields) {
  fields.files(files, help_of_files);
  read.describe(fields);
  describe_reading(fields, read);
  time_limit.describe(fields);
}

void Input::start(Limits& limits) {
  read.limits = &limits;
  time_limit.start(limits);
}

Result<Negotiation> Input::load(Console& console) {
  read.made_names = report::made_names(console.catalogue());
  auto loaded = read_any(files, read);
  if (!loaded) return tl::unexpected(loaded.error());
  if (loaded->format == Format::yaml) files = loaded->files;
  together = std::move(loaded->together);
  const auto& warnings = loaded->warnings;
  const std::size_t shown = std::min(kMostShown, warnings.size());
  for (std::size_t i = 0; i < shown; ++i) console.say(console.text({warnings[i]}) + "\n");
  if (shown < warnings.size()) {
    console.say(Message("cli.more_remarks", {{"count", warnings.size() - shown}}));
  }
  return std::move(loaded->negotiation);
}

void ViewedInput::describe(Fields& fields) {
  Input::describe(fields);
  view.describe(fields);
}

Result<Negotiation> ViewedInput::load_view(Console& console) {
  const auto file = load(console);
  if (!file) return tl::unexpected(file.error());
  return engine::view_of(*file, view);
}

FilesRead files_read(const std::vector<std::string>& files, const Negotiation& negotiation) {
  FilesRead read;
  for (const std::string& file : files) {
    read.add(file);
    std::error_code ignored;  // of a folder, a scenario's files
    for (const auto& entry : std::filesystem::directory_iterator(file, ignored)) {
      const auto ending = entry.path().extension();
      if (ending == ".xml" || ending == ".json") read.add(entry.path().string());
    }
  }
  const std::filesystem::path folder = folder_of(files.front());
  for (const Source& source : negotiation.sources()) {
    if (!source.file.empty()) read.add((folder / source.file).string());
  }
  return read;
}

void Output::describe(Fields& fields) {
  fields.choice("format", format, formats, "How to print the answer");
}

}  // namespace zopa::cli

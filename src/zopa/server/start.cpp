#include "zopa/server/start.hpp"

#include <algorithm>
#include <filesystem>

#include "zopa/base/unicode.hpp"
#include "zopa/io/any_reader.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/foreign/foreign.hpp"

namespace zopa::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostShown = 200;   // of a folder
constexpr std::size_t kMostOfName = 120;  // bytes

bool ends_with_one_of(const std::string& name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return foreign::ends_with(name, ending); });
}

// The names of files in the folder that end so; hidden ones are left alone.
std::vector<std::string> names_in(const std::string& folder,
                                  const std::vector<std::string>& endings) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    const bool is_wanted = name[0] != '.' && !first_invalid_utf8(name) &&
                           ends_with_one_of(name, endings) && at->is_regular_file(unknown);
    if (is_wanted) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  if (names.size() > kMostShown) names.resize(kMostShown);
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A name that leads nowhere else, and hides nothing.
bool is_plain(const std::string& name) {
  return !name.empty() && name.size() <= kMostOfName && name[0] != '.' &&
         name.find('/') == std::string::npos && !first_invalid_utf8(name) &&
         printable(name) == name;
}

tl::unexpected<Error> no_file(const std::string& name) {
  return tl::unexpected(fault("no-file", Message("fault.no_file"), visible(name)));
}

}  // namespace

Start::Start(std::string folder, yaml::ReadOptions read)
    : folder_(folder.empty() ? "." : std::move(folder)), read_(std::move(read)) {}

bool Start::is_folder(const std::string& path) {
  std::error_code ignored;
  return path.empty() || fs::is_directory(path, ignored);
}

std::string Start::folder() const {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder_, error);
  return visible(error ? folder_ : whole.string());
}

std::vector<std::string> Start::negotiations() const {
  return names_in(folder_, {".yaml", ".yml"});
}

std::vector<std::string> Start::documents() const {
  return names_in(folder_, {".txt", ".md", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf", ".eml",
                            ".srt", ".vtt"});
}

std::vector<std::string> Start::foreign() const {
  return names_in(folder_, {".csv", ".tsv", ".xlsx", ".ods", ".gmcr", ".nfg", ".efg"});
}

std::vector<std::string> Start::examples() {
  std::vector<std::string> names;
  for (const ExampleFile& file : example_files()) {
    std::string name(file.name.substr(0, file.name.find('/')));
    if (!contains(names, name)) names.push_back(std::move(name));
  }
  return names;
}

std::string Start::path_of(const std::string& name) const {
  return (fs::path(folder_) / name).string();
}

Result<Opened> Start::opened(const Choice& choice) const {
  switch (choice.what) {
    case Choice::What::file:
      if (!contains(negotiations(), choice.name)) return no_file(choice.name);
      return Opened{path_of(choice.name), {}};
    case Choice::What::document:
      return contains(documents(), choice.name) ? made_ours(choice.name) : no_file(choice.name);
    case Choice::What::foreign:
      return contains(foreign(), choice.name) ? made_ours(choice.name) : no_file(choice.name);
    case Choice::What::paste:
      return brought(choice.name + ".txt", choice.content);
    case Choice::What::upload:
      return brought(choice.name, choice.content);
    default:
      return copied(choice.name);
  }
}

Result<Opened> Start::made_ours(const std::string& name) const {
  auto ours = own_file(path_of(name), read_);
  if (!ours) return tl::unexpected(ours.error());
  return Opened{std::move(ours->file), std::move(ours->copy)};
}

Result<Opened> Start::brought(const std::string& name, const std::string& content) const {
  if (!is_plain(name)) {
    return tl::unexpected(fault("bad-id", Message("fault.plain_name"), visible(name)));
  }
  const std::string path = path_of(name);
  if (auto problem = keep_file(path, content)) return tl::unexpected(*std::move(problem));
  return made_ours(name);
}

Result<Opened> Start::copied(const std::string& example) const {
  if (!contains(examples(), example)) return no_file(example);
  const fs::path folder = fs::path(folder_) / example;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return tl::unexpected(fault("cannot-write",
                                Message("fault.cannot_make_folder", {{"reason", error.message()}}),
                                folder.string()));
  }
  for (const ExampleFile& file : example_files()) {
    if (file.name.substr(0, file.name.find('/')) != example) continue;
    if (auto problem =
            keep_file((fs::path(folder_) / file.name).string(), std::string(file.text))) {
      return tl::unexpected(*std::move(problem));
    }
  }
  return Opened{(folder / "talks.yaml").string(), {}};
}

}  // namespace zopa::server

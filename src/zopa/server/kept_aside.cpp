#include "zopa/server/kept_aside.hpp"

#include <cstdio>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "zopa/base/digest.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::server {

std::string side_file_of(const std::string& path) {
  const std::filesystem::path file(path);
  return (file.parent_path() / ("." + file.filename().string() + ".zopa-unsaved")).string();
}

bool keep_aside(const std::string& path, const std::string& on_disk, const std::string& text) {
  const std::string side = side_file_of(path);
  if (text == on_disk) {
    std::remove(side.c_str());
    return true;
  }
  const nlohmann::json json = {
      {"zopa_unsaved", 1}, {"sha256_of_file", sha256_hex(on_disk)}, {"text", text}};
  return !write_private_file(side,
                             json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::optional<KeptAside> read_kept_aside(const std::string& path, const std::string& on_disk) {
  const std::string side = side_file_of(path);
  std::error_code ignored;  // a link is someone else's
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(side, ignored))) return {};
  const auto kept = read_text(side, 4 * yaml::kMostBytes);
  if (!kept) return {};
  const auto json = nlohmann::json::parse(*kept, nullptr, false);
  const auto is_text = [&](const char* key) { return json.contains(key) && json[key].is_string(); };
  if (!json.is_object() || !is_text("text") || !is_text("sha256_of_file")) return {};
  KeptAside back{json["text"].get<std::string>(), false};
  if (back.text == on_disk) {  // saved, and ended before the side file was taken away
    std::remove(side.c_str());
    return {};
  }
  back.has_other_base = json["sha256_of_file"] != sha256_hex(on_disk);
  return back;
}

}  // namespace zopa::server

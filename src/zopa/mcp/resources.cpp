#include "zopa/mcp/resources.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "zopa/io/yaml/json_schema.hpp"
#include "zopa/mcp/texts.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

struct Document {
  const char* uri;
  const char* file;  // of texts()
  const char* title;
};
constexpr std::array<Document, 3> kDocuments = {
    {{"zopa:guide", "guide.md",
      "How to read a report for zopa: what is a demand, a line, only speech"},
     {"zopa:format", "file-format.md", "The file format"},
     {"zopa:glossary", "glossary.md", "The words"}}};
constexpr const char* kSchema = "zopa:schema";

std::string escaped(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string uri;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += kDigits[byte >> 4U];
    uri += kDigits[byte & 15U];
  }
  return uri;
}

std::string uri_of(const std::string& file) { return "zopa:file/" + escaped(file); }
std::string uri_of(const std::string& file, const Source& source) {
  return "zopa:source/" + escaped(file) + "/" + source.id;
}

std::string embedded(const char* name) {
  for (const Text& one : texts()) {
    if (one.name == name) return std::string(one.text);
  }
  return {};
}

}  // namespace

std::string listed_resources(const Workspace& files, const Limits& limits) {
  Json list = Json::array();
  for (const Document& one : kDocuments) {
    list.push_back({{"uri", one.uri},
                    {"name", one.file},
                    {"title", one.title},
                    {"mimeType", "text/markdown"}});
  }
  list.push_back({{"uri", kSchema},
                  {"name", "negotiation.schema.json"},
                  {"title", "The file format as a JSON Schema"},
                  {"mimeType", "application/json"}});
  for (const std::string& file : files.files()) {
    if (!Workspace::text_at(file)) continue;
    list.push_back({{"uri", uri_of(file)},
                    {"name", file},
                    {"title", "The negotiation"},
                    {"mimeType", "application/yaml"}});
    const auto opened = files.open(file, limits);
    if (!opened) continue;
    for (const Source& source : opened->negotiation.sources()) {
      list.push_back({{"uri", uri_of(file, source)},
                      {"name", source.id},
                      {"title", source.title.empty() ? source.file : source.title},
                      {"mimeType", "text/plain"}});
    }
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Resource> read_resource(const std::string& uri, const Workspace& files,
                                      const Limits& limits) {
  for (const Document& one : kDocuments) {
    if (uri == one.uri) return Resource{"text/markdown", embedded(one.file)};
  }
  if (uri == kSchema) return Resource{"application/json", yaml::negotiation_schema()};
  for (const std::string& file : files.files()) {
    if (uri == uri_of(file)) {
      auto text = Workspace::text_at(file);
      if (!text) return std::nullopt;
      return Resource{"application/yaml", *std::move(text)};
    }
    if (!uri.starts_with("zopa:source/" + escaped(file) + "/")) continue;
    const auto opened = files.open(file, limits);
    if (!opened) continue;
    for (CitedText& text : Workspace::texts_of(*opened)) {
      if (uri == uri_of(file, opened->negotiation.sources()[text.source.index()])) {
        return Resource{"text/plain", std::move(text.text)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace zopa::mcp

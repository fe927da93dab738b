// The arguments of a call, each of its own type; the first that is not so is told to the assistant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace zopa::mcp {

class Arguments {
 public:
  // Expects an object, which outlives it.
  explicit Arguments(const nlohmann::ordered_json& object) : object_(object) {}

  // Empty where it is not given, or null.
  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] std::optional<std::size_t> number(const char* key) const;
  [[nodiscard]] bool flag(const char* key) const;
  // Null where it is not given.
  [[nodiscard]] const nlohmann::ordered_json* part(const char* key) const;

  // What is wrong with them, against the schema of the tool; nullopt where nothing is.
  [[nodiscard]] std::optional<std::string> problem(std::string_view schema) const;

 private:
  const nlohmann::ordered_json& object_;
};

}  // namespace zopa::mcp

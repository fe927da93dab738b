#include "zopa/answer/type.hpp"

#include <algorithm>
#include <utility>

namespace zopa::answer {
namespace {

constexpr std::int64_t kLargestExact = 9007199254740992;  // 2^53: what a double holds

Type defined(Definitions& definitions, const char* name, const char* meaning, Type type) {
  if (definitions.find(name) == nullptr) {
    definitions.declare(name, meaning);
    definitions.set(name, std::move(type));
  }
  return named(name);
}

}  // namespace

Type::Type() = default;
Type::Type(const Type& other) = default;
Type::Type(Type&& other) noexcept = default;
Type& Type::operator=(const Type& other) = default;
Type& Type::operator=(Type&& other) noexcept = default;
Type::~Type() = default;

const Definition* Definitions::find(const std::string& name) const {
  const auto at = std::find_if(list.begin(), list.end(),
                               [&](const Definition& one) { return one.name == name; });
  return at == list.end() ? nullptr : &*at;
}

void Definitions::declare(const std::string& name, const std::string& meaning) {
  if (find(name) == nullptr) list.push_back({name, meaning, {}});
}

void Definitions::set(const std::string& name, Type type) {
  const auto at = std::find_if(list.begin(), list.end(),
                               [&](const Definition& one) { return one.name == name; });
  if (at != list.end()) at->type = std::move(type);
}

Type plain(Type::Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type integer_from(std::int64_t least) {
  Type type = plain(Type::Kind::integer);
  type.least = least;
  return type;
}

Type text_like(std::string pattern) {
  Type type = plain(Type::Kind::text);
  type.pattern = std::move(pattern);
  return type;
}

Type word_of(std::vector<std::string> words) {
  Type type = plain(Type::Kind::word);
  type.words = std::move(words);
  return type;
}

Type list_of(Type part, std::optional<std::size_t> size) {
  Type type = plain(Type::Kind::list);
  type.parts.push_back(std::move(part));
  type.size = size;
  return type;
}

Type map_of(Type part) {
  Type type = plain(Type::Kind::map);
  type.parts.push_back(std::move(part));
  return type;
}

Type either_of(std::vector<Type> parts) {
  Type type = plain(Type::Kind::either);
  type.parts = std::move(parts);
  return type;
}

Type named(std::string name) {
  Type type = plain(Type::Kind::named);
  type.name = std::move(name);
  return type;
}

Type or_null(Type type) {
  if (type.kind == Type::Kind::nothing) return type;
  if (type.kind == Type::Kind::either) {
    const bool is_there = std::any_of(type.parts.begin(), type.parts.end(), [](const Type& part) {
      return part.kind == Type::Kind::nothing;
    });
    if (!is_there) type.parts.push_back(plain(Type::Kind::nothing));
    return type;
  }
  std::vector<Type> parts;
  parts.push_back(std::move(type));
  parts.push_back(plain(Type::Kind::nothing));
  return either_of(std::move(parts));
}

Type id_type(Definitions& definitions) {
  return defined(definitions, "id",
                 "An id of the file: of a party, issue, option, position, rule, statement, round "
                 "or bloc.",
                 plain(Type::Kind::text));
}

Type count_type(Definitions& definitions) {
  Type small = integer_from(0);
  small.most = kLargestExact;
  return defined(definitions, "count", "An exact number: above 2^53 a string of decimal digits.",
                 either_of({small, text_like("^[1-9][0-9]{15,}$")}));
}

Type range_type(Definitions& definitions) {
  return defined(definitions, "range", "A number, or [from, to].",
                 either_of({plain(Type::Kind::number), list_of(plain(Type::Kind::number), 2)}));
}

Type package_type(Definitions& definitions) {
  return defined(definitions, "package", "A package: by issue the option it takes.",
                 map_of(id_type(definitions)));
}

Type row_type(Definitions& definitions) {
  return defined(definitions, "row",
                 "A party's id, or several joined by `+` where they act together.",
                 plain(Type::Kind::text));
}

}  // namespace zopa::answer

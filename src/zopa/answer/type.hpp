// What an answer may hold, as data: what the schema, the TypeScript types and the tables of keys
// are written from.  Made by a TypeVisitor (type_visitor.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zopa::answer {

struct Key;

struct Type {
  enum class Kind : std::uint8_t {
    boolean,
    always,    // true
    integer,   // at least `least`, and at most `most`
    number,    // the same
    text,      // that matches `pattern`
    word,      // one of `words`
    constant,  // `least`
    nothing,   // null
    list,      // of parts[0]; of exactly `size` of them
    map,       // an object with keys of any name, each of parts[0]
    object,    // with `keys`
    either,    // one of `parts`
    named,     // the definition `name`
  };
  Kind kind = Kind::nothing;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  std::string pattern;
  std::vector<std::string> words;
  std::optional<std::size_t> size;
  std::string name;
  std::vector<Type> parts;
  std::vector<Key> keys;
  std::string meaning;  // of an object that has no name

  Type();  // these stand in type.cpp, where a Key is known
  Type(const Type& other);
  Type(Type&& other) noexcept;
  Type& operator=(const Type& other);
  Type& operator=(Type&& other) noexcept;
  ~Type();
};

struct Key {
  std::string key;
  Type type;
  std::string meaning;
  bool is_required = true;
};

struct Definition {
  std::string name;  // "open_package"
  std::string meaning;
  Type type;
};

// All that one answer names, in the order in which it is met.
struct Definitions {
  std::vector<Definition> list;

  [[nodiscard]] const Definition* find(const std::string& name) const;
  // Adds it where it is new, so that it may name itself.
  void declare(const std::string& name, const std::string& meaning);
  void set(const std::string& name, Type type);
};

[[nodiscard]] Type plain(Type::Kind kind);
[[nodiscard]] Type integer_from(std::int64_t least);
[[nodiscard]] Type text_like(std::string pattern);
[[nodiscard]] Type word_of(std::vector<std::string> words);
[[nodiscard]] Type list_of(Type part, std::optional<std::size_t> size = {});
[[nodiscard]] Type map_of(Type part);
[[nodiscard]] Type either_of(std::vector<Type> parts);
[[nodiscard]] Type named(std::string name);
// The type, or null.
[[nodiscard]] Type or_null(Type type);

// The kinds of value that every answer has: they are defined where they are used.
[[nodiscard]] Type id_type(Definitions& definitions);
[[nodiscard]] Type count_type(Definitions& definitions);
[[nodiscard]] Type range_type(Definitions& definitions);
[[nodiscard]] Type package_type(Definitions& definitions);
[[nodiscard]] Type row_type(Definitions& definitions);

}  // namespace zopa::answer

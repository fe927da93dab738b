// From what a struct describes to its Type (type.hpp).
//
//   Definitions definitions;
//   const Type type = type_of<Conflict>(definitions);
//
// Nothing is looked at but types: an empty struct is described.
#pragma once

#include <array>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <variant>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/answer/type.hpp"
#include "zopa/answer/words.hpp"
#include "zopa/base/count.hpp"
#include "zopa/base/decimal.hpp"
#include "zopa/base/message.hpp"

namespace zopa::answer {

// What is known of the structs met so far: the names of those that have one.
struct TypesMet {
  Definitions& definitions;
  std::map<std::type_index, std::string> names = {};
};

template <class T>
[[nodiscard]] Type type_of(TypesMet& met);

class TypeVisitor {
 public:
  TypeVisitor(TypesMet& met, std::type_index of) : met_(met), of_(of) {}

  [[nodiscard]] Type take() {
    Type type = std::move(whole_);
    if (alternatives_.empty()) return type;
    return either_of(std::move(alternatives_));
  }
  [[nodiscard]] const std::string& name() const { return name_; }

  void about(const std::string& name, const std::string& meaning) {
    name_ = name;
    met_.names.emplace(of_, name);
    met_.definitions.declare(name, meaning);
  }

  template <class T>
  void operator()(const char* key, const T& /*value*/, const char* meaning) {
    add(key, type_of<T>(met_), meaning, true);
  }
  template <class T>
  void or_null(const char* key, bool /*is_known*/, const T& /*value*/, const char* meaning) {
    add(key, answer::or_null(type_of<T>(met_)), meaning, true);
  }
  template <class T>
  void maybe(const char* key, const std::optional<T>& /*value*/, const char* meaning) {
    add(key, type_of<T>(met_), meaning, false);
  }
  template <class T>
  void maybe(const char* key, const T* /*value*/, const char* meaning) {
    add(key, type_of<T>(met_), meaning, false);
  }
  template <class T>
  void maybe(const char* key, bool /*is_there*/, const T& /*value*/, const char* meaning) {
    add(key, type_of<T>(met_), meaning, false);
  }
  template <class Keys>
  void group(const char* key, const char* meaning, Keys keys) {
    add(key, object_of(keys, ""), meaning, true);
  }
  template <class Keys>
  void maybe_group(const char* key, bool /*is_there*/, const char* meaning, Keys keys) {
    add(key, object_of(keys, ""), meaning, false);
  }
  template <class First, class Second>
  void either(bool /*is_first*/, const char* first_meaning, First first, const char* second_meaning,
              Second second) {
    alternatives_ = {object_of(first, first_meaning), object_of(second, second_meaning)};
  }
  template <class T>
  void keys_of(bool /*is_there*/, const T* /*part*/, const std::vector<std::string_view>& nulls) {
    TypeVisitor inner(met_, of_);
    visit(inner, none<T>());
    add_keys_of(inner.take(), nulls);
  }
  void constant(const char* key, std::int64_t number, const char* meaning) {
    Type type = plain(Type::Kind::constant);
    type.least = number;
    add(key, std::move(type), meaning, true);
  }

  template <class Issues>
  void over(const Issues& /*issues*/) {}
  template <class Rows>
  void acting(const Rows& /*rows*/) {}
  template <class Package>
  void numbered_packages(const Package& /*package*/) {}

 private:
  void add(const char* key, Type type, const char* meaning, bool is_required) {
    whole_.keys.push_back({key, std::move(type), meaning, is_required});
  }
  template <class Keys>
  Type object_of(Keys keys, const char* meaning) {
    TypeVisitor inner(met_, of_);
    keys(inner);
    Type type = inner.take();
    type.meaning = meaning;
    return type;
  }
  void add_keys_of(Type part, const std::vector<std::string_view>& nulls) {
    for (Key& key : part.keys) {
      key.is_required = false;
      for (const std::string_view null : nulls) {
        if (key.key == null) key.type = answer::or_null(std::move(key.type));
      }
      whole_.keys.push_back(std::move(key));
    }
  }

  TypesMet& met_;
  std::type_index of_;
  std::string name_;
  Type whole_ = plain(Type::Kind::object);
  std::vector<Type> alternatives_;
};

// The type of each kind of value; see describe.hpp.
template <class T>
struct TypeOf;

template <class T>
Type type_of(TypesMet& met) {
  return TypeOf<std::remove_cvref_t<T>>::get(met);
}

// Of a struct that describes itself.
template <class T>
[[nodiscard]] Type described_type(TypesMet& met) {
  const auto known = met.names.find(typeid(T));
  if (known != met.names.end()) return named(known->second);
  TypeVisitor visitor(met, typeid(T));
  visit(visitor, none<T>());
  if (visitor.name().empty()) return visitor.take();
  met.definitions.set(visitor.name(), visitor.take());
  return named(visitor.name());
}

template <Word T>
[[nodiscard]] Type word_type(TypesMet& met) {
  const auto words = words_of(T{});
  Type type = word_of({words.begin(), words.end()});
  if constexpr (NameOf<T>::kName != nullptr) {
    met.definitions.declare(NameOf<T>::kName, NameOf<T>::kMeaning);
    met.definitions.set(NameOf<T>::kName, std::move(type));
    return named(NameOf<T>::kName);
  } else {
    return type;
  }
}

template <class T>
  requires Shown<T>
struct TypeOf<T> {
  static Type get(TypesMet& met) { return type_of<decltype(std::declval<T>().shown())>(met); }
};
template <class T>
  requires(Described<T> && !Shown<T>)
struct TypeOf<T> {
  static Type get(TypesMet& met) { return described_type<T>(met); }
};
template <Word T>
struct TypeOf<T> {
  static Type get(TypesMet& met) { return word_type<T>(met); }
};
template <std::integral T>
struct TypeOf<T> {
  static Type get(TypesMet& /*met*/) {
    return std::is_signed_v<T> ? plain(Type::Kind::integer) : integer_from(0);
  }
};
template <>
struct TypeOf<bool> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::boolean); }
};
template <std::floating_point T>
struct TypeOf<T> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::number); }
};
template <class T>
  requires std::constructible_from<std::string, T> && (!Described<T>)
struct TypeOf<T> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::text); }
};
template <>
struct TypeOf<Message> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::text); }
};
template <>
struct TypeOf<std::nullptr_t> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::nothing); }
};
template <>
struct TypeOf<Count> {
  static Type get(TypesMet& met) { return count_type(met.definitions); }
};
template <>
struct TypeOf<Range> {
  static Type get(TypesMet& met) { return range_type(met.definitions); }
};
template <class Tag>
struct TypeOf<Id<Tag>> {
  static Type get(TypesMet& met) { return id_type(met.definitions); }
};
template <class T>
struct TypeOf<std::optional<T>> {
  static Type get(TypesMet& met) { return or_null(type_of<T>(met)); }
};
template <class T>
  requires(!std::constructible_from<std::string, T*>)
struct TypeOf<T*> {
  static Type get(TypesMet& met) { return or_null(type_of<T>(met)); }
};
template <class T>
struct TypeOf<std::vector<T>> {
  static Type get(TypesMet& met) { return list_of(type_of<T>(met)); }
};
template <>
struct TypeOf<std::vector<OptionId>> {
  static Type get(TypesMet& met) { return package_type(met.definitions); }
};
template <class T, std::size_t Size>
struct TypeOf<std::array<T, Size>> {
  static Type get(TypesMet& met) { return list_of(type_of<T>(met), Size); }
};
template <class... T>
struct TypeOf<std::variant<T...>> {
  static Type get(TypesMet& met) { return either_of({type_of<T>(met)...}); }
};

template <>
struct TypeOf<Numbered> {
  static Type get(TypesMet& /*met*/) { return integer_from(1); }
};
template <>
struct TypeOf<Positive> {
  static Type get(TypesMet& /*met*/) { return integer_from(1); }
};
template <>
struct TypeOf<Fraction> {
  static Type get(TypesMet& /*met*/) {
    Type type = plain(Type::Kind::number);
    type.least = 0;
    type.most = 1;
    return type;
  }
};
template <>
struct TypeOf<Span> {
  static Type get(TypesMet& met) { return range_type(met.definitions); }
};
template <>
struct TypeOf<Always> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::always); }
};
template <>
struct TypeOf<Marks> {
  static Type get(TypesMet& /*met*/) { return text_like("^[01?]+$"); }
};
template <>
struct TypeOf<OptionOf> {
  static Type get(TypesMet& met) { return id_type(met.definitions); }
};
template <>
struct TypeOf<OptionsOf> {
  static Type get(TypesMet& met) { return list_of(id_type(met.definitions)); }
};
template <>
struct TypeOf<Choice> {
  static Type get(TypesMet& met) { return package_type(met.definitions); }
};
template <>
struct TypeOf<IssueAt> {
  static Type get(TypesMet& met) { return id_type(met.definitions); }
};
template <>
struct TypeOf<OptionAt> {
  static Type get(TypesMet& met) { return id_type(met.definitions); }
};
template <>
struct TypeOf<Row> {
  static Type get(TypesMet& met) { return row_type(met.definitions); }
};
template <>
struct TypeOf<PackageAt> {
  static Type get(TypesMet& met) { return package_type(met.definitions); }
};
template <>
struct TypeOf<Sentence> {
  static Type get(TypesMet& /*met*/) { return plain(Type::Kind::text); }
};
template <class T>
struct TypeOf<ByAxis<T>> {
  static Type get(TypesMet& met) { return map_of(type_of<T>(met)); }
};
template <class T>
struct TypeOf<ByRow<T>> {
  static Type get(TypesMet& met) { return map_of(type_of<T>(met)); }
};
template <class T>
struct TypeOf<ByParty<T>> {
  static Type get(TypesMet& met) { return map_of(type_of<T>(met)); }
};
template <class T>
struct TypeOf<Keyed<T>> {
  static Type get(TypesMet& met) { return map_of(type_of<T>(met)); }
};
template <class T>
struct TypeOf<Within<T>> {
  static Type get(TypesMet& met) { return type_of<T>(met); }
};

// Of `T`, which describes itself; what it names goes to `definitions`.
template <class T>
[[nodiscard]] Type type_of(Definitions& definitions) {
  TypesMet met{definitions};
  return type_of<T>(met);
}

}  // namespace zopa::answer

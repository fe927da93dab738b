// A value that few have: where there is none it takes a pointer's room.  Otherwise it is like
// std::optional, and a copy is a value of its own.
//
//   Rare<std::string> excluded;  // of 500,000 options perhaps two have a reason
//   if (excluded) show(*excluded);
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace zopa {

// NOLINTBEGIN(google-explicit-constructor,bugprone-unhandled-self-assignment): as std::optional
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(std::nullopt_t /*none*/) {}
  template <std::convertible_to<T> Value>
  Rare(Value&& value) : value_(std::make_unique<T>(std::forward<Value>(value))) {}
  Rare(const std::optional<T>& value) : value_(value ? std::make_unique<T>(*value) : nullptr) {}
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) { return *this = Rare(other); }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  operator std::optional<T>() const { return value_ ? std::optional<T>(*value_) : std::nullopt; }

  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] T* operator->() { return value_.get(); }
  [[nodiscard]] T value_or(T other) const { return value_ ? *value_ : std::move(other); }

  friend bool operator==(const Rare& a, const Rare& b) {
    return a.has_value() == b.has_value() && (!a || *a == *b);
  }

 private:
  std::unique_ptr<T> value_;
};
// NOLINTEND(google-explicit-constructor,bugprone-unhandled-self-assignment)

// A list that most have empty: then it, too, takes a pointer's room.
template <class T>
class RareList {
 public:
  [[nodiscard]] bool empty() const { return !list_; }
  [[nodiscard]] std::size_t size() const { return list_ ? list_->size() : 0; }
  void push_back(T value) {
    if (!list_) list_ = std::vector<T>();
    list_->push_back(std::move(value));
  }
  void clear() { list_ = std::nullopt; }

  [[nodiscard]] const T* begin() const { return list_ ? list_->data() : nullptr; }
  [[nodiscard]] const T* end() const { return begin() + size(); }
  [[nodiscard]] T* begin() { return list_ ? list_->data() : nullptr; }
  [[nodiscard]] T* end() { return begin() + size(); }

  friend bool operator==(const RareList&, const RareList&) = default;

 private:
  Rare<std::vector<T>> list_;  // never of an empty one
};

}  // namespace zopa

#include "zopa/base/message.hpp"

namespace zopa {

Message::Message() = default;
Message::Message(std::string from_catalogue) : key(std::move(from_catalogue)) {}
Message::Message(std::string from_catalogue, std::vector<Argument> with)
    : key(std::move(from_catalogue)), arguments(std::move(with)) {}

// Here, where an Argument is known: it may hold a message again.
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

bool operator==(const Message& a, const Message& b) {
  return a.key == b.key && a.arguments == b.arguments;
}

bool operator==(const List& a, const List& b) { return a.join == b.join && a.parts == b.parts; }

std::vector<Value> codes(const std::vector<std::string>& ids) {
  std::vector<Value> values;
  for (const std::string& id : ids) values.emplace_back(Code{id});
  return values;
}

std::vector<Value> quotes(const std::vector<std::string>& texts) {
  std::vector<Value> values;
  for (const std::string& text : texts) values.emplace_back(Quoted{text});
  return values;
}

}  // namespace zopa

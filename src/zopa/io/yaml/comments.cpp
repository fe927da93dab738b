#include "zopa/io/yaml/comments.hpp"

#include <algorithm>
#include <string>

#include "zopa/base/unicode.hpp"
#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {
namespace {

struct Comment {
  std::uint32_t line = 0;
  std::string text;  // with its `#`
  bool has_own_line = false;
};

// Walks the text once, stepping over scalars.
class Scan {
 public:
  Scan(std::string_view text, const std::vector<ScalarSpan>& spans) : text_(text), spans_(spans) {}

  std::vector<Comment> run() {
    while (at_ < text_.size()) {
      if (span_ < spans_.size() && index_ >= spans_[span_].begin) {
        step_over(spans_[span_++]);
      } else {
        step();
      }
    }
    return std::move(comments_);
  }

 private:
  // A code point of one byte that ends no line, as nearly all are.
  static bool is_plain(char byte) {
    return static_cast<unsigned char>(byte) < 0x80U && !may_begin_a_break(byte);
  }

  [[nodiscard]] bool is_comment_start() const {
    if (text_[at_] != '#') return false;
    return at_ == line_start_ || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t';
  }

  void step() {
    if (is_comment_start()) {
      take_comment();
      return;
    }
    advance();
  }

  // One code point, or one line break.
  void advance() {
    if (is_plain(text_[at_])) {
      ++at_;
      ++index_;
      return;
    }
    const std::size_t length = line_break_at(text_, at_);
    if (length > 0) {
      index_ += code_points(text_.substr(at_, length));
      at_ += length;
      ++line_;
      line_start_ = at_;
      return;
    }
    next_code_point(text_, at_);
    ++index_;
  }

  void step_over(const ScalarSpan& span) {
    const std::uint32_t first_line = line_;
    while (index_ < span.end && at_ < text_.size()) {
      if (span.is_block && line_ == first_line && is_comment_start()) {
        take_comment();
      } else {
        advance();
      }
    }
  }

  void take_comment() {
    Comment comment;
    comment.line = line_;
    const std::string_view before = text_.substr(line_start_, at_ - line_start_);
    comment.has_own_line = before.find_first_not_of(" \t") == std::string_view::npos;
    const std::size_t start = at_;
    while (at_ < text_.size() && line_break_at(text_, at_) == 0) advance();
    comment.text = std::string(text_.substr(start, at_ - start));
    comment.text.erase(comment.text.find_last_not_of(" \t") + 1);
    comments_.push_back(std::move(comment));
  }

  std::string_view text_;
  const std::vector<ScalarSpan>& spans_;
  std::size_t span_ = 0;
  std::size_t at_ = 0;     // bytes
  std::size_t index_ = 0;  // code points
  std::uint32_t line_ = 1;
  std::size_t line_start_ = 0;
  std::vector<Comment> comments_;
};

// An entry that can carry comments, in the order of the file: the outer before the inner.
struct Slot {
  Notes* notes;
  std::uint32_t first_line;
  std::uint32_t last_line;
  std::uint32_t first_comment = 0;  // lines of those above it; 0 for none
  std::uint32_t last_comment = 0;
};

void collect_slots(Node& node, std::vector<Slot>& slots) {
  for (Entry& entry : node.entries) {
    slots.push_back(
        {&entry.notes, entry.place.line, std::max(entry.place.line, entry.value.last_line), 0, 0});
    collect_slots(entry.value, slots);
  }
  for (Node& item : node.items) {
    slots.push_back({&item.notes, item.place.line, item.last_line, 0, 0});
    collect_slots(item, slots);
  }
}

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t") == std::string::npos;
}

// A comment, or a blank line?
bool may_have_notes(std::string_view text, const std::vector<std::string>& lines) {
  return text.find('#') != std::string_view::npos ||
         std::any_of(lines.begin(), lines.end(), is_blank);
}

using Slots = std::vector<Slot>;

// The first entry that starts on `line` or below; entries stand in the order of their lines.
Slots::iterator first_from(Slots& slots, std::uint32_t line) {
  return std::lower_bound(slots.begin(), slots.end(), line,
                          [](const Slot& slot, std::uint32_t at) { return slot.first_line < at; });
}

// The outermost entry that starts and ends on the comment's line, else the last one before it.
Slots::iterator slot_for_line_end(Slots& slots, std::uint32_t line) {
  auto slot = first_from(slots, line);
  for (; slot != slots.end() && slot->first_line == line; ++slot) {
    if (slot->last_line == line) return slot;
  }
  return slot == slots.begin() ? slots.end() : slot - 1;
}

// At the end of its line; false where no entry stands before it.
bool add_after(Slots& slots, const Comment& comment) {
  const auto slot = slot_for_line_end(slots, comment.line);
  if (slot == slots.end()) return false;
  std::string& after = slot->notes->after;
  after += after.empty() ? comment.text : " " + comment.text;
  return true;
}

void note_blank_lines(Slots& slots, const std::vector<std::string>& lines) {
  std::uint32_t previous = 0;
  for (Slot& slot : slots) {
    if (slot.first_line == previous) continue;  // an inner entry on the same line
    previous = slot.first_line;
    const std::size_t first = slot.first_comment > 0 ? slot.first_comment : slot.first_line;
    slot.notes->blank_before = first >= 2 && is_blank(lines[first - 2]);
    if (slot.last_comment > 0 && slot.first_line > slot.last_comment + 1) {
      slot.notes->before.emplace_back();
    }
  }
}

}  // namespace

void attach_comments(std::string_view text, const std::vector<ScalarSpan>& spans,
                     Document& document) {
  if (!may_have_notes(text, document.lines)) return;  // as programs write it
  Slots slots;
  std::uint32_t last_after = 0;
  collect_slots(document.root, slots);
  for (Comment& comment : Scan(text, spans).run()) {
    if (!comment.has_own_line && add_after(slots, comment)) continue;
    const auto next = first_from(slots, comment.line + 1);
    auto& notes = next == slots.end() ? document.comments_after : next->notes->before;
    std::uint32_t& last = next == slots.end() ? last_after : next->last_comment;
    if (!notes.empty() && comment.line > last + 1) notes.emplace_back();  // an empty line
    if (notes.empty() && next != slots.end()) next->first_comment = comment.line;
    last = comment.line;
    notes.push_back(std::move(comment.text));
  }
  note_blank_lines(slots, document.lines);
}

}  // namespace zopa::yaml

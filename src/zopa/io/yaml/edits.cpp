// Places in the tree are turned into bytes of the text, and the text is cut there.  Nothing is
// formatted anew.
#include "zopa/io/yaml/edits.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "zopa/base/unicode.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/patch.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/io/yaml/structure.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/id_text.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"

namespace zopa::yaml {
namespace {

Error cannot(Message why) {
  return fault("cannot-edit", Message("fault.cannot_edit", {{"why", std::move(why)}}));
}
Error only_in_the_file(const Issue& numeric) {
  return cannot(Message("fault.numbers_as_written", {{"issue", Code{numeric.id}}}));
}
Error cannot(const char* key, const Position& position) {
  return cannot(Message(key, {{"id", Code{position.id}}}));
}

// Safe in braces and out of them, whatever YAML would take it for.
std::string written(const std::string& text) { return scalar_in_flow(text, Shape{}); }

// "file: report.txt", and what else is given.
std::vector<std::string> fields_of(const Source& source) {
  const std::array<std::pair<const char*, const std::string*>, 10> all = {
      {{"file", &source.file},
       {"title", &source.title},
       {"author", &source.author},
       {"publisher", &source.publisher},
       {"date", &source.date},
       {"language", &source.language},
       {"reliability", &source.reliability},
       {"url", &source.url},
       {"original", &source.original},
       {"original_sha256", &source.original_sha256}}};
  std::vector<std::string> fields;
  for (const auto& [key, value] : all) {
    if (!value->empty()) fields.push_back(std::string(key) + ": " + written(*value));
  }
  return fields;
}

std::string indent(const Place& place) { return std::string(place.column - 1, ' '); }

class Editor {
 public:
  Editor(std::string_view text, const Negotiation& negotiation, Document document)
      : negotiation_(negotiation), document_(std::move(document)), patch_(text) {}

  [[nodiscard]] const Node* row_of(const Position& position) const {
    const Node* rows = find(document_.root, "positions");
    if (rows == nullptr) return nullptr;
    for (const Node& row : rows->items) {
      if (row.place.line == position.place.line && row.place.column == position.place.column) {
        return &row;
      }
    }
    return nullptr;
  }

  // The value of `key` in the row, which rests on nothing that was said from then on.
  bool rewrite(const Position& position, const char* key, const std::string& value) {
    const Node* row = row_of(position);
    const Node* node = row == nullptr ? nullptr : find(*row, key);
    if (node == nullptr) return false;
    replace_scalar(*node, written(value));
    drop_fields(*row, {"because", "inferred"});
    return true;
  }

  // From `from` on: a row in force from the start would be replaced by one of a later round.
  void add_order(PartyId party, IssueId issue, const std::string& chain,
                 std::optional<RoundId> from) {
    const std::string round =
        from ? ", from: " + written(negotiation_.rounds()[from->index()].id) : "";
    add_row(party, issue, "prefers: " + written(chain) + round);
  }

  void add_taking(PartyId party, IssueId issue, OptionId option) {
    add_row(party, issue, "takes: " + written(negotiation_.option(issue, option).id));
  }

  void add_row(PartyId party, IssueId issue, const std::string& says) {
    const std::string row = "- {party: " + written(negotiation_.party(party).id) +
                            ", issue: " + written(negotiation_.issue(issue).id) + ", " + says + "}";
    const Node* rows = find(document_.root, "positions");
    if (rows == nullptr) {
      append_line("positions:" + patch_.line_end() + "  " + row);
    } else if (rows->is_flow) {
      insert_before_end(*rows, row.substr(2), rows->items.empty());
    } else {
      insert_line_after(rows->last_line, indent(rows->place) + row);
    }
  }

  // The first row of a table that is not there goes below the title, or the version.
  void add_source(const std::string& id, const Source& source) {
    const std::vector<std::string> fields = fields_of(source);
    const Node* sources = find(document_.root, "sources");
    if (sources != nullptr && sources->is_flow) {
      std::string row = id + ": {";
      for (const std::string& field : fields) row += (row.back() == '{' ? "" : ", ") + field;
      return insert_before_end(*sources, row + "}", sources->entries.empty());
    }
    const std::string margin = sources == nullptr ? "  " : indent(sources->entries.front().place);
    std::string rows = margin + id + ":";
    for (const std::string& field : fields) {
      rows.append(patch_.line_end()).append(margin).append("  ").append(field);
    }
    if (sources != nullptr) return insert_line_after(sources->last_line, rows);
    const Node* title = find(document_.root, "title");
    const Node* above = title == nullptr ? find(document_.root, "zopa") : title;
    insert_line_after(above->last_line, patch_.line_end() + "sources:" + patch_.line_end() + rows);
  }

  bool add_option(IssueId issue, const std::string& id, const std::string& name) {
    const Node* issues = find(document_.root, "issues");
    const Node* record =
        issues == nullptr ? nullptr : find(*issues, negotiation_.issue(issue).id.c_str());
    const Node* options = record == nullptr ? nullptr : find(*record, "options");
    if (options == nullptr || options->entries.empty()) return false;
    const std::string entry = id + ": " + written(name);
    if (options->is_flow) {
      insert_before_end(*options, entry, false);
    } else {
      insert_line_after(options->last_line, indent(options->entries.front().place) + entry);
    }
    add_hypothetical(*record, *options, id);
    return true;
  }

  // False where it does not stand in a list of options that nobody has tabled.  What is on the
  // table makes up for nothing.
  bool table(IssueId issue, const std::string& option) {
    const Node* issues = find(document_.root, "issues");
    const Node* record =
        issues == nullptr ? nullptr : find(*issues, negotiation_.issue(issue).id.c_str());
    const Node* untabled = record == nullptr ? nullptr : find(*record, "hypothetical");
    if (untabled == nullptr || untabled->kind == Node::Kind::map) return false;
    if (untabled->kind == Node::Kind::scalar || untabled->items.size() == 1) {
      const std::string& only = untabled->items.empty() ? untabled->text : untabled->items[0].text;
      if (only != option) return false;
      drop_fields(*record, {"hypothetical"});
      drop_easing(*record, option);
      return true;
    }
    const auto& items = untabled->items;
    const auto item = std::find_if(items.begin(), items.end(),
                                   [&](const Node& one) { return one.text == option; });
    if (item == items.end()) return false;
    drop_easing(*record, option);
    if (!untabled->is_flow) {
      cut_lines(item->place.line, item->last_line);
    } else if (item == items.begin()) {
      cut(patch_.offset_of(item->place), patch_.offset_of((item + 1)->place));
    } else {
      cut(patch_.offset_of((item - 1)->end), patch_.offset_of(item->end));
    }
    return true;
  }

  [[nodiscard]] std::string apply() { return patch_.apply(); }

 private:
  void drop_easing(const Node& record, const std::string& option) {
    const Node* eases = find(record, "eases");
    if (eases == nullptr || find(*eases, option.c_str()) == nullptr) return;
    const bool is_last = eases->entries.size() == 1;
    drop_fields(is_last ? record : *eases, {is_last ? "eases" : option});
  }

  void cut(std::size_t begin, std::size_t end) { patch_.replace(begin, end, ""); }
  void cut_lines(std::uint32_t first, std::uint32_t last) {
    cut(patch_.offset_of({first, 1}), patch_.after_line(last));
  }

  // These fields go, each with the comma that it stands behind, or that stands behind it where
  // nothing before it is left.  A comment at the end of a line of its own stays.
  void drop_fields(const Node& record, const std::vector<std::string>& keys) {
    bool is_one_left = false;
    for (std::size_t i = 0; i < record.entries.size(); ++i) {
      const Entry& entry = record.entries[i];
      if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
        is_one_left = true;
      } else if (!record.is_flow) {
        drop_lines_of(entry);
      } else if (is_one_left) {
        cut(patch_.offset_of(record.entries[i - 1].value.end), patch_.offset_of(entry.value.end));
      } else if (i + 1 < record.entries.size()) {
        cut(patch_.offset_of(entry.place), patch_.offset_of(record.entries[i + 1].place));
      }
    }
  }

  void drop_lines_of(const Entry& entry) {
    const std::string_view text = patch_.text();
    const std::size_t begin = patch_.offset_of(entry.place);
    const bool is_block = entry.value.kind != Node::Kind::scalar && !entry.value.is_flow;
    std::size_t end =
        is_block ? patch_.after_line(entry.value.last_line) : patch_.offset_of(entry.value.end);
    while (is_block && end > begin && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0)
      --end;
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t line = patch_.offset_of({entry.place.line, 1});
    const bool is_alone = is_blank(std::string(text.substr(line, begin - line))) &&
                          (end == text.size() || line_break_at(text, end) > 0);
    if (is_alone) return cut(line, end + line_break_at(text, end));
    cut(begin, end);
  }

  void replace_scalar(const Node& node, const std::string& with) {
    const std::string_view text = patch_.text();
    const std::size_t begin = patch_.offset_of(node.place);
    std::size_t end = patch_.offset_of(node.end);
    const bool is_block = text[begin] == '|' || text[begin] == '>';
    if (!is_block) return patch_.replace(begin, end, with);
    // A block ends where the next line begins: its line end stays, as do empty lines after it and
    // a comment behind its sign.
    while (end > begin && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
    const std::string_view head = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
    const std::size_t comment = head.find(" #");
    const std::string kept = comment == std::string_view::npos
                                 ? ""
                                 : std::string(head.substr(head.find_first_of(" \t")));
    patch_.replace(begin, end, with + kept);
  }

  void add_hypothetical(const Node& record, const Node& options, const std::string& id) {
    const Node* known = find(record, "hypothetical");
    if (known == nullptr) {
      const std::string line = "hypothetical: [" + id + "]";
      if (record.is_flow) return insert_before_end(record, line, false);
      return insert_line_after(options.last_line, indent(record.entries.front().place) + line);
    }
    if (known->kind == Node::Kind::map) return add_beside_dated(*known, id);
    if (known->is_flow) return insert_before_end(*known, id, known->items.empty());
    insert_line_after(known->last_line, indent(known->place) + "- " + id);
  }

  // `{low: february}` becomes `[{low: february}, id]`.
  void add_beside_dated(const Node& dated, const std::string& id) {
    if (dated.is_flow) {
      patch_.insert(patch_.offset_of(dated.place), "[");
      return patch_.insert(patch_.offset_of(dated.end), ", " + id + "]");
    }
    patch_.insert(patch_.offset_of(dated.place), "- ");
    for (std::uint32_t line = dated.place.line; line < dated.last_line; ++line) {
      patch_.insert(patch_.after_line(line), "  ");
    }
    insert_line_after(dated.last_line, indent(dated.place) + "- " + id);
  }

  // Before the bracket or brace that closes it, and before white space in front of that.
  void insert_before_end(const Node& collection, const std::string& what, bool is_empty) {
    std::size_t at = patch_.offset_of(collection.end) - 1;
    const std::string_view text = patch_.text();
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',')) --at;
    patch_.insert(at, (is_empty ? "" : ", ") + what);
  }

  void insert_line_after(std::uint32_t line, const std::string& what) {
    while (line > 1 && is_blank(document_.lines[line - 1])) --line;
    const std::size_t at = patch_.after_line(line);
    const std::string_view text = patch_.text();
    const bool needs_break = at == text.size() && !text.empty() && text.back() != '\n';
    patch_.insert(at, (needs_break ? patch_.line_end() : "") + what + patch_.line_end());
  }

  void append_line(const std::string& what) {
    insert_line_after(static_cast<std::uint32_t>(document_.lines.size()), what);
  }

  const Negotiation& negotiation_;
  Document document_;
  Patch patch_;
};

Result<Editor> editor_of(std::string_view text, const Negotiation& negotiation) {
  auto document = read_document(text, negotiation.file());
  if (!document) return tl::unexpected(document.error());
  return Editor(text, negotiation, std::move(*document));
}

template <class Change>
Result<std::string> changed(std::string_view whole, const Negotiation& negotiation, Change change) {
  const auto [mark, text] = without_mark(whole);
  auto editor = editor_of(text, negotiation);
  if (!editor) return tl::unexpected(editor.error());
  if (const std::optional<Error> problem = change(*editor)) return tl::unexpected(*problem);
  return std::string(mark) + editor->apply();
}

// Best first, every option with its class.
class Classes {
 public:
  explicit Classes(const std::vector<std::vector<OptionId>>& classes) {
    for (std::size_t rank = 0; rank < classes.size(); ++rank) {
      for (const OptionId option : classes[rank]) ranked_.emplace_back(option, rank);
    }
  }
  [[nodiscard]] std::optional<std::size_t> rank_of(OptionId option) const {
    for (const auto& [known, rank] : ranked_) {
      if (known == option) return rank;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::size_t size() const { return ranked_.size(); }

  [[nodiscard]] bool agrees(const OptionOrder& row) const {
    for (std::size_t i = 0; i + 1 < row.options.size(); ++i) {
      const auto left = rank_of(row.options[i]);
      const auto right = rank_of(row.options[i + 1]);
      if (!left || !right) return false;
      const bool holds = row.relations[i] == Relation::better  ? *left < *right
                         : row.relations[i] == Relation::equal ? *left == *right
                                                               : *left <= *right;
      if (!holds) return false;
    }
    return true;
  }

  // Of these options alone; of all where `only` is null.
  [[nodiscard]] OptionOrder chain(IssueId issue, const OptionOrder* only) const {
    OptionOrder order{issue, {}, {}};
    std::size_t last = 0;
    for (const auto& [option, rank] : ranked_) {
      const bool is_in = only == nullptr || std::find(only->options.begin(), only->options.end(),
                                                      option) != only->options.end();
      if (!is_in) continue;
      if (!order.options.empty()) {
        order.relations.push_back(rank == last ? Relation::equal : Relation::better);
      }
      order.options.push_back(option);
      last = rank;
    }
    return order;
  }

 private:
  std::vector<std::pair<OptionId, std::size_t>> ranked_;
};

bool is_yes_or_no(const Issue& issue) {
  return std::all_of(issue.options.begin(), issue.options.end(),
                     [](const Option& option) { return option.id == "yes" || option.id == "no"; });
}

// "left open, neither side" → "left-open-neither-side"; what is in no Latin script is called
// `otherwise`.  A number follows where it `is_taken`.
template <class IsTaken>
std::string new_id(const std::string& name, const char* otherwise, IsTaken is_taken) {
  std::string id;
  for (const char c : name) {
    const auto letter = static_cast<unsigned char>(c);
    if (letter < 0x80 && std::isalnum(letter) != 0) {
      id += static_cast<char>(std::tolower(letter));
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() >= 24) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  const bool is_word =
      std::any_of(id.begin(), id.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  if (!is_word || is_keyword(id) || flag_of(id)) id = otherwise;
  std::string unique = id;
  for (int n = 2; is_taken(unique); ++n) unique = id + "-" + std::to_string(n);
  return unique;
}

// What the line is to require, in the file's notation.
Result<std::string> requirement_of(const Negotiation& negotiation, const MovedLine& moved) {
  const Position& position = negotiation.position(moved.line);
  const auto* claim = std::get_if<RedLine>(&position.claim);
  const auto issues = claim == nullptr ? std::vector<IssueId>{} : issues_of(claim->formula);
  if (issues.size() != 1) {
    return tl::unexpected(cannot("fault.line_on_several", position));
  }
  const Issue& issue = negotiation.issue(issues.front());
  if (issue.scale ? moved.numbers.empty() : moved.allowed.empty()) {
    return tl::unexpected(cannot("fault.line_allows_nothing", position));
  }
  if (issue.scale) return to_notation(issue, moved.numbers);
  Formula formula;
  formula.atom.issue = issues.front();
  formula.atom.options = moved.allowed;
  formula.atom.relation = moved.allowed.size() == 1 ? Atom::Relation::equals : Atom::Relation::in;
  return to_notation(formula, negotiation);
}

}  // namespace

Result<std::string> with_lines_moved(std::string_view text, const Negotiation& negotiation,
                                     const std::vector<MovedLine>& lines) {
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    for (const MovedLine& moved : lines) {
      const auto required = requirement_of(negotiation, moved);
      if (!required) return required.error();
      const Position& position = negotiation.position(moved.line);
      if (!editor.rewrite(position, "requires", *required)) {
        return cannot("fault.row_not_found", position);
      }
    }
    return std::nullopt;
  });
}

Result<std::string> with_order(std::string_view text, const Negotiation& negotiation, PartyId party,
                               IssueId issue, const std::vector<std::vector<OptionId>>& classes) {
  const Classes wanted(classes);
  if (negotiation.issue(issue).scale) {
    return tl::unexpected(only_in_the_file(negotiation.issue(issue)));
  }
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    bool is_covered = false;
    const std::optional<RoundId> now = latest_day(negotiation).round;
    std::optional<RoundId> from;  // the latest of the rows in force
    for (const Position& position : negotiation.positions()) {
      const auto* row = std::get_if<OptionOrder>(&position.claim);
      if (position.party != party || row == nullptr || row->issue != issue) continue;
      if (position.from <= now) from = std::max(from, position.from);
      is_covered = is_covered || row->options.size() == wanted.size();
      if (wanted.agrees(*row)) continue;
      const OptionOrder order = wanted.chain(issue, row);
      if (order.options.size() != row->options.size() ||
          !editor.rewrite(position, "prefers", to_notation(order, negotiation))) {
        return cannot("fault.row_names_more", position);
      }
    }
    if (!is_covered) {
      editor.add_order(party, issue, to_notation(wanted.chain(issue, nullptr), negotiation), from);
    }
    return std::nullopt;
  });
}

Result<std::string> with_hypothetical_option(std::string_view text, const Negotiation& negotiation,
                                             IssueId issue, const std::string& name) {
  const std::string shown = printable(name);
  if (shown.find_first_not_of(' ') == std::string::npos) {
    return tl::unexpected(fault("cannot-edit", Message("fault.option_needs_name")));
  }
  const std::string& of = negotiation.issue(issue).id;
  if (negotiation.issue(issue).scale) {
    return tl::unexpected(only_in_the_file(negotiation.issue(issue)));
  }
  if (negotiation.issue(issue).order) {
    return tl::unexpected(cannot(Message("fault.order_as_it_is", {{"issue", Code{of}}})));
  }
  const auto& options = negotiation.issue(issue).options;
  // It would stand before them, and what names them would name another.
  if (std::any_of(options.begin(), options.end(),
                  [](const Option& option) { return option.deferral.has_value(); })) {
    return tl::unexpected(cannot(Message("fault.options_may_be_left_open", {{"issue", Code{of}}})));
  }
  if (is_yes_or_no(negotiation.issue(issue))) {
    return tl::unexpected(cannot(Message("fault.yes_or_no", {{"issue", Code{of}}})));
  }
  const std::string id = new_id(shown, "option", [&](const std::string& candidate) {
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& option) { return option.id == candidate; });
  });
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    if (editor.add_option(issue, id, shown)) return std::nullopt;
    return cannot(Message("fault.options_not_found", {{"issue", Code{of}}}));
  });
}

Result<std::string> with_taking(std::string_view text, const Negotiation& negotiation,
                                PartyId party, IssueId issue, OptionId option) {
  const auto& numbers = negotiation.option(issue, option).numbers;
  if (numbers && !numbers->is_point()) {
    return tl::unexpected(only_in_the_file(negotiation.issue(issue)));
  }
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    editor.add_taking(party, issue, option);
    return std::nullopt;
  });
}

Result<std::string> with_source(std::string_view text, const Negotiation& negotiation,
                                const Source& source) {
  const std::size_t folder = source.file.find_last_of('/') + 1;  // 0 where there is none
  const std::string name = source.file.substr(folder, source.file.rfind('.') - folder);
  const std::string id = new_id(name, "source", [&](const std::string& candidate) {
    return std::any_of(negotiation.sources().begin(), negotiation.sources().end(),
                       [&](const Source& other) { return other.id == candidate; });
  });
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    editor.add_source(id, source);
    return std::nullopt;
  });
}

Result<std::string> with_option_tabled(std::string_view text, const Negotiation& negotiation,
                                       IssueId issue, OptionId option) {
  return changed(text, negotiation, [&](Editor& editor) -> std::optional<Error> {
    const std::string& id = negotiation.option(issue, option).id;
    if (editor.table(issue, id)) return std::nullopt;
    return cannot(Message("fault.not_in_hypothetical", {{"option", Code{id}}}));
  });
}

}  // namespace zopa::yaml

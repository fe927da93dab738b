// Rows that an assistant proposes: each is tried against the file, and kept beside it as a draft.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "zopa/draft/kept.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/yaml/tree.hpp"
#include "zopa/mcp/merged.hpp"
#include "zopa/mcp/shared_tools.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;
using yaml::MapBuilder;
using yaml::Node;
using yaml::text_node;

constexpr std::size_t kMostRows = 60;

std::string text_in(const Json& row, const char* key) { return Arguments(row).text(key); }
bool is_true(const Json& row, const char* key) { return Arguments(row).flag(key); }

const Json& list_in(const Json& row, const char* key) {
  static const Json kNone = Json::array();
  const Json* found = Arguments(row).part(key);
  return found != nullptr && found->is_array() ? *found : kNone;
}

std::vector<std::string> texts_in(const Json& row, const char* key) {
  std::vector<std::string> texts;
  for (const Json& one : list_in(row, key)) texts.push_back(one.get<std::string>());
  return texts;
}

Node flag_node() {
  Node node = text_node("true");
  node.is_plain = true;
  return node;
}

void put_texts(MapBuilder& map, const Json& row, std::initializer_list<const char*> keys) {
  for (const char* key : keys) map.text(key, text_in(row, key));
}

// Lists of {id, name} as the map from ids to names that the file has.
Node names_by_id(const Json& list) {
  MapBuilder map;
  for (const Json& one : list) map.put(text_in(one, "id"), text_node(text_in(one, "name")));
  return std::move(map).take();
}

Node party_row(const Json& row) {
  MapBuilder map;
  put_texts(map, row, {"name", "role", "of"});
  const Json& people = list_in(row, "representatives");
  if (!people.empty()) map.put("representatives", names_by_id(people));
  return std::move(map).take();
}

Node issue_row(const Json& row) {
  MapBuilder map;
  put_texts(map, row, {"name", "by"});
  const Json& options = list_in(row, "options");
  map.put("options", names_by_id(options));
  std::vector<std::string> untabled;
  for (const Json& option : options) {
    if (is_true(option, "hypothetical")) untabled.push_back(text_in(option, "id"));
  }
  map.ids("hypothetical", untabled);
  return std::move(map).take();
}

Node statement_row(const Json& row) {
  MapBuilder map;
  map.text("by", text_in(row, "by"));
  map.ids("about", texts_in(row, "about"));
  put_texts(map, row, {"speech", "act"});
  if (is_true(row, "hedged")) map.put("hedged", flag_node());
  put_texts(map, row, {"date", "source", "quote"});
  return std::move(map).take();
}

// One option, or several with commas between.
Node options_node(const std::string& claim) {
  std::vector<Node> options;
  for (std::size_t begin = 0; begin <= claim.size();) {
    const std::size_t end = std::min(claim.find(',', begin), claim.size());
    std::string one = claim.substr(begin, end - begin);
    while (one.starts_with(' ')) one.erase(0, 1);
    while (one.ends_with(' ')) one.pop_back();
    options.push_back(text_node(std::move(one)));
    begin = end + 1;
  }
  return options.size() == 1 ? options.front() : yaml::list_node(std::move(options));
}

Node position_row(const Json& row) {
  MapBuilder map;
  put_texts(map, row, {"party", "issue"});
  const std::string form = text_in(row, "form");
  const std::string claim = text_in(row, "claim");
  map.put(form, form == "takes" ? options_node(claim) : text_node(claim));
  put_texts(map, row, {"firmness"});
  map.ids("because", texts_in(row, "because"));
  if (is_true(row, "inferred")) map.put("inferred", flag_node());
  return std::move(map).take();
}

Node proposal_row(const Json& row) {
  MapBuilder map;
  put_texts(map, row, {"by", "date"});
  MapBuilder package;
  for (const Json& choice : list_in(row, "package")) {
    package.put(text_in(choice, "issue"), text_node(text_in(choice, "option")));
  }
  map.put("package", std::move(package).take());
  map.ids("because", texts_in(row, "because"));
  return std::move(map).take();
}

// In an order in which each may name those before it.
struct Kind {
  const char* list;
  const char* section;
  Node (*row)(const Json&);
};
constexpr std::array<Kind, 5> kKinds = {{{"parties", "party", party_row},
                                         {"issues", "issue", issue_row},
                                         {"statements", "statement", statement_row},
                                         {"positions", "position", position_row},
                                         {"proposals", "proposal", proposal_row}}};

// Every key in the row is written into YAML as it stands, so that each has to be an id.
bool has_only_ids(const Node& row) {
  for (const yaml::Entry& entry : row.entries) {
    if (!is_id(entry.key) || !has_only_ids(entry.value)) return false;
  }
  return true;
}

std::vector<draft::KeptDraft> drafts_in(const Arguments& arguments, const Context& context) {
  std::vector<draft::KeptDraft> drafts;
  for (const Kind& kind : kKinds) {
    const Json* rows = arguments.part(kind.list);
    if (rows == nullptr) continue;
    for (const Json& row : *rows) {
      draft::KeptDraft draft;
      draft.section = kind.section;
      draft.id = text_in(row, "id");
      draft.row = kind.row(row);
      draft.proposed_by = context.assistant.empty() ? "an assistant" : context.assistant;
      draft.why = text_in(row, "why");
      drafts.push_back(std::move(draft));
    }
  }
  return drafts;
}

class Report {
 public:
  explicit Report(const Context& context) : context_(context) {}

  void kept(const draft::KeptDraft& draft) { kept_.push_back(named(draft)); }
  void known(const draft::KeptDraft& draft) {
    refuse(draft, "it is among the drafts already, or was refused for good");
  }
  void faulty(const draft::KeptDraft& draft, const Error& error) {
    std::string why;
    for (const Diagnostic& fault : error.diagnostics) {
      why += (why.empty() ? "" : " / ") + context_.catalogue.text(fault.message);
    }
    refuse(draft, why);
  }
  void refuse(const draft::KeptDraft& draft, const std::string& why) {
    Json one = named(draft);
    one["why"] = cut_to(2'000, why);
    left_out_.push_back(std::move(one));
  }

  [[nodiscard]] bool has_kept() const { return !kept_.empty(); }

  [[nodiscard]] Outcome outcome() const {
    std::string text = "Kept as drafts: " + std::to_string(kept_.size()) +
                       ". A draft counts for nothing until a person takes it over.\n";
    for (const Json& one : left_out_) {
      text += "- not kept: " + one.at("section").get<std::string>() + " " +
              one.at("id").get<std::string>() + ": " + one.at("why").get<std::string>() + "\n";
    }
    const Json answer = {{"kept", kept_}, {"left_out", left_out_}};
    return {std::move(text), answer.dump(), kept_.empty()};
  }

 private:
  static Json named(const draft::KeptDraft& draft) {
    return {{"section", draft.section}, {"id", draft.id}};
  }

  const Context& context_;
  Json kept_ = Json::array();
  Json left_out_ = Json::array();
};

// Tries the row, and keeps it where it fits.
void try_to_keep(const draft::KeptDraft& draft, Merged& merged, draft::KeptDrafts& kept,
                 Report& report, const Context& context) {
  if (context.limits.reached()) {
    report.refuse(draft, "the time limit of a call was reached before it was tried");
  } else if (kept.is_refused(draft)) {  // NOLINT(bugprone-branch-clone): known in two ways
    report.known(draft);
  } else if (!has_only_ids(draft.row)) {
    report.refuse(draft, "an id has only small letters, digits, `-` and `_`");
  } else if (const auto faults = merged.add(draft)) {
    report.faulty(draft, *faults);
  } else if (kept.add(draft)) {
    report.kept(draft);
  } else {
    report.known(draft);
  }
}

}  // namespace

Outcome propose(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  const std::vector<draft::KeptDraft> drafts = drafts_in(arguments, context);
  if (drafts.empty()) return {"No rows are proposed.\n", {}, true};
  if (drafts.size() > kMostRows) return {"Propose at most 60 rows at once.\n", {}, true};
  const FileLock lock(draft::drafts_path(opened->path));
  if (lock.is_taken()) {
    return {"Another program is writing the drafts just now; try again.\n", {}, true};
  }
  auto kept = draft::drafts_beside(opened->path);
  if (!kept) return failed(kept.error(), context);
  Merged merged(*opened, context.limits);
  merged.add_those_that_fit(kept->drafts());
  Report report(context);
  for (const draft::KeptDraft& draft : drafts) {
    try_to_keep(draft, merged, *kept, report, context);
  }
  if (report.has_kept()) {
    if (const auto problem = draft::keep_beside(opened->path, *kept))
      return failed(*problem, context);
  }
  return report.outcome();
}

}  // namespace zopa::mcp

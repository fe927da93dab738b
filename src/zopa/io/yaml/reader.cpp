// Order of work: the tree is checked against the shape of the format and pruned of what does not
// fit; the names of all sections are declared; then each section is read and resolved.  Whatever is
// wrong becomes a fault and the reading goes on, so that one run reports everything.
#include "zopa/io/yaml/reader.hpp"

#include <algorithm>
#include <filesystem>

#include "zopa/base/unicode.hpp"
#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/io/yaml/consistency.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/names.hpp"
#include "zopa/io/yaml/positions_reader.hpp"
#include "zopa/io/yaml/sources_reader.hpp"
#include "zopa/io/yaml/structure.hpp"
#include "zopa/model/date.hpp"
#include "zopa/model/draft.hpp"

namespace zopa::yaml {
namespace {

Role role_of(const std::string& word) {
  if (word == "mediator") return Role::mediator;
  if (word == "supporter") return Role::supporter;
  return word == "observer" ? Role::observer : Role::principal;
}

Act act_of(const std::string& word) {
  for (const Act act :
       {Act::asserts, Act::demands, Act::offers, Act::concedes, Act::rejects, Act::conditions}) {
    if (word == to_text(act)) return act;
  }
  return Act::none;
}

class Reader {
 public:
  Reader(const Node& root, Faults& faults, SourceFiles& sources)
      : root_(root), faults_(faults), sources_(sources), context_{negotiation_, faults} {}

  Contents read(const Node& unchecked) {
    negotiation_.title = text_of(root_, "title");
    negotiation_.as_of = text_of(root_, "as_of");
    declare_unusable(unchecked);
    declare();
    read_sources();
    read_parties();
    read_issues();
    if (const Node* agreement = find(root_, "agreement")) {
      negotiation_.agreement =
          context_.parsed(*agreement, formula::read_agreement(agreement->text, negotiation_));
    }
    read_rules();
    read_status_quo();
    read_statements();
    read_rounds();
    read_positions(root_, context_);
    read_frames();
    read_blocs();
    check_claim_ids(negotiation_, faults_);
    read_assumptions(root_, context_);
    return std::move(negotiation_);
  }

 private:
  // Names of rows that the structural check threw out: whoever uses them is not at fault.
  void declare_unusable(const Node& unchecked) {
    for (const auto& [key, names] :
         {std::pair{"sources", &context_.sources}, std::pair{"parties", &context_.speakers},
          std::pair{"parties", &context_.parties}, std::pair{"issues", &context_.issues},
          std::pair{"statements", &context_.statements}}) {
      for (const Entry& entry : entries_of(unchecked, key)) names->add_unusable(entry.key);
    }
    for (const Entry& party : entries_of(unchecked, "parties")) {
      for (const Entry& one : entries_of(party.value, "representatives")) {
        context_.speakers.add_unusable(one.key);
      }
    }
    for (const Node& round : items_of(unchecked, "rounds")) {
      if (const Node* id = find(round, "id")) context_.rounds.add_unusable(id->text);
    }
    declare_unusable_options(unchecked);
    if (find(root_, "issues") == nullptr) context_.issues.make_unusable();
    if (find(root_, "parties") == nullptr) {
      context_.parties.make_unusable();
      context_.speakers.make_unusable();
    }
  }

  void declare_unusable_options(const Node& unchecked) {
    const Node* issues = find(root_, "issues");
    if (issues == nullptr) return;
    for (const Entry& issue : entries_of(unchecked, "issues")) {
      const Node* kept = find(*issues, issue.key.c_str());
      const Node* options = kept == nullptr ? nullptr : find(*kept, "options");
      for (const Entry& option : entries_of(issue.value, "options")) {
        const bool is_kept = options != nullptr && find(*options, option.key.c_str()) != nullptr;
        if (!is_kept) context_.unusable_options.insert(option.key);
      }
    }
  }

  void declare() {
    declare(entries_of(root_, "sources"), context_.sources);
    declare(entries_of(root_, "issues"), context_.issues);
    declare(entries_of(root_, "statements"), context_.statements);
    const auto& parties = entries_of(root_, "parties");
    declare(parties, context_.parties);
    for (std::size_t i = 0; i < parties.size(); ++i) {
      if (!context_.speakers.add(parties[i].key, context_.speaker_list.size())) {
        shared_name(parties[i]);
      }
      context_.speaker_list.push_back({PartyId{i}, std::nullopt});
      const auto& representatives = entries_of(parties[i].value, "representatives");
      for (std::uint32_t r = 0; r < representatives.size(); ++r) {
        if (!context_.speakers.add(representatives[r].key, context_.speaker_list.size())) {
          shared_name(representatives[r]);
        }
        context_.speaker_list.push_back({PartyId{i}, r});
      }
    }
    const auto& rounds = items_of(root_, "rounds");
    for (std::size_t i = 0; i < rounds.size(); ++i) {
      const Node* id = find(rounds[i], "id");
      if (id != nullptr && !context_.rounds.add(id->text, i)) {
        faults_.add("duplicate-id", id->place, "two rounds are called `" + id->text + "`");
      }
    }
  }

  static void declare(const std::vector<Entry>& entries, Names& names) {
    for (std::size_t i = 0; i < entries.size(); ++i) names.add(entries[i].key, i);
  }

  void shared_name(const Entry& entry) {
    faults_.add("duplicate-id", entry.place,
                "`" + entry.key +
                    "` is the id of another party or representative; they share one namespace, "
                    "so choose another");
  }

  void refuse_keyword(const Entry& entry) {
    if (!formula::is_keyword(entry.key)) return;
    faults_.add("bad-id", entry.place,
                "`" + entry.key + "` is a word of the formula language; choose another id");
  }

  void read_sources() {
    for (const Entry& entry : entries_of(root_, "sources")) {
      Source source;
      source.id = entry.key;
      source.place = entry.place;
      source.file = text_of(entry.value, "file");
      source.title = text_of(entry.value, "title");
      source.author = text_of(entry.value, "author");
      source.publisher = text_of(entry.value, "publisher");
      source.date = text_of(entry.value, "date");
      source.language = text_of(entry.value, "language");
      source.reliability = text_of(entry.value, "reliability");
      source.url = text_of(entry.value, "url");
      sources_.add(source, find(entry.value, "file"), faults_);
      negotiation_.sources.push_back(std::move(source));
    }
  }

  void read_parties() {
    for (const Entry& entry : entries_of(root_, "parties")) {
      refuse_keyword(entry);
      Party party;
      party.id = entry.key;
      party.place = entry.place;
      party.name = text_of(entry.value, "name");
      party.role = role_of(text_of(entry.value, "role"));
      party.at_the_table = text_of(entry.value, "seat") != "absent";
      party.because = context_.because(entry.value);
      for (const Entry& one : entries_of(entry.value, "representatives")) {
        party.representatives.push_back({one.key, one.value.text});
      }
      negotiation_.parties.push_back(std::move(party));
    }
    const auto& entries = entries_of(root_, "parties");
    for (std::size_t i = 0; i < entries.size(); ++i) read_support(entries[i], PartyId{i});
    const auto& parties = negotiation_.parties;
    const Node* section = find(root_, "parties");
    const bool is_damaged =
        section != nullptr &&
        (section->is_damaged || std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
           return entry.value.is_damaged;
         }));
    if (!is_damaged && !parties.empty() &&
        std::none_of(parties.begin(), parties.end(),
                     [](const Party& party) { return party.role == Role::principal; })) {
      faults_.add("no-principal", entries.front().place,
                  "no party is a principal, so there is nobody whose consent would make an "
                  "agreement; leave out `role` for those who negotiate");
    }
  }

  void read_support(const Entry& entry, PartyId id) {
    if (entry.value.is_damaged) return;
    Party& party = negotiation_.parties[id.index()];
    const Node* of = find(entry.value, "of");
    if (party.role == Role::supporter && of == nullptr) {
      faults_.add("missing-key", entry.place,
                  "a supporter needs `of`: the principal that it supports");
    }
    if (of == nullptr) return;
    const auto supported = context_.parties.find(*of, faults_);
    if (party.role != Role::supporter) {
      faults_.add("bad-role", of->place, "`of` needs `role: supporter` beside it");
    } else if (supported) {
      party.supports = PartyId{*supported};
      if (negotiation_.parties[*supported].role != Role::principal) {
        faults_.add("bad-role", of->place,
                    "`" + of->text + "` is no principal; a supporter supports a principal");
      }
    }
  }

  void read_issues() {
    for (const Entry& entry : entries_of(root_, "issues")) {
      refuse_keyword(entry);
      Issue issue;
      issue.id = entry.key;
      issue.place = entry.place;
      issue.name = text_of(entry.value, "name");
      if (issue.name.empty()) issue.name = issue.id;
      issue.by = context_.party(find(entry.value, "by"));
      for (const Entry& option : entries_of(entry.value, "options")) {
        refuse_keyword(option);
        issue.options.push_back({option.key, option.value.text, false, std::nullopt, option.place});
      }
      negotiation_.issues.push_back(std::move(issue));
      read_option_marks(entry, IssueId{negotiation_.issues.size() - 1});
    }
  }

  void read_option_marks(const Entry& entry, IssueId id) {
    Issue& issue = negotiation_.issues[id.index()];
    for (const Node& name : items_of(entry.value, "hypothetical")) {
      if (const auto option = context_.option(name, id)) {
        issue.options[option->index()].hypothetical = true;
      }
    }
    for (const Entry& reason : entries_of(entry.value, "excluded")) {
      Node name = reason.value;
      name.text = reason.key;
      name.place = reason.place;
      if (const auto option = context_.option(name, id)) {
        issue.options[option->index()].excluded = reason.value.text;
      }
    }
    if (!issue.options.empty() &&
        std::all_of(issue.options.begin(), issue.options.end(),
                    [](const Option& option) { return option.excluded.has_value(); })) {
      faults_.add("no-option", entry.place,
                  "every option of `" + issue.id +
                      "` is excluded, so there is no package; leave "
                      "one in, or leave the issue out");
    }
    for (const Node& text : items_of(entry.value, "irreversible")) {
      const auto move = context_.parsed(text, formula::read_move(text.text, id, negotiation_));
      if (move) issue.irreversible.push_back(*move);
    }
  }

  void read_rules() {
    Names ids("rule");
    const auto& rules = items_of(root_, "rules");
    for (std::size_t i = 0; i < rules.size(); ++i) {
      Rule rule;
      rule.place = rules[i].place;
      rule.id = text_of(rules[i], "id");
      if (rule.id.empty()) rule.id = "rule." + std::to_string(i + 1);
      rule.reason = text_of(rules[i], "reason");
      rule.because = context_.because(rules[i]);
      if (!ids.add(rule.id, i)) {
        faults_.add("duplicate-id", find(rules[i], "id")->place,
                    "two rules are called `" + rule.id + "`");
      }
      const Node* text = find(rules[i], "rule");
      if (text == nullptr) continue;
      auto formula = context_.parsed(*text, formula::read_formula(text->text, negotiation_));
      if (!formula) continue;
      rule.formula = std::move(*formula);
      negotiation_.rules.push_back(std::move(rule));
    }
  }

  void read_status_quo() {
    for (const Entry& entry : entries_of(root_, "status_quo")) {
      Node name = entry.value;
      name.text = entry.key;
      name.place = entry.place;
      const auto issue = context_.issues.find(name, faults_);
      if (!issue || *issue >= negotiation_.issues.size()) continue;
      if (const auto option = context_.option(entry.value, IssueId{*issue})) {
        negotiation_.status_quo.push_back({IssueId{*issue}, *option});
      }
    }
  }

  void read_statements() {
    for (const Entry& entry : entries_of(root_, "statements")) {
      Statement statement;
      statement.id = entry.key;
      statement.place = entry.place;
      if (const Node* by = find(entry.value, "by")) {
        if (const auto speaker = context_.speakers.find(*by, faults_)) {
          statement.by = context_.speaker_list[*speaker];
        }
      }
      statement.about = context_.parties_in(find(entry.value, "about"));
      statement.verbatim = text_of(entry.value, "speech") == "verbatim";
      statement.act = act_of(text_of(entry.value, "act"));
      statement.date = text_of(entry.value, "date");
      statement.quote = text_of(entry.value, "quote");
      statement.text = text_of(entry.value, "text");
      if (statement.verbatim && statement.quote.empty() && !entry.value.is_damaged) {
        faults_.add("missing-key", find(entry.value, "speech")->place,
                    "a verbatim statement needs its `quote`");
      }
      if (const Node* source = find(entry.value, "source")) {
        if (const auto id = context_.sources.find(*source, faults_)) {
          statement.source = SourceId{*id};
          if (const Node* quote = find(entry.value, "quote")) {
            sources_.check(statement.source, *quote, faults_);
          }
        }
      }
      negotiation_.statements.push_back(std::move(statement));
    }
  }

  void read_rounds() {
    std::string latest;
    for (const Node& row : items_of(root_, "rounds")) {
      Round round;
      round.place = row.place;
      round.id = text_of(row, "id");
      round.kind = text_of(row, "kind");
      round.date = text_of(row, "date");
      round.with = context_.parties_in(find(row, "with"));
      round.outcome = text_of(row, "outcome");
      round.planned = is_true(row, "planned");
      round.because = context_.because(row);
      if (surely_later(latest, round.date)) {
        faults_.add("bad-date", find(row, "date")->place,
                    "this round is dated before the one above it (" + latest +
                        "); rounds stand in the order of their dates");
      }
      if (!round.date.empty() && round.date != "unknown") latest = round.date;
      negotiation_.rounds.push_back(std::move(round));
    }
  }

  void read_frames() {
    for (const Node& row : items_of(root_, "frames")) {
      const auto party = context_.party(find(row, "party"));
      if (!party) continue;
      Frame frame;
      frame.place = row.place;
      frame.party = *party;
      frame.text = text_of(row, "text");
      frame.because = context_.because(row);
      frame.inferred = is_true(row, "inferred");
      negotiation_.frames.push_back(std::move(frame));
    }
  }

  void read_blocs() {
    Names ids("bloc");
    for (const Node& row : items_of(root_, "blocs")) {
      Bloc bloc;
      bloc.place = row.place;
      bloc.id = text_of(row, "id");
      bloc.with = context_.parties_in(find(row, "with"));
      bloc.before = text_of(row, "before");
      bloc.because = context_.because(row);
      bloc.inferred = is_true(row, "inferred");
      if (!ids.add(bloc.id, negotiation_.blocs.size())) {
        faults_.add("duplicate-id", row.place, "two blocs are called `" + bloc.id + "`");
      }
      negotiation_.blocs.push_back(std::move(bloc));
    }
  }

  const Node& root_;
  Faults& faults_;
  SourceFiles& sources_;
  Contents negotiation_;
  Context context_;
};

}  // namespace

Result<Negotiation> read_string(std::string_view text, const std::string& name,
                                const std::string& folder, const ReadOptions& options) {
  auto document = read_document(text, name);
  if (!document) return tl::unexpected(document.error());
  Faults faults(name, document->lines);
  const Node unchecked = document->root;
  check_structure(document->root, negotiation_shape(), faults);
  SourceFiles sources(folder, options.allow_outside);
  Contents negotiation = Reader(document->root, faults, sources).read(unchecked);
  if (!faults.empty()) return tl::unexpected(std::move(faults).error());
  negotiation.file = name;
  if (negotiation.title.empty()) {
    negotiation.title = std::filesystem::path(name).stem().string();
  }
  return Draft(std::move(negotiation)).finish();
}

void ReadOptions::describe(Fields& fields) {
  fields.flag("allow-outside", allow_outside, "Let sources lie outside the folder of the file");
}

Result<Negotiation> read_file(const std::string& path, const ReadOptions& options) {
  const auto text = read_text(path, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return read_string(*text, name_of(path), folder, options);
}

}  // namespace zopa::yaml

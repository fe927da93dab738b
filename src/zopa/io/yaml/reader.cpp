// Order of work: the tree is checked against the shape of the format and pruned of what does not
// fit; the names of all sections are declared; then each section is read and resolved; then the
// whole is checked (model/checks).  Whatever is wrong becomes a fault and the reading goes on, so
// that one run reports everything.
#include "zopa/io/yaml/reader.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "zopa/base/unicode.hpp"
#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cut_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/names.hpp"
#include "zopa/io/yaml/positions_reader.hpp"
#include "zopa/io/yaml/sources_reader.hpp"
#include "zopa/io/yaml/structure.hpp"
#include "zopa/model/date.hpp"
#include "zopa/model/deferrals.hpp"
#include "zopa/model/draft.hpp"

namespace zopa::yaml {
namespace {

Role role_of(const std::string& word) {
  if (word == "mediator") return Role::mediator;
  if (word == "supporter") return Role::supporter;
  if (word == "ratifier") return Role::ratifier;
  return word == "observer" ? Role::observer : Role::principal;
}

Act act_of(const std::string& word) {
  for (const Act act : {Act::asserts, Act::demands, Act::offers, Act::concedes, Act::rejects,
                        Act::conditions, Act::denies}) {
    if (word == to_text(act)) return act;
  }
  return Act::none;
}

class Reader {
 public:
  Reader(const Node& root, Faults& faults, SourceFiles& sources, const Limits* limits)
      : root_(root),
        faults_(faults),
        sources_(sources),
        negotiation_(draft_.contents),
        context_{negotiation_, faults, limits} {}

  void read(const Node& unchecked, const MadeNames& made_names) {
    negotiation_.made_names = made_names;
    negotiation_.title = text_of(root_, "title");
    negotiation_.as_of = text_of(root_, "as_of");
    declare_unusable(unchecked);
    declare();
    read_sources();
    read_parties();
    read_steps();
    read_issues();
    if (const Node* agreement = find(root_, "agreement")) {
      negotiation_.agreement = context_.parsed(
          *agreement, formula::read_agreement(agreement->text, context_.known_names));
    }
    read_rules();
    read_status_quo();
    read_statements();
    read_rounds();
    read_proposals();
    read_positions(root_, context_);
    read_frames();
    read_events();
    read_blocs();
    read_assumptions(root_, context_);
  }

  // Did the limits come before all was read?
  [[nodiscard]] bool is_stopped() const { return context_.is_stopped; }

  // Adds what the checks of the whole find; no negotiation where anything is wrong.
  std::optional<Negotiation> finish(const std::string& name) {
    negotiation_.file = name;
    if (negotiation_.title.empty()) negotiation_.title = title_from(name);
    auto made = std::move(draft_).checked();
    if (made) return faults_.empty() ? std::optional(std::move(*made)) : std::nullopt;
    const bool is_gapless = faults_.empty();
    for (const Flaw& flaw : made.error()) {
      if (!is_gapless && (flaw.is_of_shape || is_doubtful(flaw))) continue;
      faults_.add(flaw.code, context_.origins.place_of(flaw.spot), flaw.message);
    }
    return std::nullopt;
  }

 private:
  static std::string title_from(const std::string& name) {
    const std::string stem = std::filesystem::path(name).stem().string();
    return first_invalid_utf8(stem) ? "" : printable(stem);
  }

  // Did the file say more here than could be read?
  bool is_doubtful(const Flaw& flaw) const {
    if (flaw.code == "no-principal") return are_parties_damaged();
    const Node* record = context_.origins.record_of(flaw.spot);
    if (record == nullptr) return false;
    const auto is_at = [&](Section section, std::string_view key) {
      return flaw.spot.section == section && key == flaw.spot.key;
    };
    if (is_at(Section::parties, "of")) {
      return record->is_damaged || (flaw.code == "missing-key" && find(*record, "of") != nullptr);
    }
    if (is_at(Section::statements, "speech")) return record->is_damaged;
    if (!is_at(Section::positions, "id")) return false;
    const bool is_read = negotiation_.positions[flaw.spot.item].from.has_value();
    return record->is_damaged || (find(*record, "from") != nullptr && !is_read);
  }

  bool are_parties_damaged() const {
    const Node* section = find(root_, "parties");
    if (section == nullptr || section->is_damaged) return true;
    return std::any_of(section->entries.begin(), section->entries.end(),
                       [](const Entry& entry) { return entry.value.is_damaged; });
  }

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
    std::map<std::string_view, const Node*> kept;
    for (const Entry& issue : issues->entries) kept.emplace(issue.key, &issue.value);
    for (const Entry& issue : entries_of(unchecked, "issues")) {
      const auto own = kept.find(issue.key);
      std::set<std::string> options;
      if (own != kept.end()) {
        for (const Entry& option : options_in(*own->second)) options.insert(option.key);
      }
      for (const Entry& option : options_in(issue.value)) {
        if (options.count(option.key) == 0) context_.unusable_options.insert(option.key);
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
      context_.speakers.add(parties[i].key, context_.speaker_list.size());
      context_.speaker_list.push_back({PartyId{i}, std::nullopt});
      const auto& representatives = entries_of(parties[i].value, "representatives");
      for (std::uint32_t r = 0; r < representatives.size(); ++r) {
        context_.speakers.add(representatives[r].key, context_.speaker_list.size());
        context_.speaker_list.push_back({PartyId{i}, r});
      }
    }
    const auto& rounds = items_of(root_, "rounds");
    for (std::size_t i = 0; i < rounds.size(); ++i) {
      if (const Node* id = find(rounds[i], "id")) context_.rounds.add(id->text, i);
    }
  }

  static void declare(const std::vector<Entry>& entries, Names& names) {
    for (std::size_t i = 0; i < entries.size(); ++i) names.add(entries[i].key, i);
  }

  void read_sources() {
    for (const Entry& entry : entries_of(root_, "sources")) {
      if (context_.stops()) return;
      Source source;
      source.id = entry.key;
      source.place = entry.place;
      context_.origins.add(Section::sources, entry.place, entry.value);
      source.file = text_of(entry.value, "file");
      source.title = text_of(entry.value, "title");
      source.author = text_of(entry.value, "author");
      source.publisher = text_of(entry.value, "publisher");
      source.date = text_of(entry.value, "date");
      source.language = text_of(entry.value, "language");
      source.reliability = text_of(entry.value, "reliability");
      source.url = text_of(entry.value, "url");
      source.original = text_of(entry.value, "original");
      source.original_sha256 = text_of(entry.value, "original_sha256");
      sources_.add(source, find(entry.value, "file"), faults_);
      negotiation_.sources.push_back(std::move(source));
    }
  }

  void read_parties() {
    for (const Entry& entry : entries_of(root_, "parties")) {
      if (context_.stops()) return;
      context_.origins.add(Section::parties, entry.place, entry.value);
      Party party;
      party.id = entry.key;
      party.place = entry.place;
      party.name = name_in(entry.value);
      party.is_plural = is_true(entry.value, "plural");
      party.role = role_of(text_of(entry.value, "role"));
      party.at_the_table = text_of(entry.value, "seat") != "absent";
      party.because = context_.because(entry.value);
      for (const Entry& one : entries_of(entry.value, "representatives")) {
        party.representatives.push_back(representative_in(one));
      }
      negotiation_.parties.push_back(std::move(party));
    }
    const auto& entries = entries_of(root_, "parties");
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Node* of = entries[i].value.is_damaged ? nullptr : find(entries[i].value, "of");
      if (of != nullptr) negotiation_.parties[i].of = context_.party(of);
    }
  }

  // In short, a row is its name alone.
  static std::string name_in(const Node& row) {
    return row.kind == Node::Kind::scalar ? row.text : text_of(row, "name");
  }

  Representative representative_in(const Entry& entry) {
    Representative one;
    one.id = entry.key;
    one.name = name_in(entry.value);
    if (const Node* since = find(entry.value, "since")) one.since = named_day(*since);
    if (const Node* until = find(entry.value, "until")) one.until = named_day(*until);
    return one;
  }

  // A round may be called as if it were a date.
  NamedDay named_day(const Node& when) {
    const bool is_round = context_.rounds.find(when.text).has_value();
    if (!is_round && is_date(when.text) && when.text != "unknown") return {{}, when.text};
    const auto round = context_.rounds.find(when, faults_);
    return {round ? std::optional(RoundId{*round}) : std::nullopt, {}};
  }

  void read_issues() {
    for (const Entry& entry : entries_of(root_, "issues")) {
      if (context_.stops()) return;
      context_.origins.add(Section::issues, entry.place, entry.value);
      Issue issue;
      issue.id = entry.key;
      issue.place = entry.place;
      issue.name = text_of(entry.value, "name");
      issue.by = context_.party(find(entry.value, "by"));
      issue.scale = scale_of(entry.value);
      for (const Entry& option : options_in(entry.value)) {
        if (issue.scale) break;
        if (context_.stops()) return;
        issue.options.push_back({option.key, option.value.text, false, false, option.place});
      }
      negotiation_.issues.push_back(std::move(issue));
      read_deferrals(entry.value, negotiation_.issues.back());
      read_option_marks(entry, IssueId{negotiation_.issues.size() - 1});
    }
  }

  // `options: {from: 30, to: 60, step: 0.5, unit: million}` where the issue is numeric.
  std::optional<Scale> scale_of(const Node& issue) {
    const Node* options = find(issue, "options");
    if (options == nullptr || !is_scale(*options)) return std::nullopt;
    Scale scale;
    scale.unit = text_of(*options, "unit");
    for (const auto& [key, number] : {std::pair{"from", &scale.from}, std::pair{"to", &scale.to},
                                      std::pair{"step", &scale.step}}) {
      const Node* node = find(*options, key);
      const auto read = node == nullptr ? std::nullopt : Decimal::parse(node->text);
      if (read) {
        *number = *read;
      } else {
        faults_.add(node == nullptr ? "missing-key" : "bad-number",
                    node == nullptr ? options->place : node->place,
                    Message("fault.scale_number", {{"key", Code{key}}}));
      }
    }
    return scale;
  }

  // Ordinary options may be called `from` and `to`: their names are hardly numbers.
  static bool is_scale(const Node& options) {
    const auto is_number = [&](const char* key) {
      const Node* node = find(options, key);
      return node != nullptr && node->kind == Node::Kind::scalar && Decimal::parse(node->text);
    };
    return options.kind == Node::Kind::map && (is_number("from") || is_number("to")) &&
           std::all_of(options.entries.begin(), options.entries.end(), [](const Entry& entry) {
             return entry.key == "from" || entry.key == "to" || entry.key == "step" ||
                    entry.key == "unit";
           });
  }

  // `may: [later, {decided_by: board}]`
  void read_deferrals(const Node& row, Issue& issue) {
    for (const Node& item : items_of(row, "may")) {
      Deferral deferral;
      if (const Node* by = find(item, "decided_by")) {
        deferral.to = context_.party(by);
        if (!deferral.to) continue;
      }
      add_deferral(negotiation_, deferral, issue).place = item.place;
    }
  }

  void read_option_marks(const Entry& entry, IssueId id) {
    Issue& issue = negotiation_.issues[id.index()];
    if (const Node* hypothetical = find(entry.value, "hypothetical")) {
      read_untabled(*hypothetical, id);
      for (const Node& item : hypothetical->items) read_untabled(item, id);
    }
    for (const Entry& reason : entries_of(entry.value, "excluded")) {
      if (const auto option = context_.option(key_node(reason), id)) {
        issue.options[option->index()].excluded = reason.value.text;
      }
    }
    read_how_it_is_read(entry.value, id);
    read_easing(entry.value, id);
    for (const Node& text : items_of(entry.value, "irreversible")) {
      const auto move =
          context_.parsed(text, formula::read_move(text.text, id, context_.known_names));
      if (move) issue.irreversible.push_back(*move);
    }
  }

  // `reads: {joint: {us: american, panama: shared}}`
  void read_how_it_is_read(const Node& row, IssueId issue) {
    for (const Entry& read : entries_of(row, "reads")) {
      const auto option = context_.option(key_node(read), issue);
      if (!option) continue;
      for (const Entry& one : read.value.entries) {
        const Node name = key_node(one);
        const auto party = context_.party(&name);
        const auto as = context_.option(one.value, issue);
        if (!party || !as) continue;
        auto& options = negotiation_.issues[issue.index()].options;
        options[option->index()].read_as.push_back({*party, *as});
      }
    }
  }

  // `eases: {bases: [airfields]}`, or `{bases: {lines: [airfields], paid_by: us}}`
  void read_easing(const Node& row, IssueId issue) {
    for (const Entry& eases : entries_of(row, "eases")) {
      const auto option = context_.option(key_node(eases), issue);
      if (!option) continue;
      Easing easing;
      const Node* lines = find(eases.value, "lines");
      for (const Node& line : (lines == nullptr ? eases.value : *lines).items) {
        easing.lines.push_back(line.text);
      }
      const Node* payer = find(eases.value, "paid_by");
      if (payer != nullptr) easing.paid_by = context_.party(payer);
      if (payer != nullptr && !easing.paid_by) continue;
      negotiation_.issues[issue.index()].options[option->index()].eases = std::move(easing);
    }
  }

  // The name of an option that nobody has tabled, or names with when somebody did.
  void read_untabled(const Node& node, IssueId issue) {
    auto& options = negotiation_.issues[issue.index()].options;
    for (const Entry& entry : node.entries) {
      if (const auto id = context_.option(key_node(entry), issue)) {
        options[id->index()].hypothetical = true;
        read_tabling(entry.value, options[id->index()]);
      }
    }
    if (node.kind != Node::Kind::scalar) return;
    if (const auto id = context_.option(node, issue)) options[id->index()].hypothetical = true;
  }

  void read_tabling(const Node& when, Option& option) { option.tabled = named_day(when); }

  void read_steps() {
    for (const Entry& entry : entries_of(root_, "steps")) {
      if (context_.stops()) return;
      context_.origins.add(Section::steps, entry.place, entry.value);
      Step step;
      step.id = entry.key;
      step.place = entry.place;
      step.name = name_in(entry.value);
      step.by = context_.party(find(entry.value, "by"));
      step.verified_by = context_.party(find(entry.value, "verified_by"));
      step.because = context_.because(entry.value);
      negotiation_.steps.push_back(std::move(step));
    }
  }

  // What a proposal says of the order of steps: one comparison a row.
  void read_orders(const Node& record, Proposal& proposal) {
    for (const Node& row : items_of(record, "order")) {
      const auto order = context_.parsed(row, formula::read_order(row.text, context_.known_names));
      if (order) proposal.package.push_back({order->issue, order->options.front()});
    }
  }

  void read_rules() {
    for (const Node& row : items_of(root_, "rules")) {
      if (context_.stops()) return;
      context_.origins.add(Section::rules, row.place, row);
      Rule rule;
      rule.place = row.place;
      rule.id = text_of(row, "id");
      rule.reason = text_of(row, "reason");
      rule.because = context_.because(row);
      if (const Node* text = find(row, "rule")) {
        auto formula =
            context_.parsed(*text, formula::read_formula(text->text, context_.known_names));
        if (formula) rule.formula = std::move(*formula);
      }
      negotiation_.rules.push_back(std::move(rule));
    }
  }

  void read_status_quo() { read_choices(root_, "status_quo", negotiation_.status_quo); }

  // An option for each issue named.
  template <class Choice>
  void read_choices(const Node& record, const char* key, std::vector<Choice>& choices) {
    for (const Entry& entry : entries_of(record, key)) {
      const auto issue = context_.issues.find(key_node(entry), faults_);
      if (!issue || *issue >= negotiation_.issues.size()) continue;
      if (const auto option = context_.option(entry.value, IssueId{*issue})) {
        choices.push_back({IssueId{*issue}, *option});
      }
    }
  }

  [[nodiscard]] std::optional<Speaker> speaker_in(const Node& by) {
    const auto speaker = context_.speakers.find(by, faults_);
    return speaker ? std::optional(context_.speaker_list[*speaker]) : std::nullopt;
  }

  void read_statements() {
    for (const Entry& entry : entries_of(root_, "statements")) {
      if (context_.stops()) return;
      Statement statement;
      statement.id = entry.key;
      statement.place = entry.place;
      context_.origins.add(Section::statements, entry.place, entry.value);
      read_speaker(find(entry.value, "by"), statement);
      statement.hedged = is_true(entry.value, "hedged");
      statement.disputes = context_.statements_in(find(entry.value, "disputes"));
      statement.about = context_.parties_in(find(entry.value, "about"));
      statement.verbatim = text_of(entry.value, "speech") == "verbatim";
      statement.act = act_of(text_of(entry.value, "act"));
      statement.date = text_of(entry.value, "date");
      statement.quote = text_of(entry.value, "quote");
      statement.text = text_of(entry.value, "text");
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

  void read_speaker(const Node* by, Statement& statement) {
    if (by == nullptr) return;
    statement.unnamed = by->text == "unnamed";
    if (statement.unnamed) return;
    statement.by = speaker_in(*by);
  }

  void read_rounds() {
    for (const Node& row : items_of(root_, "rounds")) {
      if (context_.stops()) return;
      Round round;
      round.place = row.place;
      context_.origins.add(Section::rounds, row.place, row);
      round.id = text_of(row, "id");
      round.kind = text_of(row, "kind");
      round.date = text_of(row, "date");
      round.with = context_.parties_in(find(row, "with"));
      round.outcome = text_of(row, "outcome");
      round.planned = is_true(row, "planned");
      round.because = context_.because(row);
      negotiation_.rounds.push_back(std::move(round));
    }
  }

  void read_events() {
    for (const Node& row : items_of(root_, "events")) {
      if (context_.stops()) return;
      Event event;
      event.place = row.place;
      context_.origins.add(Section::events, row.place, row);
      event.id = text_of(row, "id");
      event.name = text_of(row, "name");
      event.date = text_of(row, "date");
      for (const Entry& entry : entries_of(row, "no_agreement")) {
        const Node key = key_node(entry);
        const auto party = context_.party(&key);
        if (!party) continue;
        const bool is_better = entry.value.text == "better";
        event.changes.push_back({*party, is_better ? NoAgreement::better : NoAgreement::worse});
        context_.origins.keep(*find(row, "no_agreement"), entry.place);
      }
      event.because = context_.because(row);
      negotiation_.events.push_back(std::move(event));
    }
  }

  void read_frames() {
    for (const Node& row : items_of(root_, "frames")) {
      if (context_.stops()) return;
      const auto party = context_.party(find(row, "party"));
      if (!party) continue;
      Frame frame;
      frame.place = row.place;
      context_.origins.add(Section::frames, row.place, row);
      frame.party = *party;
      frame.text = text_of(row, "text");
      frame.because = context_.because(row);
      frame.inferred = is_true(row, "inferred");
      negotiation_.frames.push_back(std::move(frame));
    }
  }

  void read_proposals() {
    for (const Entry& entry : entries_of(root_, "proposals")) {
      if (context_.stops()) return;
      Proposal proposal;
      proposal.id = entry.key;
      proposal.place = entry.place;
      context_.origins.add(Section::proposals, entry.place, entry.value);
      if (const Node* by = find(entry.value, "by")) {
        proposal.by = speaker_in(*by).value_or(Speaker{});
      }
      proposal.date = text_of(entry.value, "date");
      if (const Node* from = find(entry.value, "from")) {
        if (const auto round = context_.rounds.find(*from, faults_))
          proposal.from = RoundId{*round};
      }
      read_choices(entry.value, "package", proposal.package);
      read_orders(entry.value, proposal);
      proposal.because = context_.because(entry.value);
      negotiation_.proposals.push_back(std::move(proposal));
    }
  }

  void read_blocs() {
    for (const Node& row : items_of(root_, "blocs")) {
      if (context_.stops()) return;
      Bloc bloc;
      bloc.place = row.place;
      context_.origins.add(Section::blocs, row.place, row);
      bloc.id = text_of(row, "id");
      bloc.with = context_.parties_in(find(row, "with"));
      bloc.before = text_of(row, "before");
      bloc.because = context_.because(row);
      bloc.inferred = is_true(row, "inferred");
      negotiation_.blocs.push_back(std::move(bloc));
    }
  }

  const Node& root_;
  Faults& faults_;
  SourceFiles& sources_;
  Draft draft_;
  Contents& negotiation_;
  Context context_;
};

}  // namespace

Result<Negotiation> read_string(std::string_view text, const std::string& name,
                                const std::string& folder, const ReadOptions& options) {
  auto document = read_document(text, name, options.limits);
  if (!document) return tl::unexpected(document.error());
  Faults faults(name, document->lines);
  const Node unchecked = document->root;
  check_structure(document->root, negotiation_shape(), faults);
  if (options.remarks != nullptr) {
    for (const CutText& cut : texts_cut_by_comments(document->root, negotiation_shape())) {
      options.remarks->push_back(
          {Severity::warning,
           "cut-by-comment",
           Message("remark.cut_by_comment", {{"comment", Quoted{cut.comment}}}),
           name,
           cut.place,
           {}});
    }
  }
  SourceFiles sources(folder, options);
  Reader reader(document->root, faults, sources, options.limits);
  reader.read(unchecked, options.made_names);
  if (sources.is_stopped() || reader.is_stopped()) {
    // A name that seems unknown may stand in what was not read.
    return tl::unexpected(fault("stopped", Message("fault.stopped_reading"), name));
  }
  auto negotiation = reader.finish(name);
  if (!negotiation) return tl::unexpected(std::move(faults).error());
  return std::move(*negotiation);
}

void ReadOptions::describe(Fields& fields) {
  fields.flag("allow-outside", allow_outside, "Let sources lie outside the folder of the file");
}

Result<Negotiation> read_file(const std::string& path, const ReadOptions& options) {
  const auto text = read_input(path, kMostBytes, options.limits);
  if (!text) return tl::unexpected(text.error());
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return read_string(*text, zopa::name_of(path), folder, options);
}

}  // namespace zopa::yaml

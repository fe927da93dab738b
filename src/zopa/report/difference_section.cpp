#include "zopa/report/difference_section.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace zopa::report {
namespace {

using engine::Aspect;
using engine::Changed;
using engine::Changes;
using engine::Effect;
using engine::OnFile;

// Shown where they are not what is asked for.
constexpr std::size_t kMostChanges = 6;
constexpr std::size_t kMostSets = 3;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::array<const char*, 3> kGroups = {"by_moves", "by_options", "by_both"};

template <class E>
const char* word_of(E word) {
  return words_of(word).at(static_cast<std::size_t>(word));
}

template <class E>
const char* word_of(const std::optional<E>& word) {
  return word ? word_of(*word) : "none";
}

bool has(const Changed& changed, Aspect aspect) {
  return std::find(changed.what.begin(), changed.what.end(), aspect) != changed.what.end();
}

// Those of `some` that are not among the others.
List without(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  for (const std::string& one : some) {
    if (std::find(others.begin(), others.end(), one) == others.end()) rest.push_back(one);
  }
  return {Join::all, codes(rest)};
}

class DifferenceSection : private DocumentWriter {
 public:
  DifferenceSection(const Words& before, const Words& after, Document& document)
      : DocumentWriter(document), before_(before), after_(after) {}

  // The first `most`: what says something else, what is new, what is gone, and the rest.
  void write(const Changes& changes, std::size_t most) {
    left_ = most;
    left_out_ = 0;
    for (const Changed& one : changes.changed) {
      if (says_something_else(one)) add([&] { write_now_and_before(one); });
    }
    for (const OnFile& one : changes.gained) add([&] { write(one, "moved.gained", after_); });
    for (const OnFile& one : changes.lost) add([&] { write(one, "moved.lost", before_); });
    for (const Changed& one : changes.changed) {
      if (!says_something_else(one)) add([&] { write_how_it_stands(one); });
    }
    if (left_out_ > 0) item(after_.say("moved.more", {{"count", left_out_}}));
  }

  // With the ids of `most` conflicts, and of as many collisions, where these are all.
  void write(const Effect& effect, std::size_t most) {
    most_sets_ = most;
    if (effect.is_nothing()) {
      paragraph(after_.say(effect.verdict.after ? "moved.no_effect" : "moved.effect_not_known"));
      return;
    }
    if (effect.verdict.differs()) {
      item(after_.say("moved.verdict", {{"before", word_of(effect.verdict.before)},
                                        {"after", word_of(effect.verdict.after)}}));
    }
    write(effect.conflicts, "moved.conflicts");
    write(effect.collisions, "moved.collisions");
    write_open(effect);
    write_ways(effect);
    for (const auto& one : effect.issues) {
      item(after_.say("moved.issue", {{"issue", after_.issue(one.issue)},
                                      {"before", word_of(one.state.before)},
                                      {"after", word_of(one.state.after)}}));
    }
    for (const auto& one : effect.proposals) {
      item(after_.say("moved.response", {{"proposal", Code{one.proposal}},
                                         {"party", after_.name(one.party)},
                                         {"before", word_of(one.response.before)},
                                         {"after", word_of(one.response.after)}}));
    }
  }

 private:
  static bool says_something_else(const Changed& one) {
    return has(one, Aspect::says) || has(one, Aspect::kind) || has(one, Aspect::only);
  }

  template <class Write>
  void add(Write write) {
    if (left_ == 0) {
      ++left_out_;
      return;
    }
    --left_;
    write();
  }

  // What it says: a claim as a sentence, anything else by its kind and in the file's notation.
  static Value said(const OnFile& row, const Words& words) {
    if (row.position) return words.claim(*row.position);
    if (row.kind == "option") return option_of(row, words);
    return Message("moved.row",
                   {{"kind", row.kind}, {"name", Code{row.id}}, {"says", Code{row.says}}});
  }

  static Value option_of(const OnFile& row, const Words& words) {
    const std::string issue_id = row.id.substr(0, row.id.find('.'));
    const std::string option_id = row.id.substr(issue_id.size() + 1);
    for (const Issue& issue : words.negotiation().issues()) {
      if (issue.id != issue_id) continue;
      for (const Option& option : issue.options) {
        if (option.id != option_id) continue;
        return Message(
            "moved.option",
            {{"option", Quoted{option.name}}, {"issue", issue.name}, {"says", row.says}});
      }
    }
    return row.id;
  }

  void write(const OnFile& row, const char* key, const Words& words) {
    item(after_.say(key, {{"what", said(row, words)},
                          {"claim", yes_or_no(row.position.has_value())},
                          {"name", Code{row.id}},
                          {"basis", row.basis ? after_.basis(*row.basis) : std::string()}}));
  }

  void write_now_and_before(const Changed& one) {
    item(after_.say("moved.changed",
                    {{"claim", yes_or_no(one.after.position.has_value())},
                     {"name", Code{one.after.id}},
                     {"what", said(one.after, after_)},
                     {"basis", one.after.basis ? after_.basis(*one.after.basis) : std::string()}}));
    item(after_.say("moved.before", {{"what", said(one.before, before_)}}), 1);
  }

  void write_how_it_stands(const Changed& one) {
    List parts{Join::semicolons, {}};
    const auto add_part = [&](Aspect aspect, const char* key, Value before, Value after) {
      if (!has(one, aspect)) return;
      parts.parts.emplace_back(
          Message(key, {{"before", std::move(before)}, {"after", std::move(after)}}));
    };
    const auto firmness = [&](const OnFile& row) {
      return row.firmness ? after_.firmness(*row.firmness) : std::string();
    };
    const auto basis = [&](const OnFile& row) {
      return row.basis ? after_.basis(*row.basis) : std::string();
    };
    add_part(Aspect::id, "moved.id", Code{one.before.id}, Code{one.after.id});
    add_part(Aspect::firmness, "moved.firmness", firmness(one.before), firmness(one.after));
    add_part(Aspect::basis, "moved.basis", basis(one.before), basis(one.after));
    if (has(one, Aspect::because)) {
      parts.parts.emplace_back(
          Message("moved.because", {{"gained", without(one.after.because, one.before.because)},
                                    {"lost", without(one.before.because, one.after.because)}}));
    }
    item(after_.say("moved.stands", {{"what", said(one.after, after_)},
                                     {"claim", yes_or_no(one.after.position.has_value())},
                                     {"name", Code{one.after.id}},
                                     {"parts", std::move(parts)}}));
  }

  // "`a` and `b`; `a` and `c`"
  static List in_words(const engine::SetsMoved::Sets& sets) {
    List list{Join::semicolons, {}};
    for (const auto& set : sets) list.parts.emplace_back(List{Join::all, codes(set)});
    return list;
  }

  void write(const engine::SetsMoved& sets, const char* key) {
    const auto write_side = [&](const char* side, const auto& some) {
      if (!some || some->empty()) return;
      item(after_.say(key, {{"side", side},
                            {"count", some->size()},
                            {"sets", some->size() > most_sets_ ? List{} : in_words(*some)}}));
    };
    write_side("gained", sets.gained);
    write_side("lost", sets.lost);
  }

  void write_open(const Effect& effect) {
    const auto write_count = [&](const char* key, const auto& count) {
      if (!count.differs() || !count.before || !count.after) return;
      item(after_.say(key, {{"before", *count.before}, {"after", *count.after}}));
    };
    write_count("moved.packages", effect.packages);
    write_count("moved.open_tabled", effect.tabled);
    write_count("moved.open", effect.all);
  }

  void write_ways(const Effect& effect) {
    List groups{Join::semicolons, {}};
    for (std::size_t g = 0; g < kGroups.size(); ++g) {
      const auto& ways = effect.ways.at(g);
      if (!ways.differs()) continue;
      groups.parts.emplace_back(
          Message("moved.ways_of_group", {{"group", kGroups.at(g)},
                                          {"before", ways.before.count},
                                          {"all_before", yes_or_no(ways.before.complete)},
                                          {"after", ways.after.count},
                                          {"all_after", yes_or_no(ways.after.complete)}}));
    }
    if (groups.parts.empty()) return;
    item(after_.say("moved.ways", {{"groups", std::move(groups)}}));
  }

  const Words& before_;
  const Words& after_;
  std::size_t most_sets_ = kAll;
  std::size_t left_ = 0;
  std::size_t left_out_ = 0;
};

Message day_of(const SideShown& side, bool is_named) {
  return {"difference.side",
          {{"named", yes_or_no(is_named)},
           {"file", Code{side.file}},
           {"dated", yes_or_no(side.date.has_value())},
           {"date", side.date.value_or("")},
           {"has_round", yes_or_no(side.round.has_value())},
           {"round", Code{side.round.value_or("")}}}};
}

SideShown side_of(std::string file, const engine::Analysis& answer) {
  SideShown side{std::move(file), answer.negotiation.title(), {}, {}};
  if (!answer.as_of.date.empty()) side.date = answer.as_of.date;
  if (answer.as_of.round) {
    side.round = answer.negotiation.rounds()[answer.as_of.round->index()].id;
  }
  return side;
}

}  // namespace

DifferenceShown difference_shown(std::string before_file, const engine::Analysis& before,
                                 std::string after_file, const engine::Analysis& after) {
  DifferenceShown shown{side_of(std::move(before_file), before),
                        side_of(std::move(after_file), after),
                        engine::changes_between(before.negotiation, after.negotiation),
                        {}};
  shown.effect = engine::effect_of(before, after, shown.changes.renamed);
  return shown;
}

void write_moved(const engine::Analysis& analysis, const Words& words, Document& document) {
  if (!analysis.moved) return;
  const engine::Moved& moved = *analysis.moved;
  const Code round{analysis.negotiation.rounds()[moved.since.index()].id};
  document.push_back({Block::Kind::heading, words.say("moved.title", {{"round", round}})});
  if (moved.changes.empty()) {
    document.push_back({Block::Kind::paragraph, words.say("moved.nothing", {{"round", round}})});
    return;
  }
  DifferenceSection section(words, words, document);
  section.write(moved.changes, kMostChanges);
  if (!moved.effect.is_nothing()) {
    document.push_back({Block::Kind::paragraph, words.say("moved.effect")});
  }
  section.write(moved.effect, kMostSets);
}

Document to_document(const DifferenceShown& difference, const Words& before, const Words& after) {
  Document document;
  document.push_back({Block::Kind::title, difference.after.title});
  const bool are_two = difference.before.file != difference.after.file;
  document.push_back(
      {Block::Kind::paragraph,
       after.say("difference.sides", {{"two", yes_or_no(are_two)},
                                      {"file", Code{difference.after.file}},
                                      {"before", day_of(difference.before, are_two)},
                                      {"after", day_of(difference.after, are_two)}})});
  document.push_back({Block::Kind::heading, after.say("difference.on_file")});
  if (difference.changes.empty()) {
    document.push_back({Block::Kind::paragraph, after.say("difference.nothing")});
  }
  DifferenceSection section(before, after, document);
  section.write(difference.changes, kAll);
  document.push_back({Block::Kind::heading, after.say("difference.effect")});
  section.write(difference.effect, kAll);
  return document;
}

}  // namespace zopa::report

#include "transforms.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "finished.hpp"
#include <nlohmann/json.hpp>

#include "zopa/preference/grounds.hpp"

namespace zopa::testing {
namespace {

using NewName = std::function<std::string(const std::string&)>;

void replace(std::string& text, const NewName& new_name) {
  if (!text.empty()) text = new_name(text);
}

void rename_parties(Contents& negotiation, const NewName& new_name) {
  for (Party& party : negotiation.parties) {
    replace(party.id, new_name);
    replace(party.name, new_name);
    for (Representative& representative : party.representatives) {
      replace(representative.id, new_name);
      replace(representative.name, new_name);
    }
  }
}

void rename_issues(Contents& negotiation, const NewName& new_name) {
  for (Issue& issue : negotiation.issues) {
    replace(issue.id, new_name);
    replace(issue.name, new_name);
    for (Option& option : issue.options) {
      // Words of the format: an issue of just these two may stand alone in a formula.
      if (option.id != "yes" && option.id != "no") replace(option.id, new_name);
      replace(option.name, new_name);
      if (option.excluded) replace(*option.excluded, new_name);
    }
  }
}

void rename_statements(Contents& negotiation, const NewName& new_name) {
  for (Source& source : negotiation.sources) {
    for (std::string* text : {&source.id, &source.file, &source.title, &source.author,
                              &source.publisher, &source.url}) {
      replace(*text, new_name);
    }
  }
  for (Statement& statement : negotiation.statements) {
    for (std::string* text : {&statement.id, &statement.quote, &statement.text}) {
      replace(*text, new_name);
    }
  }
}

void rename_rest(Contents& negotiation, const NewName& new_name) {
  replace(negotiation.title, new_name);
  for (Rule& rule : negotiation.rules) {
    replace(rule.id, new_name);
    replace(rule.reason, new_name);
  }
  for (Proposal& proposal : negotiation.proposals) replace(proposal.id, new_name);
  for (Position& position : negotiation.positions) replace(position.id, new_name);
  for (Frame& frame : negotiation.frames) replace(frame.text, new_name);
  for (Round& round : negotiation.rounds) {
    for (std::string* text : {&round.id, &round.kind, &round.outcome}) replace(*text, new_name);
  }
  for (Event& event : negotiation.events) {
    replace(event.id, new_name);
    replace(event.name, new_name);
  }
  for (Bloc& bloc : negotiation.blocs) {
    replace(bloc.id, new_name);
    replace(bloc.before, new_name);
  }
  for (Assumption& assumption : negotiation.assumptions) {
    replace(assumption.red_line, new_name);
    replace(assumption.reason, new_name);
  }
}

void replace_in(Agreement& rule, const std::vector<PartyId>& stand_in) {
  rule.party = stand_in[rule.party.index()];
  for (Agreement& part : rule.parts) replace_in(part, stand_in);
}

void replace_in(std::vector<PartyId>& parties, const std::vector<PartyId>& stand_in) {
  for (PartyId& party : parties) party = stand_in[party.index()];
}

// What is said of party i is said of party `stand_in[i]` instead.
Contents with_parties(Contents negotiation, const std::vector<PartyId>& stand_in) {
  const auto replace_one = [&](std::optional<PartyId>& party) {
    if (party) party = stand_in[party->index()];
  };
  for (Party& party : negotiation.parties) replace_one(party.of);
  if (negotiation.agreement) replace_in(*negotiation.agreement, stand_in);
  for (Issue& issue : negotiation.issues) {
    replace_one(issue.by);
    for (Option& option : issue.options) {
      if (option.deferral) replace_one(option.deferral->to);
      for (ReadAs& one : option.read_as) one.party = stand_in[one.party.index()];
      if (option.eases && option.eases->paid_by) replace_one(option.eases->paid_by);
    }
  }
  for (Step& step : negotiation.steps) {
    replace_one(step.by);
    replace_one(step.verified_by);
  }
  for (Statement& statement : negotiation.statements) {
    if (statement.by) statement.by->party = stand_in[statement.by->party.index()];
    replace_in(statement.about, stand_in);
  }
  for (Proposal& proposal : negotiation.proposals) {
    proposal.by.party = stand_in[proposal.by.party.index()];
  }
  for (Position& position : negotiation.positions) {
    position.party = stand_in[position.party.index()];
  }
  for (Frame& frame : negotiation.frames) frame.party = stand_in[frame.party.index()];
  for (Round& round : negotiation.rounds) replace_in(round.with, stand_in);
  for (Event& event : negotiation.events) {
    for (Event::Change& change : event.changes) change.party = stand_in[change.party.index()];
  }
  for (Bloc& bloc : negotiation.blocs) replace_in(bloc.with, stand_in);
  for (Assumption& assumption : negotiation.assumptions) replace_one(assumption.party);
  return negotiation;
}

using Json = nlohmann::json;

std::string sorted_words(const std::string& text) {
  std::string plain = text;
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ',' || c == '.' || c == ';'; }, ' ');
  std::istringstream stream(plain);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  std::string joined;
  for (const std::string& word : words) joined += word + " ";
  return joined;
}

void drop(Json& json, const std::string& path) {
  if (json.is_array()) {
    for (Json& part : json) drop(part, path);
  }
  if (!json.is_object()) return;
  const std::size_t dot = path.find('.');
  const std::string key = path.substr(0, dot);
  if (dot == std::string::npos) {
    json.erase(key);
    return;
  }
  for (const auto& [name, part] : json.items()) {
    if (key == "*" || key == name) drop(part, path.substr(dot + 1));
  }
}

Json sorted(const Json& json) {
  if (json.is_string()) return sorted_words(json.get<std::string>());
  if (!json.is_structured()) return json;
  Json result = json;
  for (Json& part : result) part = sorted(part);
  if (result.is_array()) {
    std::sort(result.begin(), result.end(),
              [](const Json& a, const Json& b) { return a.dump() < b.dump(); });
  }
  return result;
}

}  // namespace

Negotiation renamed(Contents negotiation, const NewName& new_name) {
  rename_parties(negotiation, new_name);
  rename_issues(negotiation, new_name);
  rename_statements(negotiation, new_name);
  rename_rest(negotiation, new_name);
  for (Issue& issue : negotiation.issues) {
    for (Option& option : issue.options) {
      if (!option.eases) continue;
      for (std::string& line : option.eases->lines) line = new_name(line);
    }
  }
  return finished(std::move(negotiation));
}

Negotiation with_tokens(const Negotiation& negotiation, bool backwards) {
  std::map<std::string, std::string> tokens;
  return renamed(negotiation, [&](const std::string& old) {
    const std::size_t number = backwards ? 99999 - tokens.size() : tokens.size();
    const std::string digits = std::to_string(number);
    return tokens.try_emplace(old, "t" + std::string(5 - digits.size(), '0') + digits)
        .first->second;
  });
}

std::string tokens_turned(std::string text) {
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t at = 0; at + 5 < text.size(); ++at) {
    if (text[at] != 't') continue;
    bool is_token = true;
    for (std::size_t i = 1; i <= 5; ++i) is_token = is_token && is_digit(at + i);
    for (std::size_t i = 1; i <= 5 && is_token; ++i) {
      text[at + i] = static_cast<char>('0' + '9' - text[at + i]);
    }
  }
  return text;
}

Negotiation in_order(const Negotiation& negotiation, const std::vector<PartyId>& order) {
  std::vector<PartyId> place(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) place[order[k].index()] = PartyId{k};
  Contents result = with_parties(negotiation, place);
  const std::vector<Party> parties = result.parties;
  for (std::size_t k = 0; k < order.size(); ++k) result.parties[k] = parties[order[k].index()];
  return finished(std::move(result));
}

Negotiation mirrored(const Negotiation& negotiation, PartyId a, PartyId b) {
  std::vector<PartyId> order(negotiation.parties().size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = PartyId{k};
  std::swap(order[a.index()], order[b.index()]);
  Contents result = in_order(negotiation, order);
  std::swap(result.parties[a.index()].id, result.parties[b.index()].id);
  std::swap(result.parties[a.index()].name, result.parties[b.index()].name);
  return finished(std::move(result));
}

Negotiation with_only(const Negotiation& negotiation, const std::vector<PositionId>& claims) {
  const std::vector<PositionId> all = preference_claims(negotiation);
  const auto is_among = [](const std::vector<PositionId>& some, PositionId id) {
    return std::find(some.begin(), some.end(), id) != some.end();
  };
  return negotiation.with_positions(
      [&](PositionId id) { return !is_among(all, id) || is_among(claims, id); });
}

std::string without_order(const std::string& json, const std::vector<std::string>& dropped) {
  const auto keep = [&](int /*depth*/, Json::parse_event_t event, const Json& parsed) {
    return event != Json::parse_event_t::key ||
           std::find(dropped.begin(), dropped.end(), parsed.get<std::string>()) == dropped.end();
  };
  Json read = Json::parse(json, keep);
  for (const std::string& path : dropped) {
    if (path.find('.') != std::string::npos) drop(read, path);
  }
  return sorted(read).dump(1);
}

}  // namespace zopa::testing

#include "zopa/answer/json.hpp"

namespace zopa::answer {

void JsonVisitor::acting(const std::vector<PartyId>& parties) {
  scope_.rows.clear();
  for (const PartyId party : parties) scope_.rows.push_back(id(party));
}

void JsonVisitor::acting(const std::vector<std::vector<PartyId>>& groups) {
  scope_.rows.clear();
  for (const std::vector<PartyId>& group : groups) {
    std::string& joined = scope_.rows.emplace_back();
    for (const PartyId party : group) joined += (joined.empty() ? "" : "+") + id(party);
  }
}

const std::string& JsonVisitor::id(PartyId party) const {
  return scope_.negotiation->party(party).id;
}
const std::string& JsonVisitor::id(IssueId issue) const {
  return scope_.negotiation->issue(issue).id;
}

void JsonVisitor::put(PartyId party) { text_.text(id(party)); }
void JsonVisitor::put(IssueId issue) { text_.text(id(issue)); }
void JsonVisitor::put(SourceId source) {
  text_.text(scope_.negotiation->sources()[source.index()].id);
}
void JsonVisitor::put(StatementId statement) {
  text_.text(scope_.negotiation->statement(statement).id);
}
void JsonVisitor::put(RuleId rule) { text_.text(scope_.negotiation->rules()[rule.index()].id); }
void JsonVisitor::put(PositionId position) {
  text_.text(scope_.negotiation->position(position).id);
}
void JsonVisitor::put(StepId step) { text_.text(scope_.negotiation->steps()[step.index()].id); }

void JsonVisitor::put(RoundId round) { text_.text(scope_.negotiation->rounds()[round.index()].id); }
void JsonVisitor::put(BlocId bloc) { text_.text(scope_.negotiation->blocs()[bloc.index()].id); }

void JsonVisitor::put(const Count& count) {
  if (const auto small = count.small()) {
    text_.natural(*small);
  } else {
    text_.text(count.digits);
  }
}

void JsonVisitor::put(const Range& range) {
  put(Span{range.low.approximate(), range.high.approximate()});
}

void JsonVisitor::put(Span span) {
  if (span.low == span.high) {
    text_.number(span.low);
    return;
  }
  text_.begin_list();
  text_.number(span.low);
  text_.number(span.high);
  text_.end();
}

void JsonVisitor::put(OptionOf option) {
  text_.text(scope_.negotiation->option(option.issue, option.option).id);
}

void JsonVisitor::put(const OptionsOf& options) {
  text_.begin_list();
  for (const OptionId option : options.options) put(OptionOf{options.issue, option});
  text_.end();
}

void JsonVisitor::put_choice(const std::vector<IssueId>& issues,
                             const std::vector<OptionId>& options) {
  text_.begin_object();
  for (std::size_t i = 0; i < options.size(); ++i) {
    text_.key(id(issues.at(i)));
    put(OptionOf{issues[i], options[i]});
  }
  text_.end();
}

void JsonVisitor::put(const std::vector<OptionId>& package) { put_choice(*scope_.issues, package); }
void JsonVisitor::put(const Choice& choice) { put_choice(choice.issues, choice.options); }

void JsonVisitor::put(IssueAt issue) { put(scope_.issues->at(issue.axis)); }

void JsonVisitor::put(OptionAt option) {
  const IssueId issue = scope_.issues->at(option.axis);
  std::size_t left = option.value;
  for (const Option& one : scope_.negotiation->issue(issue).options) {
    if (!one.is_possible()) continue;
    if (left-- == 0) return text_.text(one.id);
  }
}

}  // namespace zopa::answer

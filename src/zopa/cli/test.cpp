// `zopa test`: how a proposal stands with what is on file.
#include <algorithm>

#include "zopa/base/nearest.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/deadlock/proposals.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/proposals_section.hpp"

namespace zopa::cli {
namespace {

struct TestArgs {
  ViewedInput input;
  Output output;
  bool fail_if_none = false;

  TestArgs() {
    input.help_of_files =
        "The negotiation to read, then the ids of proposals in it (of none: all), or one of your "
        "own as ISSUE=OPTION ISSUE=OPTION";
  }

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    fields.flag("fail-if-none", fail_if_none, "Exit with 1 if each of them is excluded");
  }
};

Error no_such(const char* kind, const std::string& name, const std::vector<std::string>& known) {
  return fault("unknown-name",
               Message("fault.no_name", {{"kind", kind},
                                         {"name", Code{name}},
                                         {"hint", known.empty() ? Message("fault.declares_none")
                                                                : hint(name, known)}}));
}

template <class Items>
std::vector<std::string> ids_in(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

// The position of the id among the items.
template <class Items>
Result<std::size_t> find_id(const char* kind, const std::string& id, const Items& items) {
  const std::vector<std::string> ids = ids_in(items);
  const auto at = std::find(ids.begin(), ids.end(), id);
  if (at == ids.end()) return tl::unexpected(no_such(kind, id, ids));
  return static_cast<std::size_t>(at - ids.begin());
}

// ISSUE=OPTION, of a joint issue.
Result<Proposal::Choice> choice_of(const std::string& word, const Negotiation& negotiation) {
  const std::size_t sign = word.find('=');
  const auto issue = find_id("issue", word.substr(0, sign), negotiation.issues());
  if (!issue) return tl::unexpected(issue.error());
  const Issue& found = negotiation.issues()[*issue];
  if (found.by) {
    return tl::unexpected(fault(
        "not-joint",
        Message("fault.own_move_proposed",
                {{"issue", Code{found.id}}, {"party", Code{negotiation.party(*found.by).id}}})));
  }
  const auto option = find_id("option", word.substr(sign + 1), found.options);
  if (!option) return tl::unexpected(option.error());
  return Proposal::Choice{IssueId{*issue}, OptionId{*option}};
}

// Those that the words name: proposals of the file, and one of the choices together.
Result<std::vector<Proposal>> proposals_named(const std::vector<std::string>& words,
                                              const Negotiation& negotiation) {
  if (words.empty()) return negotiation.proposals();
  std::vector<Proposal> named;
  Proposal own;
  for (const std::string& word : words) {
    if (word.find('=') == std::string::npos) {
      const auto at = find_id("proposal", word, negotiation.proposals());
      if (!at) return tl::unexpected(at.error());
      named.push_back(negotiation.proposals()[*at]);
      continue;
    }
    const auto choice = choice_of(word, negotiation);
    if (!choice) return tl::unexpected(choice.error());
    const auto same = [&](const Proposal::Choice& one) { return one.issue == choice->issue; };
    if (std::any_of(own.package.begin(), own.package.end(), same)) {
      return tl::unexpected(fault(
          "duplicate-key",
          Message("fault.two_proposed", {{"issue", Code{negotiation.issue(choice->issue).id}}})));
    }
    own.package.push_back(*choice);
  }
  if (!own.package.empty()) named.push_back(std::move(own));
  return named;
}

Exit run(TestArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const std::vector<std::string> words(args.input.files.begin() + 1, args.input.files.end());
  args.input.files.resize(1);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  const auto proposals = proposals_named(words, *view);
  if (!proposals) return console.fail(proposals.error());
  if (proposals->empty()) {
    return console.fail(fault("unknown-name", Message("fault.no_proposal")));
  }
  Run limited;
  limited.limits = &limits;
  std::vector<deadlock::TestedProposal> tested;
  for (const Proposal& proposal : *proposals) {
    tested.push_back(deadlock::test_proposal(*view, proposal, limited));
  }
  args.output.print(
      console, [&] { return report::to_json(*view, tested); },
      [&] { return report::to_document({*view, console.catalogue()}, tested); });
  const bool is_none =
      std::all_of(tested.begin(), tested.end(), [](const auto& one) { return one.is_excluded; });
  return is_none && args.fail_if_none ? Exit::answer_is_no : Exit::done;
}

}  // namespace

Command test_command() {
  return command<TestArgs>("test", "Say whom a proposal breaks, and what would let it stand",
                           "zopa test talks.yaml quay=short fund=large", run);
}

}  // namespace zopa::cli

#include "zopa/report/answer.hpp"

#include <algorithm>

#include "zopa/model/notation.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/impasse_section.hpp"
#include "zopa/report/range_section.hpp"
#include "zopa/report/reciprocal_section.hpp"
#include "zopa/report/robust_section.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/report/ways_section.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using deadlock::Conflict;
using deadlock::Deadlock;
using deadlock::Verdict;
using engine::Analysis;

class Answer : private DocumentWriter {
 public:
  Answer(const Analysis& analysis, Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        negotiation_(analysis.negotiation),
        words_(analysis.negotiation),
        cards_(analysis.negotiation, lines_of(analysis), document) {}

  static const std::vector<deadlock::LineSummary>& lines_of(const Analysis& analysis) {
    static const std::vector<deadlock::LineSummary> kNone;
    return analysis.deadlock ? analysis.deadlock->lines : kNone;
  }

  void write(Part part) {
    document_.push_back({Block::Kind::title, negotiation_.title()});
    write_scope();
    if (analysis_.deadlock) {
      write_deadlock(*analysis_.deadlock);
    } else {
      heading("Verdict");
      paragraph("None: " + analysis_.why_not_computed("deadlock") + ".");
    }
    if (part == Part::everything) {
      if (analysis_.settlements) {
        write_settlements(*analysis_.settlements, words_, Length::brief, document_);
      }
      if (analysis_.robustness) {
        write_robustness(*analysis_.robustness, negotiation_, Length::brief, document_);
      }
      if (analysis_.stability) {
        write_stability(negotiation_, *analysis_.stability, document_);
      }
      if (analysis_.impasse) write_impasse(negotiation_, *analysis_.impasse, 6, document_);
      if (analysis_.deadlock) {
        write_reciprocal(negotiation_, analysis_.reciprocal, document_);
      }
      write_contradiction();
      write_evidence();
      write_beyond_statements();
      write_frames();
      write_sources();
    }
    write_limits(part);
  }

 private:
  void write_scope() {
    std::string text;
    if (negotiation_.as_of() == "unknown") {
      text += "Date unknown. ";
    } else if (!negotiation_.as_of().empty()) {
      text += "As of " + negotiation_.as_of() + ". ";
    }
    if (analysis_.as_of) {
      const Round& round = negotiation_.rounds()[analysis_.as_of->index()];
      text += "Positions in force after the round `" + round.id + "`";
      if (!round.date.empty() && round.date != "unknown") text += " of " + round.date;
      text += ". ";
    }
    if (analysis_.tabled_only) text += "Hypothetical options are left out. ";
    if (!analysis_.without.empty()) {
      text += "Left out on request: " + listed(code(analysis_.without)) + ". ";
    }
    text += "Names and descriptions are those of the file; zopa takes no side.";
    paragraph(text);
  }

  void write_deadlock(const Deadlock& deadlock) {
    write_verdict(deadlock);
    write_zone(deadlock);
    write_conflicts(deadlock);
    write_ways(deadlock, words_, document_);
    write_untabled(deadlock, words_, document_);
    write_demands(deadlock);
    write_other_lines(deadlock);
    write_uncontested(deadlock);
    write_blocs(deadlock);
    if (analysis_.bargaining_range) {
      write_bargaining_range(*analysis_.bargaining_range, words_, document_);
    }
  }

  [[nodiscard]] std::string agreement_in_words(const Deadlock& deadlock) const {
    if (negotiation_.agreement()) {
      return "those that the agreement rule asks for (" +
             to_notation(*negotiation_.agreement(), negotiation_) + ")";
    }
    std::vector<PartyId> parties;
    for (const auto& count : deadlock.packages.not_excluded) parties.push_back(count.party);
    return words_.parties(parties);
  }

  void write_verdict(const Deadlock& deadlock) {
    heading("Verdict");
    if (!deadlock.verdict) {
      paragraph(
          "Not reached: the search was stopped before it was known whether any package is "
          "left.");
    } else if (*deadlock.verdict == Verdict::deadlock) {
      write_deadlock_verdict(deadlock);
    } else {
      write_possible_verdict(deadlock);
    }
    write_summary(deadlock);
    write_counts(deadlock);
    if (!deadlock.absent.empty()) {
      item((negotiation_.agreement() ? "Not at the table, though consent can count: "
                                     : "Needed, but not at the table: ") +
           words_.parties(deadlock.absent) + ".");
    }
    if (!deadlock.no_line_known.empty()) {
      item("No red line is known of " + words_.parties(deadlock.no_line_known) +
           ". That is not agreement.");
    }
    paragraph(
        "Basis says who a claim comes from, not how true it is: a public red line may be a "
        "bargaining stance.");
  }

  void write_deadlock_verdict(const Deadlock& deadlock) {
    if (deadlock.packages.tabled.is_zero()) {
      paragraph("Deadlock. No package is on the table: some issue has no tabled option.");
      return;
    }
    if (deadlock.conflicts.empty()) {
      paragraph("Deadlock. No tabled package satisfies the rules of the file" +
                cards_.rules_in_words(deadlock.rules_conflict, ": ") + ".");
      return;
    }
    paragraph("Deadlock. On the red lines " + std::string(in_words(deadlock.basis)) +
              ", none of the " + counted(deadlock.packages.feasible.tabled, "tabled package") +
              " is left to " + agreement_in_words(deadlock) +
              ": each is worse than no agreement for " +
              (negotiation_.agreement() ? "parties without whom too few would consent."
                                        : "someone whose consent is needed."));
    const Conflict& support = deadlock.conflicts[*deadlock.support];
    item("Basis: " + std::string(zopa::to_text(deadlock.basis)) + ". This follows from " +
         listed(code(support.lines)) + " alone, and from no part of them" +
         with_rules(support.rules) + ".");
  }

  [[nodiscard]] std::string with_rules(const std::vector<RuleId>& rules) const {
    if (rules.empty()) return "";
    std::vector<std::string> ids;
    for (const RuleId rule : rules) ids.push_back(negotiation_.rules()[rule.index()].id);
    return (rules.size() == 1 ? ", with the rule " : ", with the rules ") + listed(code(ids));
  }

  void write_possible_verdict(const Deadlock& deadlock) {
    const std::string left = "nothing on file excludes " +
                             counted(deadlock.packages.zone.tabled, "tabled package") + " for " +
                             agreement_in_words(deadlock);
    if (*deadlock.verdict == Verdict::demands_only) {
      paragraph(
          "Demands collide, red lines do not: " + left +
          ", if nothing else is claimed. Nothing says that anyone needed would rather have no "
          "agreement than that, and none of it meets all demands.");
    } else {
      paragraph("An agreement is possible as far as the file goes: " + left +
                ", if nothing else is claimed.");
    }
  }

  // What the sections below hold, for a reader who stops here.
  void write_summary(const Deadlock& deadlock) {
    if (deadlock.verdict != Verdict::deadlock || deadlock.conflicts.empty()) return;
    std::vector<IssueId> issues;
    for (const Conflict& conflict : deadlock.conflicts) {
      issues.insert(issues.end(), conflict.issues.begin(), conflict.issues.end());
    }
    std::sort(issues.begin(), issues.end());
    issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
    const std::string more = deadlock.conflicts_complete ? "" : " or more";
    item("Why: " + counted(deadlock.conflicts.size(), "conflict") + more + ", on " +
         words_.issues(issues) + ".");
    const auto& ways = deadlock.ways_out;
    if (ways.count > 0) {
      item("What would have to give: " + std::string(ways.complete ? "" : "at least ") +
           counted(ways.count, "way") + " out. In the first class " +
           burden(ways.classes.front().key) + ".");
    }
    if (!deadlock.untabled.packages.empty()) {
      item("What nobody has been asked: " + counted(deadlock.untabled.count, "package") +
           " with untabled options, which nothing on file excludes.");
    }
  }

  void write_counts(const Deadlock& deadlock) {
    const auto& packages = deadlock.packages;
    const bool has_rules = !negotiation_.rules().empty();
    const auto within = [&](const deadlock::PackageCount& feasible) {
      return has_rules ? ", " + counted(feasible, "") + "of them within the rules" : std::string();
    };
    std::string text =
        "Packages: " + counted(packages.tabled, "") + "tabled" + within(packages.feasible.tabled);
    if (packages.total != packages.tabled) {
      text += "; " + counted(packages.total, "") + "with hypothetical options" +
              within(packages.feasible.all);
    }
    item(text + ".");
    for (const auto& [party, count] : packages.not_excluded) {
      item("Not excluded by " + words_.party(party) + ": " + tabled_and_all(count) + ".");
    }
    item("Not excluded by those needed: " + tabled_and_all(packages.zone) + ".");
    for (const auto& [party, count] : packages.accepted) {
      item("Accepted, as claimed, by " + words_.party(party) + ": " + tabled_and_all(count) + ".");
    }
    if (!packages.accepted.empty()) {
      item("Accepted, as claimed, by all that are needed: " + tabled_and_all(packages.agreed) +
           ".");
    }
  }

  static std::string tabled_and_all(const deadlock::Counted& count) {
    return counted(count.tabled, "") + "tabled, " + counted(count.all, "") + "in all";
  }

  // The tabled packages that nothing excludes.
  void write_zone(const Deadlock& deadlock) {
    if (deadlock.zone.empty()) return;
    heading("Packages that nothing on file excludes");
    for (const auto& open : deadlock.zone) {
      item(words_.package(deadlock.issues, open.package) + "." +
           (open.accepted_by.empty()
                ? ""
                : " Accepted, as claimed, by " + words_.parties(open.accepted_by) + "."));
    }
    const auto& count = deadlock.packages.zone.tabled.count;
    if (!count || *count != Count{deadlock.zone.size()}) {
      paragraph("The first " + std::to_string(deadlock.zone.size()) + " of " +
                counted(deadlock.packages.zone.tabled, "package") + ", in the order of the file.");
    }
  }

  void write_conflicts(const Deadlock& deadlock) {
    if (deadlock.conflicts.empty()) return;
    heading("Why: " + counted(deadlock.conflicts.size(), "conflict") +
            (deadlock.conflicts_complete ? "" : " found"));
    paragraph(
        "Red lines that no tabled package leaves whole together, though any smaller part of "
        "them could be. " +
        std::string(deadlock.conflicts_complete ? "These are all." : "There may be more."));
    cards_.write(deadlock.conflicts);
  }

  void write_demands(const Deadlock& deadlock) {
    if (deadlock.demand_conflicts.empty()) return;
    heading("Demands that collide");
    paragraph(
        "What the parties ask for. A demand excludes nothing by itself: that demands collide "
        "is not yet a deadlock.");
    cards_.write(deadlock.demand_conflicts);
  }

  // Red lines and reservations that no card above has shown; also those that take no part.
  void write_other_lines(const Deadlock& deadlock) {
    std::vector<std::string> ids;
    for (const auto& line : deadlock.lines) ids.push_back(line.id);
    for (const std::string& id : deadlock.lines_not_counted) {
      const bool is_red_line =
          std::any_of(negotiation_.positions().begin(), negotiation_.positions().end(),
                      [&](const Position& one) {
                        return one.id == id && std::holds_alternative<RedLine>(one.claim);
                      });
      if (is_red_line) ids.push_back(id);
    }
    std::erase_if(ids, [&](const std::string& id) { return cards_.has_shown(id); });
    if (ids.empty()) return;
    heading(deadlock.conflicts.empty() ? "Red lines" : "Other red lines");
    for (const std::string& id : ids) cards_.write_line(id, true, 0);
  }

  void write_uncontested(const Deadlock& deadlock) {
    heading("What is not contested in what is on file");
    if (!deadlock.uncontested) {
      item("Not known: not all conflicts are, or no tabled package satisfies the rules.");
    } else if (deadlock.uncontested->empty()) {
      item("No issue: each is part of a conflict or a collision of demands above.");
    } else {
      item("No red line and no demand on file collides on: " +
           words_.issues(*deadlock.uncontested) + ".");
    }
    if (deadlock.verdict != Verdict::deadlock) return;
    if (deadlock.islands.empty()) {
      item(
          "Islands of agreement: none. No issue could be settled alone, with a tabled option and "
          "nothing on file against it.");
    }
    for (const auto& island : deadlock.islands) {
      item(
          "Island of agreement, which could be settled with nothing on file against it, the rest "
          "left open: " +
          words_.issues(island) + ".");
    }
    if (!deadlock.islands_complete) item("There may be more islands.");
  }

  void write_blocs(const Deadlock& deadlock) {
    if (deadlock.blocs.empty()) return;
    heading("Joint lines");
    for (const auto& effect : deadlock.blocs) write_bloc(effect);
  }

  void write_bloc(const deadlock::BlocEffect& effect) {
    const Bloc& bloc = negotiation_.blocs()[effect.bloc.index()];
    item("`" + bloc.id + "`: " + words_.parties(bloc.with) + " settle a joint line" +
         (bloc.before.empty() ? "" : " before rounds of the kind “" + bloc.before + "”") +
         ". Basis: " + zopa::to_text(effect.basis) +
         ". What one of them excludes, the joint line excludes.");
    cards_.write_statements(bloc.because, 1);
    item("Packages that nothing excludes with the joint line: " + counted(effect.zone.tabled, "") +
             "tabled, " + counted(effect.zone.all, "") +
             "in all. Further conflicts: " + counted(effect.conflicts.size(), "") + "found.",
         1);
    for (const auto& unknown : effect.unknown) {
      item("No position of " + words_.party(unknown.party) + " is on file on " +
               words_.issues(unknown.issues) +
               ": the conflicts stay, and what is not excluded is open, subject to " +
               words_.party(unknown.party) + ".",
           1);
    }
    cards_.write(effect.conflicts);
  }

  void write_contradiction() {
    if (analysis_.contradiction.empty()) return;
    std::vector<std::string> ids;
    for (const PositionId id : analysis_.contradiction) {
      ids.push_back(negotiation_.position(id).id);
    }
    heading("Preferences that do not fit together");
    paragraph(
        "No preference that is a sum over issues meets all of " + listed(code(ids)) +
        ", though some meets any smaller part of them. That is no contradiction of the claims: "
        "it may be the sum that does not fit.");
  }

  void write_evidence() {
    heading("Who says so");
    Block table{Block::Kind::table, {}};
    table.rows.push_back(
        {"Claims about", "stated", "relayed", "attributed", "inferred", "assumed"});
    std::vector<PartyId> silent;
    for (const auto& party : analysis_.evidence) {
      std::vector<std::string> row = {words_.party(party.party)};
      for (const std::size_t count : party.claims) row.push_back(std::to_string(count));
      table.rows.push_back(std::move(row));
      if (party.is_silent(negotiation_)) silent.push_back(party.party);
    }
    document_.push_back(std::move(table));
    item(
        "stated: by the party itself, verbatim. relayed: by its own side in another's "
        "paraphrase, or in the source's own voice. attributed: said of it by another party. "
        "inferred: the claim goes beyond its statements. assumed: no statement.");
    if (!silent.empty()) item("Nobody speaks in this file for " + words_.parties(silent) + ".");
  }

  // Claims that go beyond what was said, but for those already shown with their basis.
  void write_beyond_statements() {
    heading("What else is inferred or assumed");
    bool any = false;
    for (const Basis basis : {Basis::inferred, Basis::assumed}) {
      for (const Position& position : negotiation_.positions()) {
        if (basis_of(negotiation_, position) != basis || cards_.has_shown(position.id)) continue;
        item(std::string(zopa::to_text(basis)) + ": " + words_.party(position.party) + " " +
             words_.claim(position) + " (`" + position.id + "`)");
        any = true;
      }
    }
    if (!any) item("Nothing beyond the claims above.");
  }

  // Parties of whom the same is reported stand together.
  void write_frames() {
    const auto& frames = negotiation_.frames();
    if (frames.empty()) return;
    heading("How they see the dispute itself");
    paragraph("Reported; not an option, never relaxed, not part of the analysis.");
    const auto is_alike = [](const Frame& a, const Frame& b) {
      return a.text == b.text && a.because == b.because;
    };
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto is_earlier =
          std::any_of(frames.begin(), frames.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const Frame& other) { return is_alike(other, frames[i]); });
      if (is_earlier) continue;
      std::vector<PartyId> parties;
      for (const Frame& other : frames) {
        if (is_alike(other, frames[i])) parties.push_back(other.party);
      }
      item(words_.parties(parties) + ":" + (frames[i].text.empty() ? "" : " " + frames[i].text));
      cards_.write_statements(frames[i].because, 1);
    }
  }

  void write_sources() {
    if (negotiation_.sources().empty()) return;
    heading("Sources");
    for (const Source& source : negotiation_.sources()) {
      std::string text =
          "`" + source.id + "`: " + (source.title.empty() ? source.file : source.title);
      if (!source.author.empty()) text += ", " + source.author;
      if (!source.publisher.empty()) text += ", " + source.publisher;
      text += source.date.empty() || source.date == "unknown" ? ", undated" : ", " + source.date;
      if (!source.reliability.empty()) text += ", reliability " + source.reliability;
      item(text + ".");
    }
  }

  void write_limits(Part part) {
    heading("What this does not say");
    item("Not modelled: trust, spoilers, the sequence of steps, enforcement.");
    item("A count of packages or ways out is not a chance of agreement or of peace.");
    if (analysis_.deadlock) write_deadlock_limits(*analysis_.deadlock);
    write_not_computed(part);
    if (part == Part::everything && !analysis_.warnings.empty()) {
      item(counted(analysis_.warnings.size(), "remark") + " on the file: `zopa check` lists them.");
    }
    if (analysis_.is_stopped()) {
      item(
          "The search was stopped before it was done: what is shown holds, and there may be "
          "more.");
    }
  }

  void write_deadlock_limits(const Deadlock& deadlock) {
    if (!deadlock.lines_not_counted.empty()) {
      item("Taking no part, since no agreement needs the consent of the party: " +
           listed(code(deadlock.lines_not_counted)) + ".");
    }
    if (!deadlock.reservations_not_counted.empty()) {
      item(
          "Taking no part, for want of weights for every issue and values for every tabled "
          "option: " +
          listed(code(deadlock.reservations_not_counted)) + ".");
    }
  }

  void write_not_computed(Part part) {
    std::vector<std::string> reasons;
    for (const auto& missing : analysis_.not_computed) {
      if (!missing.belongs_to_deadlock() && part == Part::deadlock) continue;
      if (std::find(reasons.begin(), reasons.end(), missing.why) == reasons.end()) {
        reasons.push_back(missing.why);
      }
    }
    for (const std::string& why : reasons) {
      std::vector<std::string> parts;
      for (const auto& missing : analysis_.not_computed) {
        if (missing.why != why) continue;
        parts.push_back(missing.part);
        std::replace(parts.back().begin(), parts.back().end(), '_', ' ');
      }
      item("Not computed: " + listed(parts) + " (" + why + ").");
    }
  }

  const Analysis& analysis_;
  const Negotiation& negotiation_;
  Words words_;
  Cards cards_;
};

}  // namespace

Document to_document(const Analysis& analysis, Part part) {
  Document document;
  Answer(analysis, document).write(part);
  return document;
}

}  // namespace zopa::report

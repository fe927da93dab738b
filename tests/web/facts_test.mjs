// Every fact of the answer stands on the page, and nothing on the page says otherwise: what
// `zopa analyze --format json` says of an example is looked for in what is drawn, in both languages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { examples, folder, opened, report_of, talks_of, url_of, zopa } from "./browser.mjs";
import { facts_on } from "./facts_read.mjs";
import { words_of } from "./facts_said.mjs";

const answers = new Map();
function answer_of(name) {
  const answer = () => JSON.parse(execFileSync(zopa, ["analyze", talks_of(name), "--format", "json", "--ways", "1000"],
    { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }));
  if (!answers.has(name)) answers.set(name, answer());
  return answers.get(name);
}
const data_in = /(<script type="application\/json" id="data">)(.*)(<\/script>)/;
const data_of = (name) => JSON.parse(data_in.exec(readFileSync(report_of(name), "utf8"))[2]);
const folded = (text) => text.replace(/\s+/g, " ").trim();
const yes_no = (is) => (is ? "yes" : "no");

// What the file calls things.
function names_of({ parties, issues }) {
  const by_id = (list) => new Map(list.map((one) => [one.id, one]));
  const all = by_id(issues);
  const issue = (id) => folded(all.get(id).name);
  const option = (of, id) => folded(all.get(of).options.find((one) => one.id === id).name);
  return {
    issue, option,
    party: (id) => folded(by_id(parties).get(id).name),
    lines: (package_) => Object.entries(package_).map(([id, chosen]) => `${issue(id)}: ${option(id, chosen)}`),
  };
}

const groups_of = (ways) => (ways ? [ways.by_moves, ways.by_options, ways.by_both] : []);
const classes_of = (ways) => groups_of(ways).flatMap((group) => group.classes);
const ways_of = (ways) => classes_of(ways).flatMap((one) => one.ways);

// Of the brief: each of its sentences, save the questions, which the page asks party by party.  The
// answer has it in English.
function brief_facts({ answer, briefs, language, page }) {
  const brief = language === "en" ? answer.brief : briefs[language];
  const lines = brief.parts.filter((part) => part.id !== "questions").flatMap((part) => [part.title, ...part.lines.map((line) => line.text)]);
  const said = [brief.verdict === brief.headline ? null : brief.verdict, ...lines].filter(Boolean).map(folded);
  return [
    ["the headline", page.first.headline, folded(brief.headline)],
    ["the day", page.first.scope, [brief.as_of, brief.scope].filter(Boolean).map(folded).join(" ")],
    ["sentences of the brief that are missing", said.filter((line) => !page.all.includes(line)), []],
  ];
}

function package_facts({ answer: { packages, zone_packages }, negotiation, names, words, page }) {
  if (!packages) return [["packages", page.packages, []]];
  const figure = (tabled, all) => words.say("page.figure_tabled_and_all", { tabled: words.number(tabled), all: words.number(all) });
  const figures = [
    [words.say("page.figure_packages"), figure(packages.feasible_tabled ?? packages.tabled, packages.feasible ?? packages.total)],
    ...Object.entries(packages.not_excluded).map(([id, one]) => [words.say("page.figure_not_excluded_by", { party: names.party(id) }), figure(one.tabled, one.all)]),
    [words.say("page.figure_zone", { rule: yes_no(negotiation.agreement) }), figure(packages.zone.tabled, packages.zone.all)],
  ];
  const row_of = (package_) => page.packages.find((row) =>
    Object.entries(package_).every(([id, chosen]) => [undefined, names.option(id, chosen)].includes(row.options[names.issue(id)])));
  const takers = (row) => row && Object.keys(row.parties).filter((party) => row.parties[party] === "accepted");
  const excluders = (row) => row && Object.keys(row.parties).filter((party) => row.parties[party] === "excluded");
  const needed = Object.keys(packages.not_excluded).map(names.party);
  return [
    ["figures", page.figures, figures],
    ["how many packages it lists", page.packages.length === 0 || page.all.includes(words.say("page.packages_listed", { count: page.packages.length })), true],
    ...zone_packages.map(({ package: one, accepted_by }) => [`who takes ${names.lines(one).join("; ")}`, takers(row_of(one)), accepted_by.map(names.party)]),
    ...(negotiation.agreement ? [] : zone_packages.map(({ package: one }) => [`who excludes ${names.lines(one).join("; ")}`, excluders(row_of(one)), []])),
    ["packages that all are said to take",
      page.packages.filter((row) => needed.every((party) => takers(row).includes(party))).length, packages.agreed?.tabled ?? 0],
  ];
}

// A red line on one issue, as the file writes it: which tabled options it shuts out.
// Of several joined by "and", each does.
function shut_out({ requires = "" }, options) {
  const parts = /\b(or|implies|iff|not)\b(?![^(]*\))/.test(requires) ? [] : requires.split(/ and (?![^(]*\))/);
  return parts.map((part) => /^([\w-]+) (==|!=|in) (?:([\w-]+)|\{([^}]*)\})$/.exec(part)).filter((found) => found !== null)
    .map(([, issue, sign, one, many]) => {
      const named = one === undefined ? many.split(/,\s*/) : [one];
      return { issue, options: options(issue).filter((id) => named.includes(id) === (sign === "!=")) };
    });
}

function red_line_facts({ answer, negotiation, names, page }) {
  const tabled = (issue) => negotiation.issues.find((one) => one.id === issue).options.filter((one) => !one.hypothetical && !one.excluded).map((one) => one.id);
  const simple = (answer.red_lines ?? []).flatMap((line) => shut_out(line, tabled).flatMap(({ issue, options }) =>
    options.map((id) => [names.issue(issue), names.option(issue, id), names.party(line.party)].join(" | "))));
  const drawn = page.ruled_out.filter((row) => row.tabled).flatMap((row) => row.ruled_out_by.map((party) => [row.issue, row.option, party].join(" | ")));
  const shown = new Set(page.ruled_out.map((row) => row.issue));
  return [
    ["who rules out what, and is not drawn so", simple.filter((one) => shown.has(one.split(" | ")[0]) && !drawn.includes(one)), []],
    ["what is drawn as ruled out, and is not", drawn.filter((one) => !simple.includes(one)), []],
  ];
}

function conflict_facts({ answer, names, words, page }) {
  const as_drawn = (ids) => (one) => ({ issues: words.listed(one.issues.map(names.issue)), basis: one.basis, claims: ids(one) });
  const knots = answer.conflicts ?? [];
  const rule = yes_no(/ of \[|and \d/.test(answer.agreement ?? ""));
  const intro = (by_rule) => words.say("conflicts.intro", { rule: by_rule, complete: yes_no(answer.conflicts_complete) });
  const other = rule === "yes" ? "no" : "yes";
  return [
    ["conflicts", page.conflicts, knots.map(as_drawn((one) => one.red_lines))],
    ["collisions", page.collisions, (answer.collisions ?? []).map(as_drawn((one) => [...one.demands, ...one.red_lines]))],
    ["how many knots are drawn", knots.length === 0 || page.knots_drawn === words.say("picture.blocks", { count: knots.length, complete: yes_no(answer.conflicts_complete) }), true],
    ["whether all have to agree", knots.length === 0 || page.all.includes(intro(rule)), true],
    ["that it is not said otherwise", page.all.includes(intro(other)), false],
  ];
}

function way_facts({ answer: { ways }, names, words, page }) {
  if (!ways || ways.count === 0) return [["ways", page.ways.rows, []]];
  const ids = ["ways.by_moves", "ways.by_options", "ways.by_both"];
  const said = (group, index) => words.say(ids[index], { complete: yes_no(group.complete), count: group.count });
  const asks = (way) => {
    const by_party = {};
    const add = (party, ...wanted) => (by_party[names.party(party)] ??= []).push(wanted);
    for (const move of way.moves) add(move.party, ...(move.dropped ? [move.red_line] : [names.issue(move.issue), ...move.accepts.map((id) => names.option(move.issue, id))]));
    for (const one of way.questions.filter((question) => question.party !== null)) add(one.party, names.issue(one.issue), names.option(one.issue, one.option));
    return by_party;
  };
  const rows = ways_of(ways);
  const unlike = rows.filter((way, index) => {
    const row = page.ways.rows[index];
    const wanted = asks(way);
    const opens = way.opens.slice(0, 3).map(names.lines);
    return row === undefined || row.basis !== way.basis || JSON.stringify(row.opens) !== JSON.stringify(opens)
      || Object.entries(wanted).some(([party, list]) => list.length !== row.asks[party]?.length
        || list.some((words_in, at) => words_in.some((word) => !row.asks[party][at].includes(word))));
  });
  return [
    ["groups of ways", page.ways.groups, groups_of(ways).map((group, index) => (group.count > 0 ? said(group, index) : null)).filter(Boolean)],
    ["ways that are not drawn as they are", unlike, []],
    ["how many ways are drawn", page.ways.rows.length, rows.length],
    ["how many ways there are", page.all.includes(words.say("page.every_way", { complete: yes_no(ways.complete), count: ways.count })), true],
  ];
}

function question_facts({ answer, names, page }) {
  const missing = (answer.questions ?? []).filter((one) => {
    const asks = page.questions.find((whom) => whom.party === names.party(one.party))?.asks ?? [];
    const wanted = one.kind === "stands" ? [one.red_line] : one.kind === "weight" ? one.issues.map(names.issue)
      : [...(one.issue ? [names.issue(one.issue)] : []), ...[one.option, ...(one.options ?? [])].filter(Boolean).map((id) => names.option(one.issue, id))];
    return !asks.some((sentence) => wanted.every((word) => sentence.includes(word)));
  });
  const asked = new Set((answer.questions ?? []).map((one) => names.party(one.party)));
  return [["questions that are not asked", missing, []], ["who is asked", new Set(page.questions.map((whom) => whom.party)), asked]];
}

function claim_facts({ answer, names, words, page }) {
  const levels = ["stated", "relayed", "attributed", "reported", "inferred", "assumed"];
  const counts = Object.entries(answer.evidence).map(([party, of]) => [names.party(party), ...levels.map((level) => of[level])]);
  const drawn = page.evidence.map((row) => Object.values(row)[0]);
  const numbers = page.evidence.map((row) => levels.map((level) => Number(row[words.say("basis.word", { basis: level })] ?? 0)));
  return [["whose word the claims are", drawn.map((party, index) => [party, ...numbers[index]]), counts]];
}

function reading_facts({ answer, words, page }) {
  const still = yes_no(answer.verdict === "deadlock");
  const then = (one) => (one.verdict === "agreement_possible" ? words.say("readings.possible") : one.verdict === "demands_only" ? words.say("readings.demands_only")
    : words.say("readings.deadlock", { still, ways: one.ways, complete: yes_no(one.ways_complete), before: answer.ways.count,
        same: yes_no(one.ways_complete && one.ways === answer.ways.count), new: one.ways_new }));
  const readings = answer.readings ?? [];
  const said = readings.length === 0 ? [] : page.readings.slice(-readings.length);
  return [["readings that end otherwise", readings.filter((one, index) => !said[index]?.includes(then(one))), []]];
}

function state_facts({ answer: { stability }, names, words, page }) {
  if (!stability) return [["states", page.states, []]];
  const lasting = (state) => Object.keys(stability.equilibria).filter((concept) => stability.equilibria[concept].includes(state));
  const unlike = page.states.filter(({ number, row }) => {
    const by = lasting(Number(number));
    const chosen = Object.entries(stability.state_list[number - 1]).map(([id, option]) => names.issue(id) + names.option(id, option));
    const concepts = by.length === 0 ? "–" : `${words.say(by.includes("nash") ? "page.lasts_strong" : "page.lasts_weak")} (${by.map((one) => one.toUpperCase()).join(", ")})`;
    return !row.includes(concepts) || chosen.some((word) => !row.includes(word)) || row.includes(words.say("page.state_now")) !== (Number(number) === stability.status_quo);
  });
  return [
    ["states that are told otherwise", unlike, []],
    ["how many states", page.states.length, stability.states],
    ["how many outcomes", page.all.includes(words.say("page.states_count", { count: stability.states })), true],
  ];
}

const kinds = ["nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian"];
function efficient_facts({ answer: { settlements }, names, words, page }) {
  if (!settlements) return [];
  const fair = (point) => words.listed(kinds.filter((kind) => settlements[kind]?.points.some((one) => `${one}` === `${point}`)).map((kind) => words.say(`page.fair_${kind}`)));
  const rows = settlements.pareto.points.map((point) => [...point.map((value) => words.number(value, 3)), fair(point)]);
  const columns = [...settlements.parties.map(names.party), words.say("page.column_fair")];
  return [["efficient packages", page.efficient.map((row) => columns.map((column) => row[column])), rows]];
}

function other_facts({ answer, names, words, page }) {
  const proposals = answer.proposals ?? [];
  const excluding = (one) => Object.keys(one.verdict).filter((party) => one.verdict[party] === "excluded").map(names.party);
  const told = (one, text) => (one.excluded ? excluding(one).every((party) => text.includes(party)) : text.includes(words.say("proposal.open", { needless: yes_no(excluding(one).length > 0) })));
  return [
    ["islands", page.islands.length, (answer.islands ?? []).length],
    ["proposals that are told otherwise", proposals.filter((one, index) => page.proposals[index] === undefined || !told(one, page.proposals[index])), []],
  ];
}

// What is counted anywhere in the page's own sentences is one of the answer's counts of that kind.
const counted = {
  en: { packages: /([\d,]+) packages?\b/g, ways: /([\d,]+) ways?\b/g, conflicts: /([\d,]+) (?:conflicts?(?: of red lines)? are|knots)\b/g, outcomes: /([\d,]+) (?:outcomes|states)\b/g },
  fr: { packages: /(\d[\d ]*) ensembles?\b/g, ways: /(\d[\d ]*) (?:issues possibles|issues demandent|voies?)\b/g, conflicts: /(\d[\d ]*) nœuds\b/g, outcomes: /(\d[\d ]*) (?:états|résultats)\b/g },
};
function counts_of(answer, page) {
  const { packages, ways, stability, settlements, moved } = answer;
  const [readings, questions] = [answer.readings ?? [], answer.questions ?? []];
  const all_ways = [...(ways ? [ways] : []), ...groups_of(ways), ...classes_of(ways), ...classes_of(ways).flatMap((one) => one.patterns)].map((one) => one.count);
  const fair = settlements ? new Set(kinds.flatMap((kind) => (settlements[kind]?.packages ?? []).map((one) => JSON.stringify(one)))).size : 0;
  const lasting = stability ? Object.values(stability.equilibria).map((list) => list.length) : [];
  return {
    packages: [packages?.feasible_tabled ?? packages?.tabled, packages?.zone.tabled, packages?.zone.all, answer.untabled?.count, page.packages.length, settlements?.pareto.count, settlements?.packages, fair],
    ways: [...all_ways, ...readings.flatMap((one) => [one.ways, one.ways_new]), ...questions.flatMap((one) => Object.values(one.leaves ?? {}))],
    conflicts: [answer.conflicts?.length, moved?.conflicts.gained.length, moved?.conflicts.lost.length],
    outcomes: [stability?.states, ...lasting],
  };
}
function count_facts({ answer, language, page }) {
  const known = counts_of(answer, page);
  const others = Object.entries(counted[language]).flatMap(([kind, pattern]) => [...page.prose.matchAll(pattern)]
    .filter(([, number]) => !known[kind].includes(Number(number.replace(/[, ]/g, "")))).map(([sentence]) => sentence));
  return [["counts that the answer does not have", others, []]];
}

const all_facts = [brief_facts, package_facts, red_line_facts, conflict_facts, way_facts, question_facts, claim_facts, reading_facts,
  state_facts, efficient_facts, other_facts, count_facts];

// The facts that are told otherwise on the page at `url`, each with what is said and what is so.
const differ = ([, said, is]) => {
  try {
    assert.deepEqual(said, is);
    return false;
  } catch {
    return true;
  }
};
async function told_otherwise(name, language, url) {
  const answer = answer_of(name);
  const { negotiation, briefs } = data_of(name);
  let found = [];
  await opened(url, { locale: language === "en" ? "en-GB" : "fr-FR" }, async (page) => {
    const told = { answer, negotiation, briefs, language, names: names_of(negotiation), words: await words_of(language), page: await facts_on(page) };
    found = all_facts.flatMap((facts_of) => facts_of(told)).filter(differ).map(([what, said, is]) => ({ what, said, is }));
  });
  return found;
}

for (const name of examples) {
  test(`every fact of the answer stands on the page, and none is told otherwise: ${name}`, async () => {
    for (const language of ["en", "fr"]) assert.deepEqual(await told_otherwise(name, language, url_of(name)), [], language);
  });
}

// A report of the example in which one thing was altered.
function altered(name, alter) {
  const html = readFileSync(report_of(name), "utf8");
  const data = data_of(name);
  alter(data);
  const file = path.join(folder, `altered-${name}.html`);
  writeFileSync(file, html.replace(data_in, (_, before, __, after) => before + JSON.stringify(data).replaceAll("<", "\\u003c") + after));
  return pathToFileURL(file).href;
}
const brief_in = (data) => JSON.stringify(data.briefs);
const alterations = [
  ["harbour", "a number in its first sentence", (data) => { data.briefs = JSON.parse(brief_in(data).replaceAll("324", "648")); }],
  ["harbour", "how many packages there are", ({ analysis }) => { analysis.packages.feasible_tabled = 648; }],
  ["harbour", "that all have to agree", (data) => { data.pictures.knots.by_rule = false; }],
  ["harbour", "a conflict that is missing", ({ analysis }) => { analysis.conflicts.pop(); }],
  ["harbour", "a way that asks less", ({ analysis }) => { analysis.ways.by_moves.classes[0].ways[0].moves.pop(); }],
  ["harbour", "how many ways there are", ({ analysis }) => { analysis.ways.count += 1; }],
  ["harbour", "a party that rules nothing out", ({ pictures }) => { pictures.who.issues[0].rows[1].ruled_out_by = []; }],
  ["harbour", "whose word a claim is", ({ analysis }) => { analysis.evidence.town.stated += 1; }],
  ["wage-round", "an agreement that both claim to take", ({ analysis, packages }) => {
    analysis.zone_packages.forEach((one) => { one.accepted_by = []; });
    packages.packages.forEach((one) => Object.values(one.parties).forEach((party) => { party.acceptance = "open"; }));
  }],
  ["wage-round", "a headline of another verdict", (data) => { data.briefs.en.headline = "Deadlock."; }],
  ["lease", "what a package is worth", ({ analysis }) => { analysis.settlements.pareto.points[0][0] += 0.1; }],
  ["elmira", "a state that would last", ({ analysis }) => { analysis.stability.equilibria.nash.pop(); }],
  ["ukraine-talks", "a question to somebody else", ({ analysis }) => { analysis.questions[0].party = "us"; }],
];
for (const [name, what, alter] of alterations) {
  test(`a page that tells otherwise is seen: ${what}`, async () =>
    assert.notDeepEqual(await told_otherwise(name, "en", altered(name, alter)), []));
}

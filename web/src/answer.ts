// Made by tools/regold from what the structs of an answer describe.

/** The state of a file on the workbench, without its answer. */
export interface Session {
  /** Of anything here. */
  version: number;
  /** Of the text and of what is supposed. */
  revision: number;
  /** The text is not the one on disk. */
  dirty: boolean;
  /** There is a step to undo. */
  can_undo: boolean;
  /** There is a step to make again. */
  can_redo: boolean;
  /** What is supposed, in the order in which it is made. */
  suppositions: Supposition[];
  /** At least one of them counts: the answer is not the file's. */
  supposing: boolean;
  /** Red lines that are switched off. */
  off: LineOff[];
  /** The packages of this revision are still being looked at. */
  pending: boolean;
  /** Another program has changed the file. */
  changed_on_disk: boolean;
  /** From the side file of a session that ended without saving. */
  restored: boolean;
  /** What is not saved stands in a side file. */
  kept_aside: boolean;
  /** Of the text; the page is then that of the last text without faults. */
  faults: Fault[];
  /** The last step; null where there was none. */
  done: Done | null;
  /** What the last step did to the answer. */
  moved: Effect | null;
  /** What is supposed does to the answer of the file; null without. */
  effect: Effect | null;
  /** The file as it stands here; nothing that is supposed is in it. */
  text: string;
}

/** What is supposed beside the file, and stands nowhere in it. */
export interface Supposition {
  /** Never given to another in this session. */
  id: number;
  /** What it is; `way` where it has steps of several kinds. */
  kind: "switch_off" | "move" | "order" | "new_option" | "proposal" | "way";
  /** Whether it is ticked, and so counts. */
  on: boolean;
  /** Why it cannot be made to the text as it is now. */
  problem: Fault | null;
  /** What it changes: all of it, or nothing. */
  steps: SupposedStep[];
}

/** Why a text cannot be read, or a change not be made. */
export interface Fault {
  /** Line of the file, from 1. */
  line: number;
  /** Column, from 1, in Unicode code points. */
  column: number;
  /** For people. */
  message: string;
  /** Stable, for programs. */
  code: string;
}

/** One thing that a supposition changes. */
export interface SupposedStep {
  /** What is done. */
  kind: "switch_off" | "move" | "order" | "new_option" | "take" | "table";
  /** Of switch_off, move: the claim. */
  id?: string;
  /** Of order, take: whose. */
  party?: string;
  /** Of order, new_option, take, table: on which issue. */
  issue?: string;
  /** Of take, table: the option. */
  option?: string;
  /** Of move: what the line allows now, exactly. */
  options?: string[];
  /** Of order: options by classes of equal ones, best first. */
  classes?: string[][];
  /** Of new_option: its name. */
  name?: string;
}

/** A red line that is switched off, where it would stand on the board. */
export interface LineOff {
  /** Its id. */
  red_line: string;
  /** Whose it is. */
  party: Id;
  /** The issue. */
  issue: Id;
  /** It is about other issues too. */
  wider: boolean;
  /** Options that it would shut out. */
  shut_out: Id[];
}

/** An id of the file: of a party, issue, option, position, rule, statement, round or bloc. */
export type Id = string;

/** What the last step did. */
export interface Done {
  /** Whether it was done, undone or done again. */
  how: "done" | "undone" | "redone";
  /** What it was. */
  what: "text" | "supposed" | "ticked" | "unticked" | "removed" | "reset" | "recorded" | "saved" | "taken";
  /** Which supposition it was about, where it was one. */
  supposition: Supposition | null;
}

/** What a change did to the answer. */
export interface Effect {
  /** The verdicts; null where not known. */
  verdict: {
    /** Before. */
    before: "deadlock" | "agreement_possible" | "demands_only" | null;
    /** After. */
    after: "deadlock" | "agreement_possible" | "demands_only" | null;
  };
  /** Tabled packages that nothing on file excludes. */
  tabled: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that nothing on file excludes, those with untabled options too. */
  all: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that there are at all. */
  packages: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Conflicts. */
  conflicts: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Collisions. */
  collisions: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Ways, of each group. */
  ways: {
    /** By moves of red lines alone. */
    by_moves: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By options that nobody has tabled alone. */
    by_options: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By both together. */
    by_both: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
  };
  /** Issues whose state is another. */
  issues: ({
    /** The issue. */
    issue: Id;
    /** Its state before; null where it was not known. */
    before: "contested" | "compatible" | "one_sided" | "unknown" | null;
    /** Its state after. */
    after: "contested" | "compatible" | "one_sided" | "unknown" | null;
  })[];
  /** How parties stand with proposals that are on both days on the table, where that is another. */
  proposals: ({
    /** The proposal. */
    proposal: string;
    /** The party. */
    party: Id;
    /** How it stood with the proposal before. */
    before: "excluded" | "open" | "accepted";
    /** How it stands now. */
    after: "excluded" | "open" | "accepted";
  })[];
}

/** An exact number: above 2^53 a string of decimal digits. */
export type Count = number | string;

/** What came of a change. */
export interface Reply {
  /** Why it was not made, if it was not. */
  faults: Fault[];
  /** What there is now. */
  state: State;
}

/** The state of a file on the workbench. */
export interface State {
  /** Of anything here. */
  version: number;
  /** Of the text and of what is supposed. */
  revision: number;
  /** The text is not the one on disk. */
  dirty: boolean;
  /** There is a step to undo. */
  can_undo: boolean;
  /** There is a step to make again. */
  can_redo: boolean;
  /** What is supposed, in the order in which it is made. */
  suppositions: Supposition[];
  /** At least one of them counts: the answer is not the file's. */
  supposing: boolean;
  /** Red lines that are switched off. */
  off: LineOff[];
  /** The packages of this revision are still being looked at. */
  pending: boolean;
  /** Another program has changed the file. */
  changed_on_disk: boolean;
  /** From the side file of a session that ended without saving. */
  restored: boolean;
  /** What is not saved stands in a side file. */
  kept_aside: boolean;
  /** Of the text; the page is then that of the last text without faults. */
  faults: Fault[];
  /** The last step; null where there was none. */
  done: Done | null;
  /** What the last step did to the answer. */
  moved: Effect | null;
  /** What is supposed does to the answer of the file; null without. */
  effect: Effect | null;
  /** The file as it stands here; nothing that is supposed is in it. */
  text: string;
  /** Its answer. */
  page: Page;
}

/** What the page of zopa report and zopa serve draws from. */
export interface Page {
  /** Version of this format. */
  zopa: 1;
  /** Version of zopa. */
  version: string;
  /** Name of the file. */
  file: string;
  /** Of the file's text; empty where it is not one file. */
  sha256: string;
  /** Of reasons and remarks: `en`, `fr`. */
  language: string;
  /** Of the draws. */
  seed: number;
  /** Drawn for each prior. */
  completions: number;
  /** By language: the answer for somebody with five minutes. */
  briefs: { [key: string]: Brief };
  /** The answer; without `robustness`, of which `packages` has a part. */
  analysis: Answer;
  /** What preferences known in part say of packages; null without them. */
  packages: PackagesOnPage | null;
  /** What it is about. */
  negotiation: Negotiation;
  /** Every party's order of every issue, with its red lines. */
  board: Board;
  /** Moves between states; null where there are none, or too many to look at. */
  graph: Edge[] | null;
  /** Claims of analysis.moved: those changed, then those gained, then those lost. */
  moved: ({
    /** The claim on the earlier day. */
    before: Claim | null;
    /** The claim on the later day. */
    after: Claim | null;
  })[];
  /** Sources by id. */
  texts: { [key: string]: ({
    /** As it stands in the source. */
    text: string;
    /** Statements whose quotes cover it. */
    statements: Id[];
  })[] };
  /** What is drawn. */
  pictures: Pictures;
  /** What the short names of the packages in the answer are put together from. */
  short_names: ShortIssue[];
}

/** The answer in words, for somebody with five minutes. */
export interface Brief {
  /** The conclusion in one sentence. */
  headline: string;
  /** The sentences after it. */
  verdict: string;
  /** What the answer leaves out; null where that is nothing. */
  scope: string | null;
  /** The day that it is for; null where everything on file counts. */
  as_of: string | null;
  /** The rest, part by part; parts with nothing in them are absent. */
  parts: BriefPart[];
}

/** A part of the brief. */
export interface BriefPart {
  /** moved, standpoints, other_issues, blocks, collisions, ways, offers, zone, fair, ratification, blocks_afterwards, ways_afterwards, proposals, questions, readings, lasting, own_moves or whose_word. */
  id: string;
  /** Its heading. */
  title: string;
  /** All that is said in it. */
  lines: BriefLine[];
}

/** A line of the brief. */
export interface BriefLine {
  /** In words. */
  text: string;
  /** How deep it stands in the list, from 0. */
  level: number;
}

/** What `zopa analyze --format json` prints. `zopa deadlock` prints the same without evidence, warnings and the parts of other engines; `zopa settle`, `zopa robust`, `zopa stability`, `zopa test`, `zopa diff` and `zopa ask` print their part of it. */
export interface Answer {
  /** The version of this format. */
  zopa: 1;
  /** The title of the negotiation. */
  title: string;
  /** Of `zopa analyze`: the answer in English, for somebody with five minutes. Its words may change with any version; the page has it in every language. */
  brief?: Brief;
  /** The day that the answer is for: the one asked for, else the later of the file's `as_of` and its last round held; null where it has neither, and everything counts. */
  as_of?: {
    /** The date, as exact as the file is; null where it is not known. */
    date: string | null;
    /** The last round held by then; null where the file lists none. */
    round: Id | null;
    /** More is on file of a later day. */
    earlier?: true;
  } | null;
  /** Positions and blocs left out because all that they rest on is of a later date. */
  known_later?: string[];
  /** Claims, rules, blocs and statements left out on request. */
  without?: string[];
  /** Whether hypothetical options were left out. */
  tabled_only?: boolean;
  /** What rests on former voices alone was left out. */
  without_former_voices?: true;
  /** deadlock: someone whose consent is needed excludes every tabled package. agreement_possible: nothing on file excludes some tabled package. demands_only: the same, but demands of parties whose consent counts collide, with each other or with their red lines. null: not computed. */
  verdict?: "deadlock" | "agreement_possible" | "demands_only" | null;
  /** Of a deadlock: the strictest level at which it still follows. */
  basis?: Basis | null;
  /** Of a deadlock: red lines that prove it by themselves, and no part of which does. */
  support?: string[] | null;
  /** The agreement rule, in the file's notation. */
  agreement?: string;
  /** How many packages there are. */
  packages?: Packages | null;
  /** The lines that take part, in the order of the file. */
  red_lines?: RedLine[];
  /** The first ten tabled packages that nothing on file excludes. */
  zone_packages?: ZonePackage[];
  /** Why there is no agreement: all minimal sets of red lines that no tabled package leaves whole. */
  conflicts?: Conflict[] | null;
  /** Whether these are all conflicts. */
  conflicts_complete?: boolean;
  /** Of a deadlock: issues without a tabled option, so that no package is tabled. */
  no_tabled_option?: Id[];
  /** Rules that no tabled package satisfies together. */
  rules_conflict?: Id[];
  /** Demands that collide, with each other or with red lines; not yet a deadlock. Of all parties. */
  collisions?: Collision[] | null;
  /** Whether these are all collisions. */
  collisions_complete?: boolean;
  /** Minimal sets of red lines that no tabled package leaves whole together, but that block nothing: the agreement does not need all of their parties. */
  not_blocking?: Conflict[];
  /** What is known of each issue of the packages. */
  issues?: IssueState[] | null;
  /** The least that would have to give, or be asked. */
  ways?: Ways | null;
  /** Packages with an untabled option. */
  untabled?: Untabled | null;
  /** Options that parties read as other ones. */
  read_two_ways?: ReadTwoWays[];
  /** Options that make up for red lines elsewhere. */
  eases?: Eases[];
  /** The largest sets of issues that could be settled, the others left open: first those on which everyone whose consent counts has a position, then those on which some are silent. Looked for only in a deadlock. */
  islands?: Island[] | null;
  /** Whether these are all islands. */
  islands_complete?: boolean;
  /** Joint lines and what they add. */
  blocs?: Bloc[] | null;
  /** Principals of which no red line is known. That is not agreement. */
  no_red_line_known?: Id[];
  /** Parties whose consent can count and that do not sit at the table. */
  needed_but_absent?: Id[];
  /** Parties whose consent no agreement needs and whose red lines shut out every tabled package that is left to the others. */
  not_needed_but_excluding?: Id[];
  /** Red lines of parties whose consent no agreement needs. */
  red_lines_not_counted?: string[];
  /** Reservations without complete numbers, or of parties whose consent no agreement needs. */
  reservations_not_counted?: string[];
  /** What beliefs and costs leave to agree on; null where they are not given. */
  bargaining_range?: BargainingRange | null;
  /** Proposals on the table, and of `zopa test` those that are asked about. */
  proposals?: Proposal[];
  /** What moved since an earlier round; absent where none was held before. */
  moved?: Moved | null;
  /** Of `zopa diff`: what is different, and what that did. */
  difference?: Difference;
  /** Who must say yes afterwards; absent where nobody must. */
  ratification?: Ratification;
  /** What would change if one thing were read otherwise, where it changes the verdict or the ways: other verdicts first, then by how many ways are gone or new. */
  readings?: Reading[] | null;
  /** How many other readings change neither. */
  readings_unchanging?: number;
  /** Of how many others that is not known. */
  readings_unknown?: number;
  /** What nobody has offered; absent where no red lines conflict. */
  offers?: Offers;
  /** By party, zeros for one without claims. */
  evidence?: { [key: string]: Evidence };
  /** Where the accounts differ. */
  disputed?: Dispute[];
  /** Who no longer speaks for a party, though claims in force rest on such words alone. */
  former_voices?: FormerVoice[];
  /** What made having no agreement better or worse for a party, and what was said before it. */
  events?: Event[];
  /** What `zopa check` remarks. */
  warnings?: Warning[];
  /** Efficient packages, and the fair ones among them. */
  settlements?: Settlements | null;
  /** Which states of the parties' own moves are stable; null without own moves. */
  stability?: Stability | null;
  /** Of `zopa stability --view`: what parties that see different conflicts take for stable. */
  hypergame?: Hypergame;
  /** Who does what in which order, in the packages that nothing excludes, those that the ways shown open, and the proposals; empty where the file speaks of no order. */
  schedules?: Schedule[];
  /** Of a deadlock without own moves: how bad no agreement must become before a party gains by moving. */
  impasse_map?: ImpasseMap | null;
  /** What can be concluded when preferences are known in part. */
  robustness?: Robustness | null;
  /** Not computed by this version. */
  outlook?: null;
  /** What is worth asking whom: kind by kind, the first rank first. */
  questions?: ListedQuestion[] | null;
  /** Claims that no additive preference meets together, minimal; empty where there are none. */
  contradiction?: Id[];
  /** Of `zopa backtest`: where what came of each case stands in the answer. */
  record?: Record[];
  /** By part that is null: why. */
  not_computed: { [key: string]: string };
  /** Whether a limit or an interrupt stopped the search: what is there holds, and there may be more. */
  stopped: boolean;
}

/** Who a claim comes from, strongest first: stated by the party itself, verbatim; relayed by its own side in another's paraphrase or in the source's own voice; attributed by another party; reported by nobody named, or with a hedge; inferred, going beyond its statements; assumed, without any. It does not say whether the claim is true. */
export type Basis = "stated" | "relayed" | "attributed" | "reported" | "inferred" | "assumed";

/** How many packages there are. */
export interface Packages {
  /** All packages: one option for every joint issue and every undertaking. */
  total: Count;
  /** Packages without hypothetical options. */
  tabled: Count;
  /** Packages that satisfy the rules. */
  feasible: Count | null;
  /** Tabled packages that satisfy the rules. */
  feasible_tabled: Count | null;
  /** By party whose consent counts: feasible packages that break none of its lines. */
  not_excluded: { [key: string]: Counted };
  /** Feasible packages to which those who do not exclude them can agree. */
  zone: Counted;
  /** By party whose consent counts and of which an acceptance is claimed: feasible packages that it is claimed to accept and does not exclude. */
  accepted?: { [key: string]: Counted };
  /** Accepted, as claimed, by enough parties for an agreement. */
  agreed?: Counted;
}

/** A number of packages. */
export interface Counted {
  /** Of the tabled packages. */
  tabled: Count | null;
  /** Of all packages, those with hypothetical options too. */
  all: Count | null;
  /** What is known of a number that is null. */
  known?: {
    /** Of the tabled packages. */
    tabled?: "none" | "at least one";
    /** Of all packages. */
    all?: "none" | "at least one";
  };
}

/** A line that takes part in the analysis. */
export interface RedLine {
  /** Its id; of a reservation PARTY.reservation. */
  id: string;
  /** Whose line it is. */
  party: Id;
  /** Of a reservation: the utility of no agreement, 0 to 1. */
  reservation?: Range;
  /** Of a red line: the formula, in the file's notation. */
  requires?: string;
  /** How far it might move. */
  firmness: Firmness;
  /** Who it comes from. */
  basis: Basis;
  /** The statements that it rests on. */
  because: Id[];
}

/** A number, or [from, to]. */
export type Range = number | [number, number];

/** How far a red line might move: absolute never, firm last, soft first; unknown ranks as firm. */
export type Firmness = "unknown" | "soft" | "firm" | "absolute";

/** A tabled package that nothing on file excludes. */
export interface ZonePackage {
  /** The package. */
  package: Package;
  /** Those of the parties needed that are claimed to accept it. */
  accepted_by: Id[];
}

/** A package: by issue the option it takes. */
export type Package = { [key: string]: Id };

/** A minimal set of red lines that no tabled package leaves whole together. */
export interface Conflict {
  /** The red lines that meet, in the order of the file. */
  red_lines: string[];
  /** The issues on which they meet. */
  issues: Id[];
  /** Rules without which they would not. */
  rules?: Id[];
  /** The weakest of theirs: each of them is needed. */
  basis: Basis;
  /** The statements that they rest on, each once. */
  because: Id[];
  /** Of two lines on the numbers of one issue: how far they are apart. */
  gap?: Gap;
}

/** How far two red lines on the numbers of one issue are apart. */
export interface Gap {
  /** The greatest number that the one allows. */
  most: number;
  /** The least number that the other allows. */
  least: number;
  /** The second less the first. */
  apart: number;
}

/** A minimal set of demands and red lines, one demand at least, that no tabled package meets together. */
export interface Collision {
  /** The demands among them, in the order of the file. */
  demands: string[];
  /** The red lines among them, in the order of the file. */
  red_lines: string[];
  /** The issues on which they meet. */
  issues: Id[];
  /** Rules without which they would not. */
  rules?: Id[];
  /** The weakest of theirs: each of them is needed. */
  basis: Basis;
  /** The statements that they rest on, each once. */
  because: Id[];
  /** Of two lines on the numbers of one issue: how far they are apart. */
  gap?: Gap;
  /** Parties among those whose demands and red lines these are, whose consent no agreement needs. */
  not_needed?: Id[];
}

/** What is known of an issue. */
export interface IssueState {
  /** The issue. */
  issue: Id;
  /** contested: in a conflict or a collision, or no option of it meets all demands and red lines on file. compatible: not so, and everyone whose consent counts has a position on it. one_sided: some of them have, the others are silent. unknown: none of them has. null: not all conflicts and collisions are known, or no tabled package satisfies the rules. */
  state: "contested" | "compatible" | "one_sided" | "unknown" | null;
  /** Parties whose consent counts and of whom the file has no position on the issue. */
  silent: Id[];
}

/** The least that would have to give, or be asked, before nobody needed excludes some package. */
export interface Ways {
  /** Ways in all; a lower bound unless `complete`. 0 where there is a zone. */
  count: number;
  /** Whether `count` is exact. */
  complete: boolean;
  /** By moves of red lines alone, to packages on the table. */
  by_moves: WayGroup;
  /** By options that nobody has tabled alone: no line moves. */
  by_options: WayGroup;
  /** By moves and untabled options together. */
  by_both: WayGroup;
  /** Absolute lines that clash by themselves, so that no move opens a tabled package. */
  blocked_by?: string[];
  /** Where ways that move lines are not looked for: so many firm lines of one party would have to move at least. */
  moves_at_least?: number;
  /** They are looked for where that number, times all firm lines that could move, is this or less. */
  moves_limit?: number;
}

/** Ways of one kind, which are not ranked against those of another. */
export interface WayGroup {
  /** Ways; a lower bound unless `complete`. */
  count: number;
  /** Whether `count` is exact. */
  complete: boolean;
  /** Those that ask least of one party first; proved to be the next, but where `undecided`. */
  classes: Class[];
}

/** Ways that ask as much of one party at most. */
export interface Class {
  /** The most firm lines that any one party moves. Lines of unknown firmness count as firm. */
  most_firm_by_one: number;
  /** The most soft lines that any one party moves. */
  most_soft_by_one: number;
  /** The most questions that any one party is asked. */
  most_questions_to_one: number;
  /** Ways in this class; a lower bound unless `complete`. */
  count: number;
  /** Whether `count` is exact. */
  complete: boolean;
  /** The search did not settle whether some other way of the group asks for less. */
  undecided?: boolean;
  /** Who moves how many lines, and is asked how many questions. */
  patterns: Pattern[];
  /** All of them; else one at least, and as many from each pattern as there is room for, drawn by lot. */
  ways: Way[];
}

/** Ways in which the same parties move, and are asked, as much. */
export interface Pattern {
  /** By party that moves: how many of its lines. */
  moves: { [key: string]: number };
  /** By party that is asked: how many questions. */
  questions: { [key: string]: number };
  /** How many of the class's ways; a lower bound unless the class is complete. */
  count: number;
}

/** Moves and questions that open a package, neither of which can be fewer with the other no more. */
export interface Way {
  /** What would have to move, in the order of the file. */
  moves: Move[];
  /** What would have to be asked, and answered with yes, in the order of the file. */
  questions: Question[];
  /** The first ten packages that it opens. */
  opens: Package[];
  /** How many it opens. */
  opens_count: Count | null;
  /** Demands that none of the packages that it opens meets. */
  unmet: Id[];
  /** The strictest level at which it is still a way, and a smallest one. */
  basis: Basis;
}

/** What one line would have to give. */
export interface Move {
  /** The line that moves; PARTY.reservation for a reservation. */
  red_line: string;
  /** Whose line it is. */
  party: Id;
  /** How far it might move. */
  firmness: Firmness;
  /** Classes of tied options added; comparable neither across parties nor across issues. */
  steps: number;
  /** Of a line on one issue. */
  issue?: Id;
  /** The options of that issue that the party would need to accept; empty where the line is dropped. */
  accepts: Id[];
  /** Those of them that it holds at least as good as the others, and only passes on the way. */
  past?: Id[];
  /** Of a line on the numbers of an issue: how far it moves. */
  numbers?: NumberMove;
  /** The line can only be dropped: it is over several issues, or a reservation. */
  dropped?: true;
}

/** How far a line on the numbers of an issue moves. */
export interface NumberMove {
  /** The last number that the line allows on that side. */
  from: number;
  /** The number that the party would need to accept; any of a range. */
  to: Range;
  /** How far that is from the line. */
  by: Range;
}

/** A question that nobody on file has been asked. */
export interface Question {
  /** Whom to ask; null where the option only has to be tabled. */
  party: Id | null;
  /** On which issue. */
  issue: Id;
  /** Would it accept this option? */
  option: Id;
}

/** Packages with hypothetical options that nothing on file excludes. */
export interface Untabled {
  /** How many there are. */
  count: Count | null;
}

/** An option that parties read as other ones. */
export interface ReadTwoWays {
  /** The option. */
  to: Package;
  /** By party: the option that it reads into it. */
  as: { [key: string]: Id };
  /** Red lines that the option keeps only as their party reads it. What they are about is not settled by it, but put into the text; it comes up again when the text is applied. */
  lines: string[];
  /** Whose lines these are. */
  whose: Id[];
}

/** An option that makes up for red lines elsewhere: where it is taken they are not known instead of broken, and whoever has drawn them is to be asked. */
export interface Eases {
  /** The option. */
  taken: Package;
  /** Who would pay for it. */
  paid_by?: Id;
  /** The red lines that it eases. */
  lines: string[];
  /** Whose lines these are. */
  whose: Id[];
}

/** Issues that could be settled, the others left open, without breaking a red line on file. */
export interface Island {
  /** The issues. */
  issues: Id[];
  /** Parties whose consent counts and of whom the file has no position on some of them: what they would say is not known. Empty: everyone has one on each. */
  subject_to: Id[];
  /** Those of them on which demands collide: not every demand can be met there. */
  demands_collide?: Id[];
}

/** Parties that settle a joint line, and what that adds. */
export interface Bloc {
  /** Its id. */
  id: Id;
  /** Its members. */
  with: Id[];
  /** The kind of round before which they settle a joint line. */
  before: string | null;
  /** Who says that they do. */
  basis: Basis;
  /** The statements that it rests on. */
  because: Id[];
  /** Packages that nothing excludes with the joint line. */
  zone: Counted;
  /** Conflicts beyond those without the joint line. */
  conflicts: Conflict[];
  /** Whether these are all. */
  conflicts_complete: boolean;
  /** What is not excluded is open, subject to these members. */
  subject_to: ({
    /** A member. */
    party: Id;
    /** Issues on which no position of it is on file. */
    issues: Id[];
  })[];
}

/** What beliefs and costs leave to agree on. */
export interface BargainingRange {
  /** p_A + p_B - 1 - c_A - c_B, least and greatest over the ranges; shares of the whole. */
  shortfall: [number, number];
  /** Whether the shortfall is above 0. */
  optimism_exceeds_costs: "no" | "open" | "yes";
  /** The two parties. */
  parties: Belief[];
  /** null where numbers are missing; absent where optimism surely exceeds costs. */
  packages_inside?: {
    /** Feasible packages that both may prefer to no agreement. */
    possibly: Count;
    /** Feasible packages that both surely prefer to no agreement. */
    surely: Count;
  } | null;
  /** Why `packages_inside` is null. */
  packages_not_counted?: string;
}

/** What is assumed of one party. */
export interface Belief {
  /** Whose belief it is. */
  party: Id;
  /** The chance that it believes it has, as assumed. */
  expects_to_prevail: Range;
  /** As a share of its own valuation, as assumed. */
  cost_of_conflict: Range;
  /** Where a shift of power is assumed: whether it makes every promise worse for the party than conflict now (Fearon 1995, p. 406). */
  shift_is_feared?: "no" | "open" | "yes";
}

/** How a proposal stands with what is on file. */
export interface Proposal {
  /** Its id; null where it was given on the command line. */
  id: string | null;
  /** Who put it on the table. */
  by: Id | null;
  /** What it proposes; other issues are left open. */
  package: Package;
  /** Whether somebody whose consent is needed excludes it, a rule, or a law. */
  excluded: boolean;
  /** By party, principals and whoever else it breaks a line of: excluded, open or accepted. */
  verdict: { [key: string]: "excluded" | "open" | "accepted" };
  /** The red lines that it breaks, whatever is agreed on other issues. */
  breaks: string[];
  /** The rules that it breaks. */
  breaks_rules?: Id[];
  /** What it proposes that is excluded for everyone. */
  not_possible?: Change[];
  /** The demands that it leaves unmet. */
  unmet: string[];
  /** Untabled options in it that a party has not been asked about. */
  questions: Question[];
  /** Parties that are claimed to accept it. */
  accepted_by: Id[];
  /** The smallest changes of it, alike in number, after which nothing on file excludes it. */
  changes: Change[][];
  /** Whether these are all. */
  changes_complete: boolean;
  /** The smallest moves that would let it stand as it is. */
  moves: Move[][];
  /** Whether these are all. */
  moves_complete: boolean;
}

/** Another option on an issue that a proposal settles. */
export interface Change {
  /** The issue. */
  issue: Id;
  /** The option instead of the proposed one. */
  to: Id;
}

/** What moved since an earlier round. */
export interface Moved {
  /** The round: what it left is compared with what there is now. */
  since: Id;
  /** What is on file now and was not: claims first. */
  gained: OnFile[];
  /** What was on file and is no longer. */
  lost: OnFile[];
  /** What is on file in both, and differs. */
  changed: Changed[];
  /** The verdicts; null where not known. */
  verdict: {
    /** Before. */
    before: "deadlock" | "agreement_possible" | "demands_only" | null;
    /** After. */
    after: "deadlock" | "agreement_possible" | "demands_only" | null;
  };
  /** Tabled packages that nothing on file excludes. */
  tabled: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that nothing on file excludes, those with untabled options too. */
  all: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that there are at all. */
  packages: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Conflicts. */
  conflicts: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Collisions. */
  collisions: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Ways, of each group. */
  ways: {
    /** By moves of red lines alone. */
    by_moves: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By options that nobody has tabled alone. */
    by_options: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By both together. */
    by_both: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
  };
  /** Issues whose state is another. */
  issues: ({
    /** The issue. */
    issue: Id;
    /** Its state before; null where it was not known. */
    before: "contested" | "compatible" | "one_sided" | "unknown" | null;
    /** Its state after. */
    after: "contested" | "compatible" | "one_sided" | "unknown" | null;
  })[];
  /** How parties stand with proposals that are on both days on the table, where that is another. */
  proposals: ({
    /** The proposal. */
    proposal: string;
    /** The party. */
    party: Id;
    /** How it stood with the proposal before. */
    before: "excluded" | "open" | "accepted";
    /** How it stands now. */
    after: "excluded" | "open" | "accepted";
  })[];
}

/** A claim, or another row of the file, as it stands on one of the two days. */
export interface OnFile {
  /** Of a claim the key that introduces it; else proposal, rule, bloc, option, issue, party, agreement or status_quo. */
  kind: string;
  /** Its id; of an option ISSUE.OPTION; of a status quo the issue. */
  id: string;
  /** Whose it is; null where it is nobody's. */
  party: string | null;
  /** What it says, in the file's notation. */
  says: string;
  /** Of a red line: how far it might move. */
  firmness?: Firmness;
  /** Of a red line: it was said of everything else. */
  only?: true;
  /** Who it comes from. */
  basis?: Basis;
  /** The statements that it rests on. */
  because: string[];
}

/** A row that stands on both days, and differs. */
export interface Changed {
  /** Which of its keys differ. */
  what: ("id" | "kind" | "says" | "firmness" | "only" | "basis" | "because")[];
  /** On the earlier day, or in the first file. */
  before: OnFile;
  /** On the later day, or in the second file. */
  after: OnFile;
}

/** What is different between two files, or one file on two days. */
export interface Difference {
  /** The first file, or the earlier day. */
  before: Side;
  /** The second file, or the later day. */
  after: Side;
  /** What is on file now and was not: claims first. */
  gained: OnFile[];
  /** What was on file and is no longer. */
  lost: OnFile[];
  /** What is on file in both, and differs. */
  changed: Changed[];
  /** The verdicts; null where not known. */
  verdict: {
    /** Before. */
    before: "deadlock" | "agreement_possible" | "demands_only" | null;
    /** After. */
    after: "deadlock" | "agreement_possible" | "demands_only" | null;
  };
  /** Tabled packages that nothing on file excludes. */
  tabled: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that nothing on file excludes, those with untabled options too. */
  all: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Packages that there are at all. */
  packages: {
    /** Before. */
    before: Count | null;
    /** After. */
    after: Count | null;
  };
  /** Conflicts. */
  conflicts: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Collisions. */
  collisions: {
    /** Those that are gone, each by its ids; null where not all that are left are known. */
    lost: string[][] | null;
    /** Those that are new; null where not all that there were are known. */
    gained: string[][] | null;
  };
  /** Ways, of each group. */
  ways: {
    /** By moves of red lines alone. */
    by_moves: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By options that nobody has tabled alone. */
    by_options: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
    /** By both together. */
    by_both: {
      /** Before. */
      before: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
      /** After. */
      after: {
        /** Ways; a lower bound unless `complete`. */
        count: number;
        /** Whether `count` is exact. */
        complete: boolean;
      };
    };
  };
  /** Issues whose state is another. */
  issues: ({
    /** The issue. */
    issue: Id;
    /** Its state before; null where it was not known. */
    before: "contested" | "compatible" | "one_sided" | "unknown" | null;
    /** Its state after. */
    after: "contested" | "compatible" | "one_sided" | "unknown" | null;
  })[];
  /** How parties stand with proposals that are on both days on the table, where that is another. */
  proposals: ({
    /** The proposal. */
    proposal: string;
    /** The party. */
    party: Id;
    /** How it stood with the proposal before. */
    before: "excluded" | "open" | "accepted";
    /** How it stands now. */
    after: "excluded" | "open" | "accepted";
  })[];
}

/** One of the two that are compared, and the day that it is looked at. */
export interface Side {
  /** The file, as it was named on the command line. */
  file: string;
  /** Its title. */
  title: string;
  /** The day; null where it is not known. */
  date: string | null;
  /** The last round held by then; null where the file lists none. */
  round: string | null;
}

/** Who must say yes afterwards: what can be signed at the table, and what would stand. */
export interface Ratification {
  /** Those whose consent is needed afterwards. */
  ratifiers: Id[];
  /** Packages open to those who agree at the table. */
  can_be_signed: Counted;
  /** Those of them that would also stand when the ratifiers are asked. */
  would_stand: Counted;
  /** By ratifier: how many of those that can be signed would not stand for its sake alone. */
  stopped_by: { [key: string]: Counted };
  /** Ratifiers of which no position is on file. */
  nobody_asked: Id[];
  /** The first ten tabled packages that can be signed. */
  packages: SignedPackage[];
  /** The verdict if the ratifiers had to agree at the table; absent where no red line of theirs takes part. */
  verdict?: "deadlock" | "agreement_possible" | "demands_only" | null;
  /** Conflicts with red lines of ratifiers, beyond those at the table. */
  conflicts?: Conflict[];
  /** Whether these are all. */
  conflicts_complete?: boolean;
  /** The least that would have to give, or be asked, before some package would stand. */
  ways?: Ways;
}

/** A tabled package that can be signed. */
export interface SignedPackage {
  /** The package. */
  package: Package;
  /** Ratifiers of which each would stop it; of none, it would stand. */
  stopped_by: Id[];
}

/** Where the reading decides. */
export type Readings = null;

/** What would change if one thing were read otherwise. */
export interface Reading {
  /** What is read otherwise: one of these. */
  if: {
    /** The consent of this principal is not needed. */
    not_needed?: Id;
    /** The consent of this party, which no agreement needs, is needed. */
    needed?: Id;
    /** This red line is only a demand. */
    demand_only?: Id;
    /** What rests on this disputed statement alone is left out. */
    disputed?: Id;
    /** What rests on former voices alone is left out. */
    former_voices?: true;
    /** Nobody reads anything else into this option. */
    as_written?: Package;
  };
  /** The verdict then; null: not computed. */
  verdict: "deadlock" | "agreement_possible" | "demands_only" | null;
  /** How many ways there are then; a lower bound unless `ways_complete`. */
  ways: number;
  /** Whether `ways` is exact. */
  ways_complete: boolean;
  /** Where the ways of both readings are all known: how many of them are none as the file stands. */
  ways_new: number;
}

/** What nobody has offered that would end conflicts, each by itself. */
export interface Offers {
  /** Options that nobody has listed. */
  new_options: NewOption[];
  /** Texts that parties would read in different ways. */
  new_texts: NewText[];
  /** Red lines that something elsewhere might make up for. None is absolute, and no option on file does it. */
  compensations: Compensation[];
  /** Whether all conflicts and their issues were looked at. */
  complete: boolean;
}

/** An option that nobody has listed. */
export interface NewOption {
  /** Of which issue. */
  issue: Id;
  /** Those whose red lines in these conflicts say nothing of it; empty where it would break none. */
  asked: Id[];
  /** It may be that the question is left open, or left to somebody: no option on file does that. */
  may_be_left_open?: true;
  /** Conflicts that it would end, by their place in `conflicts`, from 0. */
  ends: number[];
}

/** A text that parties would read in different ways. */
export interface NewText {
  /** On which issue. */
  issue: Id;
  /** By party: the tabled options as any of which it might read it. */
  as: { [key: string]: Id[] };
  /** Conflicts that it would end, by their place in `conflicts`, from 0. */
  ends: number[];
}

/** Something on another issue that makes up for a red line. */
export interface Compensation {
  /** The red line. */
  line: string;
  /** Whose line it is. */
  party: Id;
  /** Conflicts that it would end, by their place in `conflicts`, from 0. */
  ends: number[];
}

/** The claims about one party by basis. */
export interface Evidence {
  /** Claims of this basis. */
  stated: number;
  /** Claims of this basis. */
  relayed: number;
  /** Claims of this basis. */
  attributed: number;
  /** Claims of this basis. */
  reported: number;
  /** Claims of this basis. */
  inferred: number;
  /** Claims of this basis. */
  assumed: number;
}

/** A statement that others contradict. */
export interface Dispute {
  /** The statement. */
  statement: Id;
  /** Those that dispute it. */
  by: Id[];
  /** The positions and blocs in force that rest on it. */
  claims: string[];
}

/** Somebody who no longer speaks for a party. */
export interface FormerVoice {
  /** The representative. */
  voice: string;
  /** For whom it spoke. */
  party: Id;
  /** Until which date or round. */
  until: string;
  /** The positions in force that rest on former voices alone, this among them. */
  claims: string[];
}

/** Something that made having no agreement better or worse for parties. */
export interface Event {
  /** Its id. */
  id: string;
  /** What happened. */
  name: string;
  /** When. */
  date: string;
  /** For whom, and how. */
  changes: NoAgreement[];
  /** The statements that report it. */
  because: Id[];
  /** The claims in force that were stated before it and that it may have changed: red lines of those for whom having no agreement became worse, what those would take for whom it became better, and thresholds of both. */
  claims: string[];
}

/** What having no agreement became for one party. */
export interface NoAgreement {
  /** The party. */
  party: Id;
  /** What it became. */
  no_agreement: "worse" | "better";
}

/** Something that a careful reader of the file would remark. */
export interface Warning {
  /** Stable, for programs. */
  code: string;
  /** Line in the file, from 1. */
  line: number;
  /** Column, from 1, in Unicode code points. */
  column: number;
  /** For people. */
  message: string;
}

/** Efficient packages, and the fair ones among them. */
export interface Settlements {
  /** Which packages were looked at: all feasible ones; those that nothing on file excludes; or, as no tabled one is among them, those with the proposals and what the ways open. */
  over: "feasible" | "zone" | "ways";
  /** How many they are. */
  packages: Count | null;
  /** Whose utilities the points give, in this order. */
  parties: Id[];
  /** The utility of no agreement, by party; null where it is not known. */
  reservations: (number | null)[];
  /** Whether some preference only orders packages, so that no fair solution is claimed. */
  ordinal: boolean;
  /** Utilities are rounded to multiples of this; 0: they are exact. */
  tolerance: number;
  /** Hypothetical options for which some party has no number; packages with them are left out. */
  not_compared: string[];
  /** Efficient packages: none is better for one party and worse for none. */
  pareto: {
    /** What is listed. frontier: every efficient point. fair: too many to list; efficient points, all the fair ones among them. looked_at: stopped, or too many to compare; no package looked at dominates them, one not looked at may. */
    extent: "frontier" | "fair" | "looked_at";
    /** How many combinations of utilities are efficient. */
    count: number;
    /** The first of them, best for the first party first. */
    points: number[][];
    /** A package of each point. */
    packages: Package[];
    /** Points of the other packages looked at, each once; absent over all feasible ones, and of more than 300. */
    dominated?: number[][];
  };
  /** The best utility of each party. */
  ideal: number[];
  /** The least utility of each party in an efficient package; null where not all efficient ones are known. */
  nadir: number[] | null;
  /** The largest product of gains over the largest set of parties that can gain together; null where a reservation is not known, a preference has no numbers, or no package reaches all reservations. */
  nash: Solution | null;
  /** The smallest share of what each could gain as large as can be, then the next smallest; null as for nash. */
  kalai_smorodinsky: Solution | null;
  /** Of the efficient packages, those whose smallest gain is as large as can be; null as for nash. */
  egalitarian: Solution | null;
  /** The smallest gain as large as can be, then the next smallest; null as for nash. */
  leximin: Solution | null;
  /** The largest sum of utilities; null as for nash. */
  utilitarian: Solution | null;
  /** Where a reservation is not known: a labelled index instead, gains measured from each party's worst feasible package. */
  from_worst_feasible?: Fair;
  /** Distance of the nearest package to everybody's best, utilities as shares of the best; null where none reaches all reservations. */
  opposition: number | null;
  /** By party with a known reservation: packages at least as good as no agreement. */
  accepted: { [key: string]: number };
  /** Packages that are so for all of those. */
  accepted_by_all: number | null;
  /** Where there are none: the minimal sets of parties whose reservations no package reaches together. */
  out_of_reach?: Id[][];
  /** The claims that the numbers come from. */
  rests_on: Id[];
}

/** Packages that score alike and best. */
export interface Solution {
  /** How many combinations of utilities tie. */
  count: number;
  /** Their utilities, the first fifty. */
  points: number[][];
  /** Of all these packages the first by its options. */
  package: Package;
  /** A package of each point. */
  packages: Package[];
}

/** Fair packages among the efficient ones. */
export interface Fair {
  /** The largest product of gains over the largest set of parties that can gain together; null where a reservation is not known, a preference has no numbers, or no package reaches all reservations. */
  nash: Solution | null;
  /** The smallest share of what each could gain as large as can be, then the next smallest; null as for nash. */
  kalai_smorodinsky: Solution | null;
  /** Of the efficient packages, those whose smallest gain is as large as can be; null as for nash. */
  egalitarian: Solution | null;
  /** The smallest gain as large as can be, then the next smallest; null as for nash. */
  leximin: Solution | null;
  /** The largest sum of utilities; null as for nash. */
  utilitarian: Solution | null;
}

/** Which states of the parties' own moves are stable. */
export interface Stability {
  /** How many feasible states there are; they are numbered from 1 in the order of their moves, the first move lowest. */
  states: number;
  /** Who acts: principals, and whoever else has a move. */
  parties: Row[];
  /** The issues that are somebody's own move. */
  moves: Id[];
  /** What each state is; empty above 10,000 states. */
  state_list: Package[];
  /** By concept, for each party a text with a sign for each state: `1` stable, `0` not, `?` in some completions; above 10,000 states how many are stable. */
  stable: {
    /** Nobody can improve by its own moves. */
    nash?: string[] | number[];
    /** General metarationality: some moves of the others leave whoever improves no better off. */
    gmr?: string[] | number[];
    /** Symmetric metarationality: the same, its answer counted in. */
    smr?: string[] | number[];
    /** Sequential stability: as GMR, by moves that leave each mover better off. */
    seq?: string[] | number[];
    /** Symmetric sequential stability: as SEQ, its answer counted in. */
    sseq?: string[] | number[];
    /** Simultaneous stability: the others improve at the same time. */
    sim?: string[] | number[];
  };
  /** By concept, the states that are stable for every party; above 10,000 states how many. */
  equilibria: {
    /** Nobody can improve by its own moves. */
    nash?: number[] | number;
    /** General metarationality: some moves of the others leave whoever improves no better off. */
    gmr?: number[] | number;
    /** Symmetric metarationality: the same, its answer counted in. */
    smr?: number[] | number;
    /** Sequential stability: as GMR, by moves that leave each mover better off. */
    seq?: number[] | number;
    /** Symmetric sequential stability: as SEQ, its answer counted in. */
    sseq?: number[] | number;
    /** Simultaneous stability: the others improve at the same time. */
    sim?: number[] | number;
  };
  /** The state where the parties are; null where the file does not say. */
  status_quo: number | null;
  /** The claims that the preferences come from. */
  rests_on: Id[];
  /** Rules that say nothing about states: they name joint issues, or the status quo breaks them. */
  rules_left_out: Id[];
  /** What is missing, concepts or coalitions, why, and how to get it. */
  not_computed?: string;
  /** How preferences known in part were completed. */
  completions?: {
    /** Completions of preferences known in part. */
    count: number;
    /** Whether they are all there are: each way of settling what is open. */
    all: boolean;
    /** By concept, states that are an equilibrium in some completions and not in all. */
    possible: {
      /** Nobody can improve by its own moves. */
      nash?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
      /** Symmetric sequential stability: as SEQ, its answer counted in. */
      sseq?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
      /** Simultaneous stability: the others improve at the same time. */
      sim?: ({
        /** The state. */
        state: number;
        /** Of the completions. */
        share: number;
      })[];
    };
  };
  /** Stability with unknown preferences (Li, Hipel, Kilgour and Fang 2004), by extension and concept, a text a party. */
  extensions?: {
    /** Parties leave for what they may prefer and are deterred only by what is surely no better. */
    a?: {
      /** Nobody can improve by its own moves. */
      nash?: string[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: string[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: string[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: string[];
    };
    /** They leave only for what is surely better and are deterred only by what is surely no better. */
    b?: {
      /** Nobody can improve by its own moves. */
      nash?: string[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: string[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: string[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: string[];
    };
    /** They leave for what they may prefer and are deterred by what may be no better. */
    c?: {
      /** Nobody can improve by its own moves. */
      nash?: string[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: string[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: string[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: string[];
    };
    /** They leave only for what is surely better and are deterred by what may be no better. */
    d?: {
      /** Nobody can improve by its own moves. */
      nash?: string[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: string[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: string[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: string[];
    };
  };
  /** Of the status quo, the first equilibria and the states asked for. */
  reasons?: Reason[];
  /** From the status quo to each other equilibrium, the first 30. */
  ways?: ({
    /** The equilibrium. */
    to: number;
    /** The shortest sequence of moves; null where there is none. */
    by_moves: Leg[] | null;
    /** The shortest of which each step is an improvement for its mover. */
    by_improvements: Leg[] | null;
    /** The same, several parties moving together where all of them gain. Absent where it was not looked for: many states, or some of them infeasible (see `--coalitions`). */
    by_coalitions?: Leg[] | null;
  })[];
  /** Of the states asked for with `--inverse`: what would make each an equilibrium. */
  inverse?: ({
    /** The state that is to be an equilibrium. */
    state: number;
    /** By concept, then party. */
    demanded: Demanded[];
  })[];
  /** What parties could do together. */
  coalitions?: {
    /** Equilibria that two parties or more could leave for what all of them prefer. */
    upsets: ({
      /** An equilibrium. */
      state: number;
      /** Parties that could leave it together. */
      coalition: Row[];
      /** A state that all of them prefer. */
      to: number;
      /** By concept: whether the state is stable for the coalition all the same. */
      stable: {
        /** Nobody can improve by its own moves. */
        nash?: boolean;
        /** General metarationality: some moves of the others leave whoever improves no better off. */
        gmr?: boolean;
        /** Symmetric metarationality: the same, its answer counted in. */
        smr?: boolean;
        /** Sequential stability: as GMR, by moves that leave each mover better off. */
        seq?: boolean;
        /** Symmetric sequential stability: as SEQ, its answer counted in. */
        sseq?: boolean;
      };
    })[];
    /** By concept: equilibria that are stable for every coalition. */
    equilibria: {
      /** Nobody can improve by its own moves. */
      nash?: number[];
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: number[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: number[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: number[];
      /** Symmetric sequential stability: as SEQ, its answer counted in. */
      sseq?: number[];
    };
  };
  /** By horizon 1, 2, …: a text a party. */
  limited_moves?: string[][];
  /** Stability however far parties look ahead. */
  non_myopic?: {
    /** From which horizon on it holds. */
    from_horizon: number;
    /** A text a party; `?` where the answers go round in a cycle. */
    stable: string[];
  };
  /** Stable because what deters is strongly worse, a text a party. */
  strongly_stable?: {
    /** General metarationality: some moves of the others leave whoever improves no better off. */
    gmr?: string[];
    /** Symmetric metarationality: the same, its answer counted in. */
    smr?: string[];
    /** Sequential stability: as GMR, by moves that leave each mover better off. */
    seq?: string[];
  };
}

/** A party's id, or several joined by `+` where they act together. */
export type Row = string;

/** Why a state is stable for a party, or not. */
export interface Reason {
  /** The state. */
  state: number;
  /** Who. */
  party: Row;
  /** Why the state is stable for the party, or not. */
  text: string;
  /** What the party prefers and can bring about by itself. */
  improvements: ({
    /** Where the party could go. */
    to: number;
    /** The same in words. */
    text: string;
    /** By concept: how the others deter it; absent where they cannot. Under SIM each step is taken from the state itself. */
    sanctions: {
      /** General metarationality: some moves of the others leave whoever improves no better off. */
      gmr?: Leg[];
      /** Symmetric metarationality: the same, its answer counted in. */
      smr?: Leg[];
      /** Sequential stability: as GMR, by moves that leave each mover better off. */
      seq?: Leg[];
      /** Symmetric sequential stability: as SEQ, its answer counted in. */
      sseq?: Leg[];
      /** Simultaneous stability: the others improve at the same time. */
      sim?: Leg[];
    };
  })[];
  /** States that the party can bring about and that are neither better nor worse to it: no improvements. */
  as_good: number[];
}

/** A step. */
export interface Leg {
  /** Who moves. */
  movers: Row[];
  /** Where to. */
  state: number;
}

/** What would make a state stable for a party. */
export interface Demanded {
  /** By which concept. */
  concept: "nash" | "gmr" | "smr" | "seq" | "sseq" | "sim";
  /** Who. */
  party: Row;
  /** Whether the state is stable for it as things are. */
  stable: boolean;
  /** All of them have to be met. Each is a list of alternatives, one of which has to hold: the party prefers none of its states to the state in question. */
  none_preferred: number[][][];
  /** Of all strict rankings of the states that matter, those that do; null where it takes too long. */
  share: number | null;
  /** The fewest states that would have to stop being preferred; null where not found in time. */
  fewest: number[] | null;
  /** How many states the state alone would have to rise past. */
  rise: number | null;
  /** The smallest sets of the party's priorities, two at most, without which the state would be stable; numbered from 1. */
  without_priorities: number[][];
}

/** A first-level hypergame. */
export interface Hypergame {
  /** By concept: states in which every party stays, each judging by its own view. */
  equilibria: {
    /** Nobody can improve by its own moves. */
    nash?: number[];
    /** General metarationality: some moves of the others leave whoever improves no better off. */
    gmr?: number[];
    /** Symmetric metarationality: the same, its answer counted in. */
    smr?: number[];
    /** Sequential stability: as GMR, by moves that leave each mover better off. */
    seq?: number[];
    /** Symmetric sequential stability: as SEQ, its answer counted in. */
    sseq?: number[];
    /** Simultaneous stability: the others improve at the same time. */
    sim?: number[];
  };
  /** What each party sees. */
  views: ({
    /** Whose view it is. */
    party: Row;
    /** By state of the conflict: what the party takes it for; null where it has an option that the party does not see. */
    taken_for: (number | null)[];
    /** What it then takes for stable. */
    stability: Stability;
  })[];
  /** What parties would not expect. */
  surprises: ({
    /** The state. */
    state: number;
    /** Who takes it for an equilibrium. */
    party: Row;
    /** Who does not stay in it. */
    by: Row;
    /** By which concepts the party takes the state for an equilibrium. */
    concepts: ("nash" | "gmr" | "smr" | "seq" | "sseq" | "sim")[];
  })[];
}

/** In which order the steps would be done. */
export interface Schedule {
  /** What is said of the order of each two steps. */
  order: Package;
  /** The steps: first what waits for nothing, then what waits for that. */
  stages: ScheduledSteps[][];
  /** How many of the ways shown have it in the first package that they open. */
  ways: number;
  /** Whether a package shown that nothing on file excludes has it. */
  open: boolean;
  /** The proposals that say so of every order. */
  proposals: string[];
}

/** What is done at one time, and what it waits for. */
export interface ScheduledSteps {
  /** One step, or several at the same time. */
  steps: Id[];
  /** The steps that must be done just before. */
  waits_for: Id[];
  /** Who confirms each stage of several steps. */
  confirmed_by?: Id[];
}

/** Where an impasse would give way. */
export interface ImpasseMap {
  /** Feasible tabled packages. */
  packages: number;
  /** By party whose consent counts. */
  yielding: { [key: string]: Yielding };
  /** What several parties would have to accept together. */
  joint: {
    /** Thresholds of several parties whose packages no other is known to be better than for one party and worse for none. */
    count: number;
    /** Those that ask for the least. */
    minimal: number;
    /** The first 20, minimal ones first. */
    thresholds: Threshold[];
  };
  /** The red lines that it rests on. */
  red_lines: Id[];
  /** The orders of options that it rests on. */
  orders: Id[];
}

/** What a party could accept alone. */
export interface Yielding {
  /** Packages that all others needed accept, and the party alone excludes. */
  count: number;
  /** Those that none of them is known to be better than. */
  best_count: number;
  /** The first 20 of these. */
  best: Threshold[];
  /** Those that none of them is known to be worse than. */
  worst_count: number;
  /** The first 20 of these. */
  worst: Threshold[];
}

/** A package and who would have to accept it. */
export interface Threshold {
  /** The package. */
  package: Package;
  /** By party that would have to accept it: no agreement must fall behind this place. */
  places: { [key: string]: Place };
  /** Whether nothing asks less of the same parties, or of some of them. */
  minimal: boolean;
}

/** The place of a package among the feasible tabled ones in a party's order, as far as that is known. */
export interface Place {
  /** The best place that it can have, 1 the best of all. */
  best: number;
  /** The worst place that it can have. */
  worst: number;
}

/** What can be concluded when preferences are known in part. */
export interface Robustness {
  /** Which packages were assessed: those that nothing on file excludes, or with them the proposals and those that the ways open. */
  candidates: "zone" | "ways";
  /** Whether these are all of them. */
  candidates_complete: boolean;
  /** Preferences drawn under the uniform prior. */
  completions: number;
  /** Whether what follows and what is ruled out was looked for to the end. */
  concluded: boolean;
  /** Whether anything on file bears on how much the issues weigh. Where nothing does, shares say only how preferences were drawn. */
  weights_on_file: boolean;
  /** The priors over which shares are given a range. */
  priors: string[];
  /** By party. */
  parties: { [key: string]: {
    /** How completions were drawn. */
    method: string;
    /** The utility of no agreement, drawn from it where it is a range; null where it is not known. */
    reservation: Range | null;
  } };
  /** The packages. */
  packages: RobustPackage[];
  /** By party; null above sixty packages. */
  pairs: { [key: string]: {
    /** Rows and columns are packages: the share of completions in which the row's is better. */
    better: number[][];
    /** Whether it is at least as good in every completion. */
    necessarily_at_least: boolean[][];
  } } | null;
  /** Where two parties' lines leave nothing listed on an issue. */
  missing_options: MissingOption[];
  /** Comparisons with too many cases to take into account. */
  left_out: Id[];
}

/** What can be concluded about one package. */
export interface RobustPackage {
  /** The package. */
  package: Package;
  /** Whether it is efficient among these packages in every completion, in some, or in none. */
  efficient: "follows" | "open" | "ruled_out";
  /** In which share of completions it is. */
  efficient_share: Share | null;
  /** Where ruled out: a package that dominates it in every completion; null where that is not always the same one. */
  dominated_by: Package | null;
  /** What the conclusion on its efficiency rests on; null where it is open. Of more than sixty packages ten at most have it: first those whose efficiency follows, then those of which it is open; equals by a lot, which depends on what is known of them. */
  grounds: Grounds | null;
  /** By party. */
  parties: { [key: string]: RobustParty };
  /** Trades from this package, those that follow first; null where none were looked for, as with `grounds`, or where two issues can be changed in too many ways. Above fifty in all, those that follow alone; above fifty of those, none. */
  trades: Trade[] | null;
  /** How many trades there are; null where none were looked for. */
  trades_count: {
    /** Trades that are better for both in every completion. */
    follows: number;
    /** Trades that may be better for both. */
    open: number;
  } | null;
  /** It is the Nash solution among these packages; null unless all reservations are known. */
  nash: Share | null;
  /** It is best for the party that fares worst. */
  egalitarian: Share | null;
  /** It has the largest sum of utilities. */
  utilitarian: Share | null;
}

/** A share of the preferences that agree with what is on file. It is not a probability. */
export interface Share {
  /** Share of completions under the uniform prior. */
  share: number;
  /** Half the width of its 95 per cent interval. */
  error: number;
  /** The least share under the three priors. */
  least: number;
  /** The greatest share under the three priors. */
  greatest: number;
}

/** What a conclusion rests on. */
export interface Grounds {
  /** Claims that prove it, none of which could be missing. */
  support: Id[];
  /** The strictest level at which these claims stand. */
  basis: Basis;
  /** The smallest sets of claims that would have to be untrue for it to fail, the first ten; of preferences up to three claims, or pairs where those are many. */
  fails_without: Id[][];
}

/** What is known of a package for one party. */
export interface RobustParty {
  /** What the package is to the party, as on file: `excluded`, by a red line that it breaks or by numbers below the reservation; `accepted`, as somebody claims; `no_worse` than no agreement, by its numbers alone; or `open`. */
  acceptance: "excluded" | "accepted" | "no_worse" | "open";
  /** What that rests on; null where it is open. */
  acceptance_grounds: Grounds | null;
  /** It is at least as good as no agreement; null where nothing is known of that. */
  acceptable: Share | null;
  /** Whether it is the best of these packages for the party in every completion, in some, or in none. */
  best: "follows" | "open" | "ruled_out";
  /** Where ruled out: a package that is better for the party in every completion; null where that is not always the same one. */
  beaten_by: Package | null;
  /** What that rests on; null where it is open, or was not looked for, as `grounds` of the package. */
  best_grounds: Grounds | null;
  /** It is the best of these packages for the party, ties included. */
  first: Share;
  /** Mean weights of the issues where it is; null where it never is. */
  central_weights: { [key: string]: number } | null;
  /** Share of completions in which it is the best when the weights are the central ones. */
  confidence: number | null;
  /** Share of completions by rank. */
  ranks?: number[];
}

/** Two changes at once by which two parties fare better. */
export interface Trade {
  /** The two that trade. */
  parties: [Id, Id];
  /** The new options of two issues; the others stay. */
  to: Package;
  /** Better for both in every completion, or in some for each. */
  better_for_both: "follows" | "open";
}

/** What an option that nobody has tabled would have to be. */
export interface MissingOption {
  /** No tabled option of this issue keeps the red lines of both parties. */
  issue: Id;
  /** By party: what an option would have to be better than. */
  better_than: { [key: string]: Id[] };
  /** Hypothetical options that are so for both, as their orders on file go. */
  listed: Id[];
}

/** A question worth asking, that the file does not answer. */
export interface ListedQuestion {
  /** position: what does the party want on a contested issue on which it says nothing, or, of a ratifier of which nothing is on file, what would it refuse? accept: would it accept an option that nobody has tabled? stands: is its red line as the file has it? still_takes: would it still take what it said it would, now that no agreement is better for it? order: which of two options does it prefer? weight: which of two issues matters more to it? fallback: would it rather have no agreement than a package? */
  kind: "position" | "accept" | "stands" | "still_takes" | "order" | "weight" | "fallback";
  /** Within its kind, from 1; those of one rank are about equally worth asking. Orders, weights and fallbacks are ranked together. */
  rank: number;
  /** Whom to ask. */
  party: Id;
  /** Of a position, an acceptance or an order: on which issue. */
  issue?: Id;
  /** Would it accept this option? */
  option?: Id;
  /** How many ways out a yes or a no leaves. */
  leaves?: {
    /** Ways that need a yes. */
    yes: number;
    /** Ways that do without: what a no leaves. */
    no: number;
    /** Whether a no leaves only ways in which a red line moves, though there are others. */
    all_move: boolean;
    /** Whether a yes is all that some way needs. */
    enough: boolean;
    /** Whether both numbers are exact; else they are of the ways found. */
    complete: boolean;
    /** These are the ways that would also stand when ratifiers are asked. */
    afterwards?: true;
  };
  /** Does this red line stand? */
  red_line?: string;
  /** disputed: somebody contradicts what it rests on. former_voice: who said it no longer speaks for the party. before_event: something made having no agreement worse for the party since then. inferred: the analyst infers or assumes it. */
  doubt?: "disputed" | "former_voice" | "before_event" | "inferred";
  /** What its fall would change. */
  without?: {
    /** Conflicts that are none without it. */
    gone: number;
    /** The others. Where there are none, no red line would block an agreement. */
    left: number;
    /** Whether both numbers are exact; else they are of the conflicts found. */
    complete: boolean;
  };
  /** What it said it would take. */
  claim?: string;
  /** Which of these two does it prefer? */
  options?: Id[];
  /** Which of these two matters more to it, from the worst to the best listed option? */
  issues?: Id[];
  /** Would it rather have no agreement than this package? */
  package?: Package;
}

/** Where the end of a negotiation stands in the answer to its file. */
export interface Record {
  /** The case: its folder. */
  case: string;
  /** The file, without its ending. */
  reading: string;
  /** Whether it was settled; else what stands is what was refused. */
  settled: boolean;
  /** The day of the end. */
  date: string;
  /** The verdict on the file. */
  verdict: "deadlock" | "agreement_possible" | "demands_only" | null;
  /** in_zone: nothing on file excludes it. excluded: there is a zone, but not with it. by_moves, by_options, by_both: a smallest way of this group opens it. beyond: every way to it asks for more than a smallest one. unreached: no move and no answer opens it. not_said: no option says any of it. not_known: a limit stopped the search. */
  stands: "in_zone" | "excluded" | "by_moves" | "by_options" | "by_both" | "beyond" | "unreached" | "not_said" | "not_known";
  /** Its class in that group, from 1. */
  class?: number;
  /** Classes of that group. */
  classes?: number;
  /** Ways in its class, itself among them. */
  alike?: number;
  /** Of beyond: how many lines more move, or move further, than in a smallest way, at least. */
  moves_more?: number;
  /** … and how many questions more. */
  questions_more?: number;
  /** Ways in all groups; 0 where there is a zone. */
  ways: number;
  /** Whether these numbers are exact. */
  complete: boolean;
  /** The same if those who must say yes afterwards had to agree too. */
  afterwards?: {
    /** The verdict then. */
    verdict: "deadlock" | "agreement_possible" | "demands_only" | null;
    /** Where it stands. */
    stands: "in_zone" | "excluded" | "by_moves" | "by_options" | "by_both" | "beyond" | "unreached" | "not_said" | "not_known";
    /** Ways in all groups. */
    ways: number;
    /** Whether this number is exact. */
    complete: boolean;
  };
  /** Red lines that it breaks. */
  breaks: string[];
  /** Its options that nobody had tabled. */
  untabled: string[];
  /** Issues of which no option says what came. */
  not_expressible: string[];
}

/** What can be concluded when preferences are known in part. */
export interface PackagesOnPage {
  /** Whether anything on file bears on how much the issues weigh. */
  weights_on_file: boolean;
  /** Preferences drawn under the uniform prior. */
  completions: number;
  /** Whose preferences. */
  parties: Id[];
  /** The packages. */
  packages: PackageOnPage[];
  /** Of how many of them it was looked for what conclusions rest on; absent where of all. */
  reasoned?: number;
  /** Where two parties' lines leave nothing listed on an issue. */
  missing_options: MissingOption[];
}

/** What can be concluded about one package. */
export interface PackageOnPage {
  /** The package. */
  package: Package;
  /** Whether it is efficient among these packages in every completion, in some, or in none. */
  efficient: "follows" | "open" | "ruled_out";
  /** In which share of completions it is. */
  efficient_share?: Share;
  /** A package that dominates it in every completion. */
  dominated_by?: Package;
  /** The claims that the conclusion on its efficiency rests on. */
  rests_on?: Id[];
  /** By party. */
  parties: { [key: string]: PartyOnPage };
}

/** What is known of a package for one party. */
export interface PartyOnPage {
  /** Whether the party excludes the package, as on file; or accepts it, as somebody claims; or is no worse off than without an agreement, by its numbers alone. */
  acceptance: "excluded" | "accepted" | "no_worse" | "open";
  /** Whether it is the best of these packages for the party in every completion, in some, or in none. */
  best: "follows" | "open" | "ruled_out";
  /** In which share of completions it is at least as good as no agreement. */
  acceptable?: Share;
  /** In which share it is the best of them. */
  first?: Share;
}

/** The negotiation in force, in words and trees. */
export interface Negotiation {
  /** Its title. */
  title: string;
  /** Its date; may be empty. */
  as_of: string;
  /** In the order of the file. */
  parties: Party[];
  /** In the order of the file. */
  steps?: Step[];
  /** In the order of the file; then the orders in time of steps that claims name. */
  issues: Issue[];
  /** Its sources. */
  sources: Source[];
  /** Its statements. */
  statements: Statement[];
  /** Claims in force. */
  positions: Position[];
  /** Its agreement rule, in the file's notation; null where every principal has to agree. */
  agreement: string | null;
  /** Its rules. */
  rules: ({
    /** Its id. */
    id: string;
    /** What every package must satisfy. */
    formula: Formula;
    /** Its reason. */
    reason: string;
    /** Statements. */
    because: Id[];
    /** Of a rule that the file does not write out: the steps round which orders in time agree. */
    steps?: Id[];
  })[];
  /** Its frames. */
  frames: ({
    /** The party. */
    party: Id;
    /** How it sees the dispute. */
    text: string;
    /** The analyst's own reading? */
    inferred: boolean;
    /** Statements. */
    because: Id[];
  })[];
  /** Its blocs. */
  blocs: ({
    /** Its id. */
    id: string;
    /** Its members. */
    with: Id[];
    /** The kind of round before which they settle a joint line. */
    before: string;
    /** Who says so. */
    basis: Basis;
    /** Statements. */
    because: Id[];
  })[];
  /** Its assumptions. */
  assumptions: ({
    /** About whom. */
    party: Id | null;
    /** About which red line; may be empty. */
    red_line: string;
    /** What is assumed. */
    values: {
      /** What a round costs. */
      cost_per_round?: Range;
      /** The chance of prevailing, as this party believes. */
      expects_to_prevail?: Range;
      /** The same after the shift of power that it foresees. */
      expects_to_prevail_later?: Range;
      /** The weight of the next period, 0 to 1. */
      discount?: Range;
      /** A share of the party's own valuation. */
      cost_of_conflict?: Range;
      /** How far a red line softens in a round. */
      softens_per_round?: Range;
      /** How far a red line hardens in a round. */
      hardens_per_round?: Range;
      /** The chance that the talks break down in a round. */
      breakdown_per_round?: Range;
    };
    /** Why. */
    reason: string;
    /** Statements. */
    because: Id[];
  })[];
  /** Its rounds. */
  rounds: Round[];
}

/** A party. */
export interface Party {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Its name is plural. */
  plural?: true;
  /** Its role. */
  role: "principal" | "mediator" | "supporter" | "observer" | "ratifier";
  /** Of a supporter: whom it supports; of a ratifier: for whom it ratifies. */
  of: Id | null;
  /** Does it take part in the talks? */
  at_the_table: boolean;
  /** Who speaks for it. */
  representatives: ({
    /** The id. */
    id: string;
    /** The name. */
    name: string;
    /** No longer speaks for the party. */
    former?: true;
  })[];
  /** Statements that its role rests on. */
  because: Id[];
}

/** A step, of whose order in time claims may speak. */
export interface Step {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Who does it; null where that is not said. */
  by: Id | null;
  /** Who would confirm that it is done. */
  verified_by: Id | null;
}

/** An issue. */
export interface Issue {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Whose own move it is; null for a joint issue. */
  by: Id | null;
  /** Its options. */
  options: ({
    /** Its id. */
    id: string;
    /** Its name. */
    name: string;
    /** Tabled by nobody? */
    hypothetical: boolean;
    /** Why it is in no package. */
    excluded: string | null;
    /** It leaves the question open, to a later day. */
    left_open?: true;
    /** It leaves the question to this party. */
    decided_by?: Id;
    /** Of a numeric issue: its number, or from one to another. */
    numbers?: Range;
  })[];
  /** Of a numeric issue: its numbers. */
  scale?: Scale;
  /** Of an order in time: its two steps. */
  steps?: Id[];
  /** The option now. */
  status_quo: Id | null;
  /** No claim, rule or proposal names it: its tabled options are one. */
  either?: true;
  /** Moves that cannot be taken back: from, to. */
  irreversible: ([Id, Id])[];
}

/** The numbers of a numeric issue. */
export interface Scale {
  /** The least. */
  from: number;
  /** The greatest. */
  to: number;
  /** How far they are apart. */
  step: number;
  /** What they count, or empty. */
  unit: string;
}

/** A source; what is not given is empty. */
export interface Source {
  /** Its id. */
  id: string;
  /** Its file. */
  file: string;
  /** Its title. */
  title: string;
  /** Its author. */
  author: string;
  /** Its publisher. */
  publisher: string;
  /** Its date, or unknown. */
  date: string;
  /** Its language. */
  language: string;
  /** A to F, or empty. */
  reliability: string;
  /** Where it is published. */
  url: string;
  /** The document whose text the file holds, or empty. */
  original: string;
  /** Of that document when its text was read. */
  original_sha256: string;
}

/** A statement. */
export interface Statement {
  /** Its id. */
  id: string;
  /** The party whose representative says it; null for the source's own voice, or for nobody named. */
  by: Id | null;
  /** Reported without a name. */
  unnamed?: true;
  /** Said with a hedge. */
  hedged?: true;
  /** The statements that it contradicts. */
  disputes?: Id[];
  /** Who says it. */
  representative: string | null;
  /** Who says it no longer speaks for the party. */
  former?: true;
  /** Parties that it is about. */
  about: Id[];
  /** Its source. */
  source: Id;
  /** Word for word, or a paraphrase? */
  verbatim: boolean;
  /** As it stands in the source; may be empty. */
  quote: string;
  /** The analyst's paraphrase; may be empty. */
  text: string;
  /** What is done by saying it. */
  act: string;
  /** Its date; may be empty. */
  date: string;
  /** Line of the file. */
  line: number;
}

/** A claim in force, with what it rests on. */
export interface Position {
  /** Its id. */
  id: string;
  /** Whose claim it is. */
  party: Id;
  /** The key that introduces it in the file. */
  kind: "demands" | "requires" | "accepts" | "takes" | "prefers" | "weighs" | "compares" | "priorities" | "values" | "weights" | "points" | "reservation";
  /** What is demanded, required or accepted. */
  formula?: Formula;
  /** Of a red line. */
  firmness?: Firmness;
  /** Of a red line: true where it was said of every option, untabled ones too. */
  only?: true;
  /** Of an order, of values, or of what a party takes: the issue. */
  issue?: Id;
  /** Of an order: the chain of options, best first. Else the options that a party takes. */
  options?: Id[];
  /** Of an order of numbers: which are better. */
  direction?: "listed" | "more" | "less";
  /** Of an order of issues: the chain. */
  terms?: ({
    /** Before the issue. */
    factor: number;
    /** The issue. */
    issue: Id;
  })[];
  /** Of a comparison: what is preferred. */
  left?: Formula;
  /** Between neighbours of a chain. */
  relations?: (">" | ">=" | "~")[];
  /** Of a comparison: to what. */
  right?: Formula;
  /** Of priorities: most important first. */
  formulas?: ({
    /** What the party wants. */
    formula: Formula;
    /** Is it not known whether the party wants it or its opposite? */
    open: boolean;
    /** Does a difference in it matter strongly? */
    strong: boolean;
  })[];
  /** Of values, weights or points. */
  entries?: ({
    /** The option. */
    option?: Id;
    /** The issue, where the claim is about several. */
    issue?: Id;
    /** The number, or the two ends. */
    value: Range;
  })[];
  /** Of a reservation: the utility of no agreement. */
  value?: Range;
  /** Of a reservation: true where it is in the unit of the party's points. */
  in_points?: true;
  /** Who it comes from. */
  basis: Basis;
  /** Statements. */
  because: Id[];
  /** Is it marked as the analyst's own reading? */
  inferred: boolean;
  /** Line of the file. */
  line: number;
}

/** A formula as a tree: a comparison, or an operator over parts. */
export type Formula = {
  /** The comparison. */
  is: "equals" | "differs" | "in" | "holds" | "less" | "at_most" | "at_least" | "more";
  /** The issue. */
  issue: Id;
  /** The options compared with. */
  options: Id[];
} | {
  /** The operator. */
  op: "not" | "and" | "or" | "implies" | "iff";
  /** What it joins. */
  parts: Formula[];
};

/** A round. */
export interface Round {
  /** Its id. */
  id: string;
  /** Its kind. */
  kind: string;
  /** Its date; may be empty. */
  date: string;
  /** Who took part. */
  with: Id[];
  /** How it ended. */
  outcome: string;
  /** Is it still to come? */
  planned: boolean;
  /** Statements. */
  because: Id[];
  /** What moved in it. */
  moved: ({
    /** The claim from this round on. */
    now: Claim;
    /** The claim that it replaced; null where it is new. */
    before: Claim | null;
  })[];
}

/** A claim; which keys it has depends on its kind. */
export interface Claim {
  /** Its id. */
  id: string;
  /** Whose claim it is. */
  party: Id;
  /** The key that introduces it in the file. */
  kind: "demands" | "requires" | "accepts" | "takes" | "prefers" | "weighs" | "compares" | "priorities" | "values" | "weights" | "points" | "reservation";
  /** What is demanded, required or accepted. */
  formula?: Formula;
  /** Of a red line. */
  firmness?: Firmness;
  /** Of a red line: true where it was said of every option, untabled ones too. */
  only?: true;
  /** Of an order, of values, or of what a party takes: the issue. */
  issue?: Id;
  /** Of an order: the chain of options, best first. Else the options that a party takes. */
  options?: Id[];
  /** Of an order of numbers: which are better. */
  direction?: "listed" | "more" | "less";
  /** Of an order of issues: the chain. */
  terms?: ({
    /** Before the issue. */
    factor: number;
    /** The issue. */
    issue: Id;
  })[];
  /** Of a comparison: what is preferred. */
  left?: Formula;
  /** Between neighbours of a chain. */
  relations?: (">" | ">=" | "~")[];
  /** Of a comparison: to what. */
  right?: Formula;
  /** Of priorities: most important first. */
  formulas?: ({
    /** What the party wants. */
    formula: Formula;
    /** Is it not known whether the party wants it or its opposite? */
    open: boolean;
    /** Does a difference in it matter strongly? */
    strong: boolean;
  })[];
  /** Of values, weights or points. */
  entries?: ({
    /** The option. */
    option?: Id;
    /** The issue, where the claim is about several. */
    issue?: Id;
    /** The number, or the two ends. */
    value: Range;
  })[];
  /** Of a reservation: the utility of no agreement. */
  value?: Range;
  /** Of a reservation: true where it is in the unit of the party's points. */
  in_points?: true;
}

/** Every party's order of every issue, with its red lines. */
export interface Board {
  /** Rows. */
  parties: Id[];
  /** Columns. */
  issues: Id[];
  /** Party by party, issue by issue. */
  cells: Cell[];
}

/** A party's order of one issue. */
export interface Cell {
  /** The row. */
  party: Id;
  /** The column. */
  issue: Id;
  /** Is every pair of options ordered or equal? */
  ordered: boolean;
  /** Claims that order them. */
  orders: Id[];
  /** Red lines on this issue and others. */
  wider: Id[];
  /** Options that may stand in a package. */
  options: ({
    /** The option. */
    option: Id;
    /** 0 the best known; one more than the last option known to be better. */
    place: number;
    /** Red lines on this issue alone that it breaks. */
    shut_out?: Id[];
    /** Such lines that do not name it, hypothetical as it is. */
    open?: Id[];
    /** Demands that ask for it. */
    asked?: Id[];
  })[];
  /** Red lines on this issue alone. */
  lines: ({
    /** Its id. */
    red_line: Id;
    /** Options that it allows. */
    allows: Id[];
    /** How it could be relaxed. */
    steps: ({
      /** Options that it adds. */
      adds: Id[];
      /** Steps of the line that must have been taken, from 0. */
      needs: number[];
    })[];
  })[];
}

/** A move between two states. */
export interface Edge {
  /** State, from 1. */
  from: number;
  /** State, from 1. */
  to: number;
  /** Whose move it is. */
  by: Row;
  /** Does it gain? */
  improvement: boolean;
}

/** What is drawn; null where there is nothing to draw. */
export interface Pictures {
  /** Who refuses what, option by option. */
  who: WhoRefuses | null;
  /** What is left of each scale. */
  numbers: Numbers | null;
  /** What blocks, and the least that would undo it. */
  knots: Knots | null;
  /** Which red lines moved, round by round. */
  rounds: Rounds | null;
  /** The same as SVG documents, by language; in a report alone. */
  svg: { [key: string]: {
    /** Who refuses what; null where there is nothing to draw. */
    who: string | null;
    /** What is left of each scale; likewise. */
    numbers: string | null;
    /** What blocks, and what would undo it; likewise. */
    knots: string | null;
    /** Which red lines moved; likewise. */
    rounds: string | null;
  } };
}

/** Who refuses what, option by option. */
export interface WhoRefuses {
  /** Columns, in the order of the file. */
  parties: ({
    /** The party. */
    party: Id;
    /** Can its consent matter? */
    needed: boolean;
  })[];
  /** Rows by issue, in the order of the file. */
  issues: ({
    /** The issue. */
    issue: Id;
    /** Is it drawn? Of many issues only those on which something collides. */
    shown: boolean;
    /** Does somebody whose consent counts rule out each of its tabled options? */
    refused: boolean;
    /** Its options. */
    rows: WhoRow[];
  })[];
  /** Claims over several issues, and reservations. */
  linked: ({
    /** Its id. */
    id: string;
    /** Whose it is. */
    party: Id;
    /** Who it comes from. */
    basis: Basis;
  })[];
  /** Rules that every package must satisfy. */
  rules: Id[];
  /** Issues each tabled option of which somebody rules out. */
  refused: number;
  /** Issues that are not drawn. */
  folded: number;
}

/** An option, or neighbours in the file of which the same is said. */
export interface WhoRow {
  /** In the order of the file. */
  options: Id[];
  /** Has somebody tabled it? */
  tabled: boolean;
  /** Parties of which something is on file, in the order of the columns. */
  cells: WhoCell[];
  /** Those that rule it out. */
  ruled_out_by: Id[];
  /** Those that would have to be asked: it is untabled. */
  to_ask: Id[];
}

/** What a party's claims say of an option. */
export interface WhoCell {
  /** The column. */
  party: Id;
  /** rules_out: a red line on this issue alone shuts it out. asks: a demand asks for it. takes: it would live with it. not_asked: untabled, and its red line does not name it. not_ruled_out: a claim speaks of it, and none of these. elsewhere: it speaks of the issue only together with others. */
  says: "rules_out" | "asks" | "takes" | "not_asked" | "not_ruled_out" | "elsewhere";
  /** The strongest of the claims'. */
  basis: Basis;
  /** The claims that say so. */
  claims: Id[];
}

/** What is left of each scale. */
export interface Numbers {
  /** In the order of the file. */
  scales: NumbersScale[];
}

/** A numeric issue, and what is said of its numbers. */
export interface NumbersScale {
  /** The issue. */
  issue: Id;
  /** Parties that say something of it, in the order of the file. */
  rows: ({
    /** Whose words these are. */
    party: Id;
    /** Can its consent matter? */
    needed: boolean;
    /** In the order of the scale. */
    spans: NumbersSaid[];
  })[];
  /** The numbers that nobody rules out whose consent counts. */
  left: ({
    /** The least of its numbers. */
    from: number;
    /** The greatest. */
    to: number;
  })[];
  /** Where none is left and two lines are apart: how far, those that are furthest. */
  gap: Gap | null;
}

/** Numbers of which a party says the same. */
export interface NumbersSaid {
  /** The least of its numbers. */
  from: number;
  /** The greatest. */
  to: number;
  /** As in the picture of who refuses what. */
  says: "rules_out" | "asks" | "takes" | "not_asked" | "not_ruled_out" | "elsewhere";
  /** The claims that say so. */
  claims: Id[];
}

/** What blocks, and the least that would undo it. */
export interface Knots {
  /** Nothing blocks: the knots are collisions of demands. */
  of_demands: boolean;
  /** The file has an agreement rule: lines of a knot leave every package without the consent that it takes, not every package broken. */
  by_rule: boolean;
  /** By party in the order of the file; then untabled options, then rules. */
  rows: KnotRow[];
  /** Those that are drawn, the smallest first. */
  knots: Knot[];
  /** Conflicts, or collisions. */
  knots_in_all: number;
  /** Are these all? */
  knots_complete: boolean;
  /** Ways by group and class. */
  classes: WayClassDrawn[];
  /** Ways. */
  ways_in_all: number;
  /** Is that number exact? */
  ways_complete: boolean;
}

/** A red line, a demand, an untabled option or a rule. */
export interface KnotRow {
  /** Which of these. */
  kind: "red_line" | "demand" | "untabled" | "rule";
  /** Of a claim or a rule; empty for an untabled option. */
  id: string;
  /** Of a claim: whose it is. */
  party: Id | null;
  /** Of an untabled option. */
  issue?: Id;
  /** Of an untabled option. */
  option?: Id;
  /** Of a claim: who it comes from. */
  basis?: Basis;
  /** Of a red line: how far it might move. */
  firmness?: Firmness;
  /** In how many conflicts or collisions it is, those not drawn too. */
  knots: number;
}

/** What cannot stand together. */
export interface Knot {
  /** Positions in `rows`, rules too. */
  rows: number[];
  /** Position in the answer's conflicts, or collisions. */
  number: number;
  /** Where it meets. */
  issues: Id[];
}

/** A class of ways: drawn whole, drawn by lot, or counted. */
export interface WayClassDrawn {
  /** by_moves, by_options or by_both. */
  group: "by_moves" | "by_options" | "by_both";
  /** Position in the group's classes. */
  class: number;
  /** Its ways. */
  count: number;
  /** Is that number exact? */
  complete: boolean;
  /** Those drawn: all of them, some drawn by lot, or none. */
  columns: WayColumn[];
}

/** A way. */
export interface WayColumn {
  /** Position in the class's ways. */
  way: number;
  /** What it moves and whom it asks, by row. */
  marks: ({
    /** Position in `rows`. */
    row: number;
    /** Its party is asked; else the line moves. */
    asked?: true;
  })[];
}

/** Which red lines came, moved and went, round by round. */
export interface Rounds {
  /** Those held up to the day of the answer, then those planned. */
  rounds: ({
    /** The round's id. */
    round: string;
    /** Is it still to come? */
    planned: boolean;
  })[];
  /** Red lines that changed, by party in the order of the file. */
  rows: RoundRow[];
  /** Red lines that did not. */
  unchanged: number;
}

/** A red line over time. */
export interface RoundRow {
  /** Its id. */
  id: string;
  /** Whose it is. */
  party: Id;
  /** By round held: absent; holds as before; gained, where there was none before; moved, where it said something else before; given_up, where it is no longer on file. */
  states: ("absent" | "holds" | "gained" | "moved" | "given_up")[];
}

/** An issue that tells packages apart, and its short name. */
export interface ShortIssue {
  /** The issue. */
  issue: Id;
  /** Without what it begins with like another. */
  name: string;
  /** All its options, in the order of the file. */
  options: ShortOption[];
}

/** An option and its short name. */
export interface ShortOption {
  /** The option. */
  option: Id;
  /** Without what it begins with like another of its issue. */
  name: string;
}

/** The file on disk. */
export interface Disk {
  /** As it stands on disk. */
  text: string;
  /** As it was last read or written here. */
  base: string;
}

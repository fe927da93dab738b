// The data of the page with its parts by id.  Nothing is concluded here: every conclusion stands in
// the answer.
import type { Cell, Claim, Formula, Issue, Page, Party, Position, Source, Statement } from "./answer";
import { packages_of } from "./packages";

export type Answer = Page["analysis"];
export type Basis = Position["basis"];
export type PackageOf = { [issue: string]: string };
export type Kind = Position["kind"];

const by_id = <T extends { id: string }>(list: T[]) => new Map(list.map((one) => [one.id, one]));

const most_letters = 40; // of a short name that stands in a sentence
const most_of_option = 30;

// Cut between words, where it has to be.
function shortened(text: string): string {
  if (text.length <= most_of_option) return text;
  return `${text.slice(0, most_of_option).replace(/[\s,;:]+\S*$/u, "")}…`;
}

export class Model {
  readonly answer: Answer;
  private readonly parties: Map<string, Party>;
  private readonly issues: Map<string, Issue>;
  private readonly statements: Map<string, Statement>;
  private readonly positions: Map<string, Position>;
  private readonly sources: Map<string, Source>;
  private readonly cells: Map<string, Cell>;
  private readonly options: Map<string, Map<string, string>>;
  private readonly quoted: Map<string, string[]>;
  private readonly short_issues: Map<string, string>; // issues that tell packages apart, in order
  private readonly short_options: Map<string, Map<string, string>>;
  private named: ReturnType<typeof packages_of> | undefined;

  constructor(readonly page: Page) {
    this.answer = page.analysis;
    this.parties = by_id(page.negotiation.parties);
    this.issues = by_id(page.negotiation.issues);
    this.statements = by_id(page.negotiation.statements);
    this.positions = by_id(page.negotiation.positions);
    this.sources = by_id(page.negotiation.sources);
    this.cells = new Map(page.board.cells.map((cell) => [`${cell.party} ${cell.issue}`, cell]));
    this.options = new Map(
      page.negotiation.issues.map((issue) => [
        issue.id,
        new Map(issue.options.map((option) => [option.id, option.name])),
      ]),
    );
    this.short_issues = new Map(page.short_names.map((one) => [one.issue, one.name]));
    this.short_options = new Map(
      page.short_names.map((one) => [one.issue, new Map(one.options.map(({ option, name }) => [option, name]))]),
    );
    this.quoted = new Map();
    for (const position of page.negotiation.positions) {
      for (const id of position.because) this.quoted.set(id, [...(this.quoted.get(id) ?? []), position.id]);
    }
  }

  // Packages that the page speaks of, each with the number that it has everywhere.
  get packages() {
    return (this.named ??= packages_of(this.page));
  }
  // What distinguishes a package: "Crimea: Ukrainian · NATO: Neutrality"; its options alone where
  // the names of its issues have no room.
  short_name(of: PackageOf): string {
    const parts = [...this.short_issues].map(([issue, name]) => ({
      issue: name,
      option: this.short_options.get(issue)?.get(of[issue] ?? "") ?? "",
    }));
    const whole = parts.map(({ issue, option }) => `${issue}: ${option}`).join(" · ");
    return whole.length <= most_letters ? whole : parts.map(({ option }) => shortened(option)).join(" · ");
  }
  party_name(id: string): string {
    return this.parties.get(id)?.name ?? id;
  }
  is_plural(id: string): boolean {
    return this.parties.get(id)?.plural ?? false;
  }
  issue_name(id: string): string {
    return this.issues.get(id)?.name ?? id;
  }
  option_name(issue: string, option: string): string {
    return this.options.get(issue)?.get(option) ?? option;
  }
  issue(id: string): Issue | undefined {
    return this.issues.get(id);
  }
  // How many options of the issue a package says as one word, this one among them.
  is_one_of(id: string, option: string): number {
    const issue = this.issue(id);
    const tabled = issue?.options.filter((one) => !one.hypothetical && one.excluded === null) ?? [];
    return issue?.either && tabled.some((one) => one.id === option) ? tabled.length : 1;
  }
  statement(id: string): Statement | undefined {
    return this.statements.get(id);
  }
  disputed_by(id: string): Statement[] {
    return this.page.negotiation.statements.filter((one) => one.disputes?.includes(id));
  }
  // Does who said it no longer speak for its party?
  is_of_former_voice(id: string): boolean {
    return this.statement(id)?.former === true;
  }
  position(id: string): Position | undefined {
    return this.positions.get(id);
  }
  source(id: string): Source | undefined {
    return this.sources.get(id);
  }
  cell(party: string, issue: string): Cell | undefined {
    return this.cells.get(`${party} ${issue}`);
  }

  // The statements that a claim rests on: of a red line that is a reservation, the answer knows.
  because(claim: string): string[] {
    const line = this.answer.red_lines?.find((one) => one.id === claim);
    return this.position(claim)?.because ?? line?.because ?? [];
  }
  party_of(claim: string): string {
    const line = this.answer.red_lines?.find((one) => one.id === claim);
    return this.position(claim)?.party ?? line?.party ?? claim;
  }

  // The claims that rest on a statement, and whether its words are to be seen in a source.
  claims_on(statement: string): string[] {
    return this.quoted.get(statement) ?? [];
  }
  has_passage(id: string): boolean {
    const statement = this.statement(id);
    return statement !== undefined && statement.quote !== "" && this.page.texts[statement.source] !== undefined;
  }
  issues_of(claim: Position | Claim): string[] {
    const of_formula = (formula: Formula | undefined): string[] =>
      formula === undefined ? [] : "is" in formula ? [formula.issue] : formula.parts.flatMap(of_formula);
    const formulas = [claim.formula, claim.left, claim.right, ...(claim.formulas ?? []).map((one) => one.formula)];
    const found = [claim.issue, ...formulas.flatMap(of_formula),
      ...(claim.terms ?? []).map((one) => one.issue), ...(claim.entries ?? []).map((one) => one.issue)];
    return [...new Set(found.filter((id): id is string => id !== undefined && id !== ""))];
  }

  source_title(id: string): string {
    const source = this.source(id);
    return source?.title || source?.file || id;
  }
}

// What is worth asking, by whom to ask it.
import type { ListedQuestion } from "../answer";
import { Listed, T } from "../i18n";
import { PartyMark } from "../pictures";
import { Few, Section } from "../section";
import { ClaimWords, Id, IssueName, Option, PackageLink, Party, WouldAccept, useModel } from "../words";

const is_preference = (kind: ListedQuestion["kind"]) => kind === "order" || kind === "weight" || kind === "fallback";
const kind_of = (question: ListedQuestion) => (is_preference(question.kind) ? "preference" : question.kind);

// Items in groups: each with the first that it goes together with.
function grouped<Item>(items: Item[], together: (a: Item, b: Item) => boolean): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const same = found.find((group) => together(group[0] as Item, item));
    if (same) same.push(item);
    else found.push([item]);
  }
  return found;
}

// Under one sentence: those of one rank; positions whatever their rank.
const ranked = (a: ListedQuestion, b: ListedQuestion) =>
  kind_of(a) === kind_of(b) && (a.kind === "position" ? a.issue === undefined === (b.issue === undefined)
    : a.rank === b.rank && a.leaves?.afterwards === b.leaves?.afterwards && a.without?.gone === b.without?.gone);

// Asked in one sentence: one party about several issues.
const one_sentence = (a: ListedQuestion, b: ListedQuestion) =>
  a.kind === b.kind && a.party === b.party && (a.kind === "position" || a.kind === "weight");

function Asked({ sentence }: { sentence: ListedQuestion[] }) {
  const model = useModel();
  const question = sentence[0] as ListedQuestion;
  const party = <Party party={question.party} />;
  const issue = <IssueName id={question.issue ?? ""} />;
  const option = (id: string | undefined) => <Option issue={question.issue ?? ""} id={id ?? ""} />;
  switch (question.kind) {
    case "position":
      if (question.issue === undefined) return <T id="question.ratify" party={party} />;
      return sentence.length === 1 ? <T id="question.position" party={party} issue={issue} /> : (
        <T id="page.asks_positions" party={party}
          issues={<Listed parts={sentence.map((one) => <IssueName id={one.issue ?? ""} />)} />} />
      );
    case "accept":
      return <WouldAccept party={party} issue={question.issue ?? ""} option={question.option ?? ""} />;
    case "stands": {
      const claim = model.position(question.red_line ?? "");
      return (
        <><T id="page.asks_stands" claim={claim ? <ClaimWords claim={claim} /> : <T id="page.line_reservation" party={party} />} /> <Id id={question.red_line ?? ""} /></>
      );
    }
    case "still_takes": {
      const claim = model.position(question.claim ?? "");
      return <><T id="brief.stands" claim={claim ? <ClaimWords claim={claim} /> : ""} /> <Id id={question.claim ?? ""} /></>;
    }
    case "order":
      return (
        <T id="question.order" party={party} issue={issue}
          first={option(question.options?.[0])} second={option(question.options?.[1])} />
      );
    case "weight": {
      const ids = [...new Set(sentence.flatMap((one) => one.issues ?? []))];
      const names = ids.map((id) => <IssueName id={id} />);
      const type = names.length === 2 ? "disjunction" : "conjunction";
      return <T id="question.weight" party={party} issues={<Listed type={type} parts={names} />} />;
    }
    default:
      return <T id="question.fallback" party={party} package={<PackageLink of={question.package ?? {}} />} />;
  }
}

// What an answer to one of so many would change.
function Answer({ question, count, first }: { question: ListedQuestion; count: number; first: boolean }) {
  const yes_no = (is: boolean | undefined) => (is ? "yes" : "no");
  const { leaves, without } = question;
  if (question.kind === "position") return <T id={question.issue === undefined ? "questions.ratify" : "questions.position"} count={count} />;
  if (leaves) {
    return (
      <T id="questions.accept" count={count} complete={yes_no(leaves.complete)} yes={leaves.yes} no={leaves.no}
        total={leaves.yes + leaves.no} all_move={yes_no(leaves.all_move)} enough={yes_no(leaves.enough)} afterwards={yes_no(leaves.afterwards)} />
    );
  }
  if (without) {
    return (
      <T id="questions.stands" count={count} doubt={question.doubt ?? "inferred"}
        complete={yes_no(without.complete)} gone={without.gone} left={without.left} total={without.gone + without.left} />
    );
  }
  if (question.kind === "still_takes") return <T id="questions.still_takes" />;
  return <T id="questions.preference" count={count} first={yes_no(first)} />;
}

const most_printed = 3; // questions to one party, in a short print

// The same question to several parties stands with each of them: whoever goes to see one of them
// reads what to ask there.
function Whom({ party, questions }: { party: string; questions: ListedQuestion[] }) {
  const groups = grouped(questions, ranked).map((group) => ({ group, sentences: grouped(group, one_sentence) }));
  const all = groups.flatMap(({ sentences }) => sentences);
  const printed = all.slice(0, all.length > most_printed + 1 ? most_printed : all.length);
  return (
    <article class="whom" data-of={party}>
      <h3><PartyMark party={party} /> <Party party={party} /></h3>
      <ul class="questions">
        {groups.map(({ group, sentences }, index) => {
          const question = group[0] as ListedQuestion;
          const before = groups[index - 1]?.group[0];
          return (
            <>
              <Few most={6} list="questions" items={sentences} show={(sentence) => (
                <li class={printed.includes(sentence) ? "asked" : "asked on-screen"} data-on={sentence.flatMap((one) => [one.issue ?? "", ...(one.issues ?? [])]).join(" ") || undefined}><Asked sentence={sentence} /></li>
              )} />
              <li class="note"><Answer question={question} count={question.kind === "position" ? group.length : sentences.length} first={!before || kind_of(before) !== kind_of(question)} /></li>
            </>
          );
        })}
        {printed.length < all.length && <li class="note on-paper"><T id="page.print_more" count={all.length - printed.length} /></li>}
      </ul>
    </article>
  );
}

export function Questions() {
  const { answer, page } = useModel();
  const questions = answer.questions;
  if (!questions || questions.length === 0) return null; // why not, stands with the method
  const parties = page.negotiation.parties.map((party) => party.id);
  const to = (party: string) => questions.filter((one) => one.party === party);
  return (
    <Section id="questions" title="questions.title">
      <p><T id="questions.intro" /></p>
      <div class="whoms">
        {parties.filter((party) => to(party).length > 0).map((party) => <Whom party={party} questions={to(party)} />)}
      </div>
    </Section>
  );
}

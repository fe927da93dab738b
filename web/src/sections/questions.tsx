// What is worth asking, ranked; and the place of the outlook.
import type { RobustQuestion } from "../answer";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { Section } from "../section";
import { EngineText, IssueName, Option, PackageWords, Party, useModel } from "../words";

function Asked({ question }: { question: RobustQuestion }) {
  const party = <Party party={question.party} />;
  if (question.issues) {
    const [first, second] = question.issues;
    return <T id="robust.question_weigh" party={party} first={<IssueName id={first} />} second={<IssueName id={second} />} />;
  }
  if (question.options && question.issue) {
    const [first, second] = question.options;
    return (
      <T id="robust.question_prefer" party={party} issue={<IssueName id={question.issue} />}
        first={<Option issue={question.issue} id={first} />} second={<Option issue={question.issue} id={second} />} />
    );
  }
  return <T id="page.question_fallback" party={party} package={<PackageWords of={question.no_agreement_or ?? {}} />} />;
}

export function Questions() {
  const { answer } = useModel();
  const words = useWords();
  const questions = answer.questions;
  return (
    <Section id="questions" title="robust.questions_title">
      {!questions || questions.length === 0 ? (
        <p>
          {questions ? <T id="robust.questions_none" /> : <T id="limits.why_not" why={<EngineText text={answer.not_computed.questions ?? ""} />} />}
        </p>
      ) : (
        <>
          <p><T id="robust.questions" /></p>
          <ol class="questions">
            {questions.map((question) => (
              <li class="card">
                <p class="asked"><Asked question={question} /></p>
                <p class="note"><T id="page.question_gain" gain={words.number(question.expected_gain, 3)} /></p>
                <Fold name="outcomes" summary={<T id="page.question_outcomes" />}>{() => (<>
                  <p><T id={question.no_agreement_or ? "page.question_if_yes" : "page.question_if_first"} share={words.percent(question.share_first)} /></p>
                  <PackageWords of={question.best_if_first} />
                  <p><T id={question.no_agreement_or ? "page.question_if_no" : "page.question_if_second"} /></p>
                  <PackageWords of={question.best_if_second} />
                </>)}</Fold>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

export function Outlook() {
  return <Section id="outlook" title="page.title_outlook"><p><T id="page.outlook_none" /></p></Section>;
}

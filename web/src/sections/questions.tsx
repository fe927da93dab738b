// What is worth asking, ranked; and the place of the outlook.
import type { RobustQuestion } from "../answer";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { Section } from "../section";
import { EngineText, IssueName, Option, PackageWords, Party, useModel } from "../words";

function Asked({ question }: { question: RobustQuestion }) {
  const party = <Party id={question.party} />;
  if (question.issues) {
    const [first, second] = question.issues;
    return <T id="question_weigh" party={party} first={<IssueName id={first} />} second={<IssueName id={second} />} />;
  }
  if (question.options && question.issue) {
    const [first, second] = question.options;
    return (
      <T id="question_prefer" party={party} issue={<IssueName id={question.issue} />}
        first={<Option issue={question.issue} id={first} />} second={<Option issue={question.issue} id={second} />} />
    );
  }
  return <T id="question_fallback" party={party} package={<PackageWords of={question.no_agreement_or ?? {}} />} />;
}

export function Questions() {
  const { answer } = useModel();
  const words = useWords();
  const questions = answer.questions;
  return (
    <Section id="questions" title="title_questions">
      {!questions || questions.length === 0 ? (
        <p>
          {questions ? <T id="questions_none" /> : <T id="not_computed" why={<EngineText text={answer.not_computed.questions ?? ""} />} />}
        </p>
      ) : (
        <>
          <p><T id="questions_help" /></p>
          <ol class="questions">
            {questions.map((question) => (
              <li class="card">
                <p class="asked"><Asked question={question} /></p>
                <p class="note"><T id="question_gain" gain={words.number(question.expected_gain, 3)} /></p>
                <Fold name="outcomes" summary={<T id="question_outcomes" />}>{() => (<>
                  <p><T id={question.no_agreement_or ? "question_if_yes" : "question_if_first"} share={words.percent(question.share_first)} /></p>
                  <PackageWords of={question.best_if_first} />
                  <p><T id={question.no_agreement_or ? "question_if_no" : "question_if_second"} /></p>
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
  return <Section id="outlook" title="title_outlook"><p><T id="outlook_none" /></p></Section>;
}

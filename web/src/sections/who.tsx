// Who refuses what: the picture, and what is known of the issues that nobody fights over.
import { Said, BriefLines, useBriefPart } from "../brief";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { NumbersLeft, WhoRefuses } from "../pictures";
import { Section } from "../section";
import { Issues, Parties, useModel } from "../words";

function Islands() {
  const { answer } = useModel();
  const islands = answer.islands ?? [];
  if (islands.length === 0) return null;
  return (
    <Fold name="behind" summary={<T id="page.behind_islands" count={islands.length} />}>
      {() => (
        <>
          <ul>{islands.map((island) => (
            <li data-on={island.issues.join(" ")}><T id="islands.island" issues={<Issues ids={island.issues} />} silent={<Parties parties={island.subject_to} />}
              apart={island.demands_collide ? "yes" : "no"} demands={<Issues ids={island.demands_collide ?? []} />} /></li>
          ))}</ul>
          {!answer.islands_complete && <p><T id="islands.more" /></p>}
        </>
      )}
    </Fold>
  );
}

export function Who() {
  const { answer } = useModel();
  const words = useWords();
  const standpoints = useBriefPart("standpoints");
  if (!answer.packages) return null;
  return (
    <Section id="who" title="page.title_who">
      <WhoRefuses />
      <NumbersLeft />
      {standpoints && (
        <Fold name="behind" summary={<span lang={words.locale}>{standpoints.title}</span>}>{() => <BriefLines part={standpoints} />}</Fold>
      )}
      <Said part="other_issues" />
      <Islands />
    </Section>
  );
}

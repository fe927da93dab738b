// The page: one answer, drawn from the JSON that stands in it.
import { type ComponentChildren, render } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import "./page.css";
import { type Filter, apply, follow } from "./address";
import type { Page } from "./answer";
import { OnFile } from "./author/panel";
import { Contents } from "./contents";
import { Drawn } from "./drawn";
import { Fold, open_all_for_print } from "./fold";
import { Catalogue, type Language, T, Words, languages, preferred_language, remember_language, useWords } from "./i18n";
import type { State } from "./live/client";
import { Settled, useLive } from "./live/controls";
import { Session } from "./live/session";
import { SupposedByLink } from "./live/supposed";
import { Model } from "./model";
import { ClaimsOfAll, Method } from "./sections/annex";
import { Board } from "./sections/board";
import { Conflicts } from "./sections/conflicts";
import { First } from "./sections/first";
import { Impasse } from "./sections/impasse";
import { Packages } from "./sections/packages";
import { Proposals } from "./sections/proposals";
import { Ratification } from "./sections/ratification";
import { Schedules } from "./sections/schedules";
import { Questions } from "./sections/questions";
import { Readings } from "./sections/readings";
import { Sources } from "./sections/sources";
import { States } from "./sections/states";
import { Time } from "./sections/time";
import { WaysOutSection } from "./sections/ways";
import { Who } from "./sections/who";
import { Tour } from "./tour/tour";
import { Data, Name, useModel } from "./words";

// What stands in the page's data: a page, and for the workbench the state of the session.
type Embedded = Page & { live?: State };

// What may follow a click a moment later.  Made once: what does not change need not be looked
// through again.
const slow = (
  <>
    <Questions />
    <Proposals />
    <Packages />
    <States />
    <Impasse />
    <Time />
  </>
);

// What follows once that is drawn which is worked on: a click is answered there first.
function Following({ children }: { children: ComponentChildren }) {
  const model = useModel();
  const [shown, set_shown] = useState(model);
  useEffect(() => set_shown(model), [model]);
  return <Data.Provider value={shown}>{children}</Data.Provider>;
}

// Made once, as what is slow.
const above = (
  <>
    <Who />
    <Conflicts />
  </>
);
const below = (
  <>
    <WaysOutSection />
    <Ratification />
    <Schedules />
  </>
);

// At once, so that nothing is redrawn under what somebody selects a moment later.
function SourcesNow() {
  const { page, answer } = useModel();
  const words = useWords();
  return <Drawn from={[page.texts, page.negotiation, page.briefs, page.language, answer.evidence, answer.disputed, words]}><Sources /></Drawn>;
}

// What stands in the file is told as the file has it, whatever is supposed meanwhile; where the text
// has changed under a supposition, claims are told as they are typed.
function useModelOfFile(): Model {
  const model = useModel();
  const state = useLive()?.state;
  const last = useRef<{ model: Model; text: string } | null>(null);
  if (state !== undefined && !state.supposing) last.current = { model, text: state.text };
  const is_known = last.current !== null && last.current.text === state?.text;
  const { page } = model;
  return useMemo(() => (is_known && last.current ? last.current.model : new Model({ ...page, negotiation: { ...page.negotiation, positions: [] } })),
    [is_known, is_known ? last.current?.model : page]);
}

function OnFileNow() {
  const model = useModelOfFile();
  const { page, answer } = model;
  return <Data.Provider value={model}><Drawn from={[page.negotiation, page.language, answer.warnings, useWords()]}><OnFile /></Drawn></Data.Provider>;
}

// In a report the pictures say what the board says; in the workbench it is what one works on.
function BoardOfReport() {
  return <Fold name="board-fold" holds="board" summary={<T id="page.title_board" />}>{() => <Board />}</Fold>;
}

function useFilter(): Filter {
  const [filter, set_filter] = useState<Filter>({ party: "", issue: "" });
  useEffect(() => follow(set_filter), []);
  const [sheet] = useState(() => new CSSStyleSheet());
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, [sheet]);
  useEffect(() => apply(filter, sheet), [filter, sheet]);
  return filter;
}

// At the foot of every printed sheet, which one it is of.
function useRunningTitle(title: string) {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const text = title.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ");
    sheet.replaceSync(`@page { @bottom-left { content: "${text}" } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); };
  }, [title]);
}

// Whether a print holds the annex too, and what is folded away.
function PrintSwitch() {
  const page = document.documentElement;
  const [full, set_full] = useState(page.dataset.print === "full");
  useEffect(() => { page.dataset.print = full ? "full" : "short"; }, [full]);
  return (
    <label class="print-all">
      <input type="checkbox" checked={full} onChange={(event) => set_full(event.currentTarget.checked)} /> <T id="page.print_all" />
    </label>
  );
}

function Top({ title, language, choose }: { title: string; language: Language; choose: (language: Language) => void }) {
  return (
    <header class="top">
      <p class="brand"><b>zopa</b> <span><T id="page.brand" /></span></p>
      <p class="choices">
        <PrintSwitch />
        <label class="language">
          <span class="hidden"><T id="page.language" /></span>
          <select value={language} onChange={(event) => choose(event.currentTarget.value as Language)}>
            {languages.map(([id, name]) => <option value={id} lang={id}>{name}</option>)}
          </select>
        </label>
      </p>
      <h1 dir="auto"><Name>{title}</Name></h1>
    </header>
  );
}

function App({ data }: { data: Embedded }) {
  const [language, set_language] = useState<Language>(preferred_language);
  const [page, set_page] = useState<Page>(data);
  const model = useMemo(() => new Model(page), [page]);
  const newest = useRef(model);
  newest.current = model;
  const words = useMemo(() => new Catalogue(language, (party) => newest.current.is_plural(party)), [language]);
  const show = useCallback((state: State) => set_page(state.page), []);
  const filter = useFilter();
  useRunningTitle(page.negotiation.title);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  const choose = (chosen: Language) => {
    remember_language(chosen);
    set_language(chosen);
  };
  const is_live = data.live !== undefined;
  const sections = (
    <>
      <First />
      <Following>{above}</Following>
      {is_live && <Board />}
      {is_live && <OnFileNow />}
      <Following>{below}</Following>
      <Settled>{slow}</Settled>
      <SourcesNow />
      <Readings />
      {!is_live && page.board.issues.length > 0 && <BoardOfReport />}
      <ClaimsOfAll />
      <Method show_ids={is_live} />
    </>
  );
  return (
    <Words.Provider value={words}>
      <Data.Provider value={model}>
        <a class="skip" href="#verdict"><T id="page.skip" /></a>
        <Top title={page.negotiation.title} language={language} choose={choose} />
        <Contents filter={filter} />
        {data.live ? <Session first={data.live} show={show}>{sections}</Session> : <><SupposedByLink />{sections}</>}
        {is_live && <Tour />}
      </Data.Provider>
    </Words.Provider>
  );
}

const place = document.getElementById("page");
const text = document.getElementById("data")?.textContent;
if (place !== null && text) {
  const data = JSON.parse(text) as Embedded;
  if (data.live) data.live.page = data;
  place.className = "drawn";
  place.replaceChildren();
  render(<App data={data} />, place);
  open_all_for_print();
}

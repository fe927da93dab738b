// The page: one answer, drawn from the JSON that stands in it.
import { render } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import "./page.css";
import { open_all_for_print } from "./fold";
import type { Page } from "./answer";
import { Catalogue, type Language, T, Words, languages, preferred_language, remember_language } from "./i18n";
import type { Message } from "./i18n";
import type { State } from "./live/client";
import { Settled } from "./live/controls";
import { Session } from "./live/session";
import { Model } from "./model";
import { Board } from "./sections/board";
import { Conflicts } from "./sections/conflicts";
import { Evidence, Method } from "./sections/evidence";
import { Impasse } from "./sections/impasse";
import { WhatMoved } from "./sections/moved";
import { Packages } from "./sections/packages";
import { Proposals } from "./sections/proposals";
import { Readings } from "./sections/readings";
import { Outlook, Questions } from "./sections/questions";
import { States } from "./sections/states";
import { IssueByIssue } from "./sections/issues";
import { Scope, Verdict } from "./sections/verdict";
import { WaysOutSection } from "./sections/ways";
import { OpenSource, type Opened, SourceDialog } from "./sources";
import { Data, Name } from "./words";

// What stands in the page's data: a page, and for the workbench the state of the session.
type Embedded = Page & { live?: State };

function Contents({ page }: { page: Page }) {
  const { analysis } = page;
  const all: [string, Message, boolean][] = [
    ["moved-since", "page.title_moved", Boolean(analysis.moved)],
    ["issues", "issues.title", Boolean(analysis.packages)],
    ["conflicts", "page.title_conflicts", Boolean(analysis.packages)],
    ["board", "page.title_board", page.board.issues.length > 0],
    ["ways", "ways.title", Boolean(analysis.packages)],
    ["readings", "readings.title", (analysis.readings ?? []).length > 0],
    ["proposals", "page.title_proposals", (analysis.proposals ?? []).length > 0],
    ["packages", "page.title_packages", Boolean(analysis.packages ?? analysis.settlements)],
    ["impasse", "impasse.title", Boolean(analysis.impasse_map)],
    ["states", "page.title_states", Boolean(analysis.stability)],
    ["outlook", "page.title_outlook", true],
    ["questions", "questions.title", true],
    ["evidence", "evidence.title", true],
    ["method", "page.title_method", true],
  ];
  return (
    <ul>
      {all.filter(([, , is_there]) => is_there).map(([id, title]) => <li><a href={`#${id}`}><T id={title} /></a></li>)}
    </ul>
  );
}

// What may follow a click a moment later.  Made once: what does not change need not be looked
// through again.
const slow = (
  <>
    <Packages />
    <Impasse />
    <States />
    <Outlook />
    <Questions />
    <Evidence />
  </>
);

function App({ data }: { data: Embedded }) {
  const [language, set_language] = useState<Language>(preferred_language);
  const [page, set_page] = useState<Page>(data);
  const [opened, set_opened] = useState<Opened | null>(null);
  const model = useMemo(() => new Model(page), [page]);
  const newest = useRef(model);
  newest.current = model;
  const words = useMemo(() => new Catalogue(language, (party) => newest.current.is_plural(party)), [language]);
  const show = useCallback((state: State) => set_page(state.page), []);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  const choose = (chosen: Language) => {
    remember_language(chosen);
    set_language(chosen);
  };
  const sections = (
    <>
      <Verdict />
      <WhatMoved />
      <IssueByIssue />
      <Conflicts />
      <Board />
      <WaysOutSection />
      <Readings />
      <Proposals />
      <Settled>{slow}</Settled>
      <Method />
    </>
  );
  return (
    <Words.Provider value={words}>
      <Data.Provider value={model}>
        <OpenSource.Provider value={set_opened}>
          <a class="skip" href="#verdict"><T id="page.skip" /></a>
          <header class="top">
            <p class="brand">zopa</p>
            <label class="language">
              <span class="hidden"><T id="page.language" /></span>
              <select value={language} onChange={(event) => choose(event.currentTarget.value as Language)}>
                {languages.map(([id, name]) => <option value={id} lang={id}>{name}</option>)}
              </select>
            </label>
          </header>
          <h1 dir="auto"><Name>{page.negotiation.title}</Name></h1>
          <Scope />
          <nav aria-label={words.text("page.contents")}><Contents page={page} /></nav>
          {data.live ? <Session first={data.live} show={show}>{sections}</Session> : sections}
          <SourceDialog opened={opened} close={() => set_opened(null)} />
        </OpenSource.Provider>
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

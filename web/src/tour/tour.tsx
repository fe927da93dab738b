// A tour of the page, which points at its parts one by one and leaves all of them to be used.  It
// comes when it is asked for, can be left at any step, and does not lie over what it points at.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { unfold } from "../fold";
import { T } from "../i18n";
import type { Message } from "../i18n";
import { useMarkOfPage } from "../mark";
import { useModel } from "../words";
import { is_asked_by_address, put_tour } from "./begin";
import { Sentence } from "./sentence";
import { type Step, bring_into_view, steps_here, target_of } from "./steps";
import "./tour.css";

// How much of the page it takes: what is at the end must still come out above it.
function useHeight(place: { current: HTMLElement | null }) {
  useLayoutEffect(() => {
    const page = document.documentElement;
    const watch = new ResizeObserver(() => page.style.setProperty("--tour-height", `${place.current?.offsetHeight ?? 0}px`));
    if (place.current) watch.observe(place.current);
    return () => {
      watch.disconnect();
      page.style.removeProperty("--tour-height");
    };
  }, []);
}

// The mark on what is pointed at; what is drawn anew is marked anew.
function useMark(step: Step | undefined) {
  const { page } = useModel();
  useEffect(() => {
    const target = step && target_of(step);
    target?.setAttribute("data-tour", "here");
    return () => target?.removeAttribute("data-tour");
  }, [step, page]);
}

function Open({ steps, leave }: { steps: Step[]; leave: () => void }) {
  const [at, set_at] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const step = steps[at];
  const target = step === undefined ? null : target_of(step);
  useHeight(place);
  useMarkOfPage("touring");
  useMark(step);
  useEffect(() => {
    if (target !== null && place.current !== null) {
      unfold(target);
      bring_into_view(target, place.current);
    }
    title.current?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => put_tour(() => title.current?.focus({ preventScroll: true })), []); // asked for again
  if (step === undefined) return null;
  const is_last = at === steps.length - 1;
  const go_there = () => {
    const part = target?.matches("button, a[href]") ? target : target?.querySelector<HTMLElement>("button, a[href], summary, [tabindex]") ?? target;
    if (part && part === target && !part.matches("button, a[href]")) part.tabIndex = -1;
    part?.focus({ preventScroll: true });
  };
  return (
    <div ref={place} class="tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text"
      onKeyDown={(event) => { if (event.key === "Escape") { event.stopPropagation(); leave(); } }}>
      <h2 id="tour-title" ref={title} tabIndex={-1}><T id={`page.tour_${step.id}_title` as Message} /> <span class="note"><T id="page.tour_step" number={at + 1} count={steps.length} /></span></h2>
      <p id="tour-text"><T id={`page.tour_${step.id}` as Message} /></p>
      {step.id === "sentence" && <Sentence />}
      <p class="buttons">
        {at > 0 && <button type="button" data-do="back" onClick={() => set_at(at - 1)}><T id="page.tour_back" /></button>}
        {is_last ? <button type="button" class="main" data-do="end" onClick={leave}><T id="page.tour_end" /></button>
          : <button type="button" class="main" data-do="next" onClick={() => set_at(at + 1)}><T id="page.tour_next" /></button>}
        {target !== null && <button type="button" data-do="go-there" onClick={go_there}><T id="page.todo_go" /></button>}
        {!is_last && <button type="button" class="link" data-do="skip" onClick={leave}><T id="page.tour_skip" /></button>}
      </p>
    </div>
  );
}

export function Tour() {
  const [steps, set_steps] = useState<Step[] | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const start = useCallback(() => {
    document.querySelector<HTMLElement>("html.side-by-side [data-do=panes]")?.click(); // all parts are seen
    opener.current = document.activeElement as HTMLElement | null;
    setTimeout(() => set_steps(steps_here()));
  }, []);
  useEffect(() => { if (is_asked_by_address()) start(); }, []);
  useEffect(() => { if (steps === null) put_tour(start); }, [steps]);
  const leave = () => {
    const seen = document.querySelector<HTMLElement>("[data-tour]");
    set_steps(null);
    const to = opener.current?.isConnected && opener.current !== document.body ? opener.current : seen ?? document.querySelector<HTMLElement>("h2");
    if (to && !to.matches("button, a[href], input, [tabindex]")) to.tabIndex = -1;
    to?.focus({ preventScroll: true });
  };
  return steps === null ? null : <Open steps={steps} leave={leave} />;
}

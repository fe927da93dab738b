// One stop of the keyboard for a group of buttons: Tab goes on to the next group, the arrow keys from
// one button to the next (WAI-ARIA Authoring Practices, roving tabindex).
const all_in = (group: HTMLElement) =>
  [...group.querySelectorAll<HTMLElement>("button, summary")].filter((one) => !(one as HTMLButtonElement).disabled && one.checkVisibility());

// The stop of the group is `at`, or stays where it was.
export function rove(group: HTMLElement, at?: HTMLElement) {
  const all = [...group.querySelectorAll<HTMLElement>("button, summary")];
  const stop = (at !== undefined && all.includes(at) ? at : undefined)
    ?? all.find((one) => one.tabIndex === 0 && one.hasAttribute("tabindex") && !(one as HTMLButtonElement).disabled)
    ?? group.querySelector<HTMLElement>(".opener") ?? all[0];
  for (const one of all) one.tabIndex = one === stop ? 0 : -1;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function on_key(event: KeyboardEvent & { currentTarget: HTMLElement }, close: () => void) {
  const step = steps[event.key];
  if (event.key === "Escape") {
    event.currentTarget.querySelector<HTMLElement>(".opener")?.focus();
    close();
  }
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = all_in(event.currentTarget);
  const at = all.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  all[(at + step + all.length) % all.length]?.focus();
}

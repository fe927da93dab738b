// What the address of the page says after its `#`: where one is, and whom and what one looks at.
//
//   #ways                            a part of the page
//   #ways?party=ukraine&issue=nato   the same, of what concerns one party and one issue
//   #?suppose=[[{"kind":…}]]         what is supposed beside the file: live/link.ts
import { reveal } from "./fold";

export interface Filter { party: string; issue: string } // empty: any
const nothing: Filter = { party: "", issue: "" };

export interface Address { at: string; filter: Filter | null; supposed: string | null }

export function parsed(hash: string): Address {
  const [at = "", asked] = hash.replace(/^#/, "").split("?");
  if (asked === undefined) return { at: decoded(at), filter: null, supposed: null };
  const values = new URLSearchParams(asked);
  const filter = { party: values.get("party") ?? "", issue: values.get("issue") ?? "" };
  return { at: decoded(at), filter, supposed: values.get("suppose") };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is part of the id
  }
}

export function address(at: string, { party, issue }: Filter, suppose = ""): string {
  const values = new URLSearchParams([["party", party], ["issue", issue], ["suppose", suppose]].filter(([, value]) => value !== ""));
  const asked = values.toString();
  return `#${encodeURIComponent(at)}${asked && `?${asked}`}`;
}

// Follows the address, now and whenever it changes.  A plain link keeps the filter that is on.
export function follow(changed: (filter: Filter) => void): () => void {
  let now = nothing;
  const look = () => {
    const { at, filter } = parsed(location.hash);
    if (filter !== null) now = filter;
    else if (now.party + now.issue !== "") history.replaceState(null, "", address(at, now));
    changed(now);
    if (at !== "") setTimeout(() => reveal(at));
  };
  const clicked = (event: MouseEvent) => { // a second click on the same link goes there, too
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href^="#"]');
    if (link && parsed(link.hash).at === parsed(location.hash).at && link.hash.length > 1) reveal(parsed(link.hash).at);
  };
  addEventListener("hashchange", look);
  document.addEventListener("click", clicked);
  if (location.hash !== "") look();
  return () => {
    removeEventListener("hashchange", look);
    document.removeEventListener("click", clicked);
  };
}

// What the filter hides: lists and rows say in `data-of` and `data-on` whom and what they are about.
export function apply(filter: Filter, sheet: CSSStyleSheet) {
  const rules: string[] = [];
  const hide = (name: string, value: string) => {
    const id = CSS.escape(value);
    rules.push(`[data-${name}]:not([data-${name}~="${id}"]){display:none}`);
  };
  if (filter.party !== "") {
    hide("of", filter.party);
    rules.push(`.cell[data-party]:not([data-party="${CSS.escape(filter.party)}"]){display:none}`);
  }
  if (filter.issue !== "") {
    hide("on", filter.issue);
    rules.push(`.issue[data-issue]:not([data-issue="${CSS.escape(filter.issue)}"]){display:none}`);
  }
  sheet.replaceSync(rules.join("\n"));
}

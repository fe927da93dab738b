// The tour is asked for: by name, or by the address, as the start page does.  It never comes unasked.
let begin = () => {};
export const put_tour = (start: () => void) => { begin = start; };
export const begin_tour = () => begin();

// Asked for once: a page that is loaded again is not.
export function is_asked_by_address(): boolean {
  if (location.hash !== "#tour") return false;
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

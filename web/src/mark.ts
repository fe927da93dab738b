// What the whole page looks like while a part of it is there: a class of the root.  `:has()` there
// would have the browser look through every element again at each change of any of them.
import { useLayoutEffect } from "preact/hooks";

export function useMarkOfPage(name: string, is_set = true) {
  useLayoutEffect(() => {
    if (!is_set) return;
    document.documentElement.classList.add(name);
    return () => document.documentElement.classList.remove(name);
  }, [name, is_set]);
}

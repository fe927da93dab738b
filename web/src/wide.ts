// Whether there is room for a margin beside the text: quotes stand in it then.
import { useEffect, useState } from "preact/hooks";

const wide = matchMedia("(min-width: 1500px)");

export function useWide(): boolean {
  const [is_wide, set_wide] = useState(wide.matches);
  useEffect(() => {
    const changed = () => set_wide(wide.matches);
    wide.addEventListener("change", changed);
    return () => wide.removeEventListener("change", changed);
  }, []);
  return is_wide;
}

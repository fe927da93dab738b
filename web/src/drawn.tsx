// What is drawn anew only where something of `from` is another, whatever else the answer has changed.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { Data, useModel } from "./words";

export function Drawn({ from, children }: { from: unknown[]; children: ComponentChildren }) {
  const model = useModel();
  return useMemo(() => <Data.Provider value={model}>{children}</Data.Provider>, from);
}

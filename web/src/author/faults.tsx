// Why something was not written.
import type { Fault } from "../live/client";
import { useModel } from "../words";

export function Faults({ faults }: { faults: Fault[] }) {
  const { page } = useModel();
  return faults.length === 0 ? null : <div role="alert">{faults.map((fault) => <p class="fault" lang={page.language}>{fault.message}</p>)}</div>;
}

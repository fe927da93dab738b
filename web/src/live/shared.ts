// A new value in which every part that is as it was is the old one itself, so that what is drawn
// from it need not be drawn again.  Parts of a list that have an id are found by it.
export function shared<Value>(old: Value, now: Value): Value {
  if (Object.is(old, now) || typeof now !== "object" || typeof old !== "object" || now === null || old === null) return now;
  if (Array.isArray(now)) return Array.isArray(old) ? (shared_list(old, now) as Value) : now;
  const before = old as Record<string, unknown>;
  const after = now as Record<string, unknown>;
  const keys = Object.keys(after);
  let is_same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    after[key] = shared(before[key], after[key]);
    is_same &&= after[key] === before[key] && key in before;
  }
  return is_same ? old : now;
}

const id_of = (one: unknown) => (one as { id?: unknown } | null)?.id;

function shared_list(old: unknown[], now: unknown[]): unknown[] {
  const by_id = typeof id_of(old[0]) === "string" ? new Map(old.map((one) => [id_of(one), one])) : null;
  let is_same = old.length === now.length;
  now.forEach((one, index) => {
    now[index] = shared(by_id === null ? old[index] : by_id.get(id_of(one)), one);
    is_same &&= now[index] === old[index];
  });
  return is_same ? old : now;
}

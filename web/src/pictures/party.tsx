// A party's letter and colour, from the order of the file: the same everywhere.
import { useModel } from "../words";
import type { Model } from "../model";

const colours = 10;

function place_of(model: Model, party: string): number {
  return Math.max(0, model.page.negotiation.parties.findIndex((one) => one.id === party));
}

// A … Z, then A2 …
export function letter_of(model: Model, party: string): string {
  const place = place_of(model, party);
  const again = Math.floor(place / 26);
  return String.fromCharCode(65 + (place % 26)) + (again === 0 ? "" : String(again + 1));
}

export const class_of = (model: Model, party: string) => `party-${(place_of(model, party) % colours) + 1}`;

// Beside the party's name it says nothing new: `named` is for where it stands alone.
export function PartyMark({ party, named = false }: { party: string; named?: boolean }) {
  const model = useModel();
  const name = model.party_name(party);
  return (
    <span class={`party-mark ${class_of(model, party)}`} title={name}>
      <span aria-hidden="true">{letter_of(model, party)}</span>
      {named && <span class="hidden">{name}</span>}
    </span>
  );
}

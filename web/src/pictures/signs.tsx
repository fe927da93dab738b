// What a claim says of an option, as a sign: never by colour alone.
import type { WhoCell } from "../answer";
import { T } from "../i18n";

export type Stance = WhoCell["says"] | "nothing";

const signs: Record<Stance, string> = {
  rules_out: "✕", asks: "●", takes: "○", not_asked: "?", not_ruled_out: "–", elsewhere: "↓", nothing: "·",
};

export const Sign = ({ says }: { says: Stance }) => <span class="sign" aria-hidden="true">{signs[says]}</span>;
export const StanceWords = ({ says }: { says: Stance }) => <T id="picture.stance" says={says} />;

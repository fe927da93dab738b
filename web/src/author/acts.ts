// What can be done, by its name: the search finds it beside what can be looked at.  None in a report.
import type { Message } from "../i18n";

export interface OneAct { name: Message; keys?: string; run: () => void }

let all: OneAct[] = [];
export const put_acts = (acts: OneAct[]) => { all = acts; };
export const acts_to_do = (): readonly OneAct[] => all;

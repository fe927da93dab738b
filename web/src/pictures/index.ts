// The pictures of an answer: each draws nothing where there is nothing to draw.
import "./pictures.css";

export { EvidenceBars } from "./evidence";
export { Knots } from "./knots";
export { PartyMark } from "./party";
export { NumbersLeft } from "./numbers";
export { ProposalsByParty } from "./proposals";
export { Rounds } from "./rounds";
export { WhoRefuses } from "./who";

"""Stability of a .gmcr file by its definitions, over lists of states.

A player is a party, or several that act as one: it moves by the options of all of them, and prefers
a state where each of them does.  Others answer by any steps in which nobody moves twice in a row.
"""
import itertools
import json

CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SIM")


def holds(condition, state):
    if isinstance(condition, dict):
        return any(holds(member, state) for member in condition["members"])
    return all((state >> option & 1) == (side == "Y") for option, side in condition)


class Model:
    def __init__(self, file, players=None):
        options = file["options"]
        self.makers = file["decisionMakers"]
        self.directions = [option["permittedDirection"] for option in options]
        self.states = [state for state in range(1 << len(options))
                       if not any(holds(condition, state) for condition in file["infeasibles"])]
        self.players = players or [[maker] for maker in range(len(self.makers))]
        self.scores = [{state: self.score(maker, state) for state in self.states}
                       for maker in self.makers]
        self.reach = [{state: self.steps(player, state) for state in self.states}
                      for player in self.players]

    @staticmethod
    def score(maker, state):
        score = 0
        for condition in maker["preferences"]:
            score = 2 * score + holds(condition, state)
        return score

    def may_change(self, option, state):
        to_yes = not state >> option & 1
        return {"both": True, "fwd": to_yes, "back": not to_yes}[self.directions[option]]

    def steps(self, player, state):
        own = [option for member in player for option in self.makers[member]["options"]]
        found = []
        for other in self.states:
            changed = [option for option in range(len(self.directions)) if (state ^ other) >> option & 1]
            if changed and all(o in own and self.may_change(o, state) for o in changed):
                found.append(other)
        return found

    def prefers(self, i, new, old):
        return all(self.scores[member][new] > self.scores[member][old] for member in self.players[i])

    def improvements(self, i, state):
        return [to for to in self.reach[i][state] if self.prefers(i, to, state)]

    def answers(self, i, state, steps_of):
        """What the others can bring about from the state."""
        seen, open_ends = set(), [(state, None)]
        while open_ends:
            at, last = open_ends.pop()
            for j in range(len(self.players)):
                if j in (i, last):
                    continue
                for to in steps_of(j, at):
                    if (to, j) not in seen:
                        seen.add((to, j))
                        open_ends.append((to, j))
        return {to for to, _ in seen}

    def is_deterred(self, concept, i, state, to):
        """Can the others answer the improvement so that it brings nothing?"""
        if concept == "Nash":
            return False
        if concept == "SIM":
            return self.is_spoiled(i, state, to)
        steps_of = self.improvements if concept == "SEQ" else lambda j, at: self.reach[j][at]
        for answer in self.answers(i, to, steps_of):
            if self.prefers(i, answer, state):
                continue
            if concept != "SMR" or not any(self.prefers(i, back, state)
                                           for back in self.reach[i][answer]):
                return True
        return False

    def is_spoiled(self, i, state, to):
        """… by improvements of their own from the state, made at the same time."""
        others = [[0] + [(better ^ state) for better in self.improvements(j, state)]
                  for j in range(len(self.players)) if j != i]
        for changes in itertools.product(*others):
            reached = to
            for change in changes:
                reached ^= change
            if reached in self.scores[0] and not self.prefers(i, reached, state):
                return True
        return False

    def result(self):
        stable = {concept: ["".join(
            "1" if all(self.is_deterred(concept, i, state, to)
                       for to in self.improvements(i, state)) else "0" for state in self.states)
            for i in range(len(self.players))] for concept in CONCEPTS}
        equilibria = {concept: [s + 1 for s in range(len(self.states))
                                if all(row[s] == "1" for row in stable[concept])]
                      for concept in CONCEPTS}
        return {"stability": stable, "equilibria": equilibria}


def pairs_as_one(makers):
    for pair in itertools.combinations(range(makers), 2):
        if makers > 2:
            yield [list(pair)] + [[maker] for maker in range(makers) if maker not in pair]


def of_file(path):
    file = json.loads(path.read_text(encoding="utf-8"))
    model = Model(file)
    variants = []
    for players in pairs_as_one(len(file["decisionMakers"])):
        variants.append({"coalitions": [one if len(one) > 1 else one[0] for one in players],
                         "players": [{"members": one} for one in players],
                         "published": Model(file, players).result()})
    return {"model": path.name, "states": {"count": len(model.states)},
            "published": model.result(), "variants": variants}

"""Efficient and fair packages of a Genius or NegoLog scenario, by looking at every package.

Gains are measured from the reservation, or from the worst package where that is better.
"""
import itertools
import json
import math
import xml.etree.ElementTree

ROUNDED = 9  # decimals of utilities, before anything is compared
TIE = 1e-9


def profile_of_genius(path):
    space = xml.etree.ElementTree.parse(path).getroot()
    weights = {one.get("index"): float(one.get("value")) for one in space.iter("weight")}
    terms = []
    for issue in space.iter("issue"):
        values = {item.get("value"): float(item.get("evaluation")) for item in issue.iter("item")}
        best = max(values.values())
        terms.append({name: weights[issue.get("index")] * (value / best if best > 0 else 0)
                      for name, value in values.items()})
    reservation = space.find("reservation")
    return terms, float(reservation.get("value")) if reservation is not None else 0.0


def profile_of_negolog(path):
    file = json.loads(path.read_text(encoding="utf-8"))
    terms = [{name: file["issueWeights"][issue] * value for name, value in values.items()}
             for issue, values in file["issues"].items()]
    return terms, file["reservationValue"]


def best_by(points, objective):
    scores = [objective(point) for point in points]
    best = max(scores)
    tied = [point for point, score in zip(points, scores) if score >= best - TIE]
    return {"value": best, "n_points": len(tied), "points": tied}


def dominates(a, b):
    return a != b and all(x >= y for x, y in zip(a, b))


def analysis(profiles):
    points = set()
    for package in itertools.product(*(list(term) for term in profiles[0][0])):
        points.add(tuple(round(sum(term[value] for term, value in zip(terms, package)), ROUNDED)
                         for terms, _ in profiles))
    least = [min(point[p] for point in points) for p in range(len(profiles))]
    most = [max(point[p] for point in points) for p in range(len(profiles))]
    fallback = [reservation for _, reservation in profiles]
    start = [max(a, b) for a, b in zip(fallback, least)]
    efficient = sorted((a for a in points if not any(dominates(b, a) for b in points)), reverse=True)
    rational = [point for point in efficient
                if all(u >= d for u, d in zip(point, fallback))]
    found = {"utility_min": least, "utility_max": most,
             "pareto": {"count": len(efficient), "points": efficient},
             "pareto_rational": {"count": len(rational)}}
    if not rational:
        return found
    gains = lambda point: [u - d for u, d in zip(point, start)]
    shares = lambda point: [(u - d) / (m - d) for u, d, m in zip(point, start, most) if m > d]
    found["nash"] = best_by(rational, lambda point: math.prod(gains(point)))
    found["kalai_smorodinsky_maximin"] = best_by(rational, lambda point: min(shares(point)))
    found["egalitarian_gain"] = best_by(rational, lambda point: min(gains(point)))
    found["max_welfare_rational"] = best_by(rational, sum)
    acceptable = [point for point in points if all(u >= d for u, d in zip(point, fallback))]
    found["opposition"] = min(math.sqrt(sum((1 - u / m) ** 2 for u, m in zip(point, most)))
                              for point in acceptable)
    return found


def of_genius(folder):
    """All packages of the domain too: as option numbers by issue, with their utilities."""
    domain = next(path for path in folder.glob("*.xml") if path.stem == "domain")
    names = sorted(path.name for path in folder.glob("*.xml") if path != domain)
    profiles = [profile_of_genius(folder / name) for name in names]
    bids = list(itertools.product(*(range(len(term)) for term in profiles[0][0])))
    own = {name: {"genius_utility": [sum(list(term.values())[value] for term, value in zip(terms, bid))
                                     for bid in bids]}
           for name, (terms, _) in zip(names, profiles)}
    return {"scenario": folder.name, "domain_file": domain.name, "bids": bids, "profiles": own,
            "cases": [{"case": "all", "parties": names, "analysis": {"genius": analysis(profiles)}}]}


def of_negolog(folder):
    profiles = [profile_of_negolog(folder / name) for name in ("profileA.json", "profileB.json")]
    return {"scenario": folder.name, "analysis": analysis(profiles)}

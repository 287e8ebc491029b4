"""Counts cases as `npm run -s recount` does, from its description alone: standard library, no code shared."""
import json
import sys
from decimal import Decimal
from fractions import Fraction


def metres(area):
    return str(area.quantize(Decimal("0.01")))


def count(case):
    rule = case["rule"]
    area_of = {}
    for unit in case["units"]:
        voter = unit["voter"]
        area_of[voter] = area_of.get(voter, Decimal(0)) + Decimal(unit["area"])
    last = {}
    for ballot in case["ballots"]:
        last[ballot["voter"]] = ballot["choice"]
    groups = {"total": list(area_of)}
    for choice in ("for", "against", "abstain"):
        groups[choice] = [voter for voter in area_of if last.get(voter) == choice]
    groups["participating"] = [voter for voter in area_of if last.get(voter) in ("for", "against", "abstain")]
    heads = {name: len(group) for name, group in groups.items()}
    area = {name: sum((area_of[voter] for voter in group), Decimal(0)) for name, group in groups.items()}
    participation = Fraction(*rule["participation"])
    approval = Fraction(*rule["approval"])

    def reached(part, whole, share, strict):
        part, whole = Fraction(part), Fraction(whole)
        if part == 0:
            return False
        return part > share * whole if strict else part >= share * whole

    tests = {
        "participationArea": reached(area["participating"], area["total"], participation, False),
        "participationHeads": reached(heads["participating"], heads["total"], participation, False),
        "approvalArea": reached(area["for"], area["participating"], approval, rule["approvalStrict"]),
        "approvalHeads": reached(heads["for"], heads["participating"], approval, rule["approvalStrict"]),
    }
    order = ("total", "participating", "for", "against", "abstain")
    return {
        "id": case["id"],
        "heads": {name: heads[name] for name in order},
        "area": {name: metres(area[name]) for name in order},
        "tests": tests,
        "passed": all(tests.values()),
    }


for line in sys.stdin:
    print(json.dumps(count(json.loads(line)), separators=(",", ":"), ensure_ascii=False))

#!/usr/bin/env python3
"""Checks a vote's bundle step by step: python3 verify.py BUNDLE [...] [--key KEY]

The second verifier: Python's standard library only, sharing no code with the portal. Steps and exit codes are those of
scripts/verify.ts: 0 every step passed, 1 a step failed, 2 nothing to check. --brief prints one line for each file.
"""
import base64
import hashlib
import json
import re
import sys


class Wrong(Exception):
    pass


def demand(holds, otherwise):
    if not holds:
        raise Wrong(otherwise)


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519, verification only (RFC 8032, 5.1.7)

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    w, x, y, z = f - e, h - g, h + g, f + e
    return (w * x % P, y * z % P, x * y % P, w * z % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def read_point(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = read_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(public_key, message, signature):
    key, r = read_point(public_key), read_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or key is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    return same_point(times(s, BASE), add(r, times(k, key)))


# The Merkle tree (RFC 9162, 2.1)


def leaf_hash(text):
    return sha256(b"\x00" + text.encode("utf-8"))


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def largest_power_below(size):
    return 1 << ((size - 1).bit_length() - 1)


def root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"")
    k = largest_power_below(len(hashes))
    return node_hash(root(hashes[:k]), root(hashes[k:]))


def consistency_proof(size, hashes, known=True):
    if size == len(hashes):
        return [] if known else [root(hashes)]
    k = largest_power_below(len(hashes))
    if size <= k:
        return consistency_proof(size, hashes[:k], known) + [root(hashes[k:])]
    return consistency_proof(size - k, hashes[k:], False) + [root(hashes[:k])]


def consistent(size1, size2, root1, root2, proof):
    if size1 < 1 or size1 > size2:
        return False
    if size1 == size2:
        return not proof and root1 == root2
    if not proof or any(len(each) != 32 for each in [root1, root2, *proof]):
        return False
    path = ([root1] if size1 & (size1 - 1) == 0 else []) + list(proof)
    at, last = size1 - 1, size2 - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(each, before), node_hash(each, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, each)
        at, last = at >> 1, last >> 1
    return last == 0 and before == root1 and after == root2


def included(index, size, leaf, proof, expected):
    if not 0 <= index < size or any(len(each) != 32 for each in [leaf, expected, *proof]):
        return False
    at, last, result = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            result = node_hash(each, result)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            result = node_hash(result, each)
        at, last = at >> 1, last >> 1
    return last == 0 and result == expected


# What a leaf may look like

ID = r"[A-Za-z0-9_.-]{1,64}"
HASH = r"[0-9a-f]{64}"
WHOLE = r"(?:0|[1-9][0-9]{0,15})"
QUOTED = r'"(?:[^"\\\n]|\\[^\n])*"'
PAIR = f"{WHOLE}/{WHOLE}"
CHOICE = "(?:for|against|abstain)"

MATTER = re.compile(
    f"matter (?P<position>{WHOLE}) {ID} participation (?P<participation>{PAIR}) "
    f"approval (?P<bound>over|at-least) (?P<approval>{PAIR}) {QUOTED} {QUOTED} {QUOTED}"
)
MANIFEST = re.compile(
    f"wugong manifest 1\nvote (?P<vote>{ID})\nestate {ID}\norigin (?P<origin>[^\n]+)\ntitle {QUOTED}\n"
    f"scope (?:estate|building|entrance) {ID}\nplan {ID} [A-Za-z0-9_.-]{{1,128}}\nprofile {ID} {QUOTED} {WHOLE}\n"
    f"window (?P<opens>{WHOLE}) (?P<closes>{WHOLE})\nopened {WHOLE}\n(?P<questions>(?:matter [^\n]+\n)+)"
    f"roll (?P<heads>{WHOLE}) (?P<area>{WHOLE}) {HASH}\n(?P<voters>(?:voter {HASH}\n)*)"
)
BALLOT = re.compile(
    f"wugong ballot 1\nvote (?P<vote>{ID})\nvoter (?P<line>{HASH})\nversion (?P<version>{WHOLE})\n"
    f"supersedes (?P<supersedes>-|{WHOLE})\nchannel (?:online|paper)\nat (?P<at>{WHOLE})\n"
    f"questions (?P<questions>{HASH})\nchoices (?P<seal>{HASH})\n"
)
CLOSING = re.compile(
    f"wugong closing 1\nvote (?P<vote>{ID})\nat (?P<at>{WHOLE})\nballots (?P<ballots>{WHOLE})\n"
    f"counted (?P<counted>{WHOLE})\ntotal (?P<total>{PAIR})\n(?P<matters>(?:matter [^\n]+\n)+)"
    f"passed (?P<passed>yes|no)\nopenings (?P<openings>{HASH})\n"
)
RESULT = re.compile(
    f"matter (?P<position>{WHOLE}) for (?P<for>{PAIR}) against (?P<against>{PAIR}) "
    f"abstain (?P<abstain>{PAIR}) passed (?P<passed>yes|no)"
)
ROLL_OPENING = re.compile(f"(?P<salt>{HASH}) (?P<voter>{ID}) (?P<area>{WHOLE})")
BALLOT_OPENING = re.compile(
    f"(?P<salt>{HASH}) (?P<at>{WHOLE}) (?P<area>{WHOLE}) (?P<choices>{CHOICE}(?:,{CHOICE})*)"
)
NOTE = re.compile(
    "(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,15})\n(?P<root>[A-Za-z0-9+/]{43}=)\n)\n"
    "\u2014 (?P<name>[^\\s+]+) (?P<signature>[A-Za-z0-9+/]{91}=)\n"
)
KEY = re.compile(r"(?P<name>[^\s+]{1,200})\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/]{44})")


def read(shape, text, otherwise):
    match = shape.fullmatch(text)
    demand(match is not None, otherwise)
    return match.groupdict()


def pair(text):
    first, second = text.split("/")
    return int(first), int(second)


def exact_base64(text):
    data = base64.b64decode(text)
    return data if base64.b64encode(data).decode() == text else None


def only_pairs(pairs):
    names = [name for name, _ in pairs]
    demand(len(set(names)) == len(names), "a name stands twice")
    return dict(pairs)


FIELDS = ["format", "kind", "key", "leaves", "heads"]


def head_sizes(count):
    sizes, size = [], 1
    while size < count:
        sizes.append(size)
        size *= 2
    return sizes + [count]


class Check:
    def __init__(self, data, expected_key):
        self.data = data
        self.expected_key = expected_key

    def format(self):
        unread = "this is no bundle, or not byte for byte as it was written"
        try:
            text = self.data.decode("utf-8")
            bundle = json.loads(text, object_pairs_hook=only_pairs)
            demand(isinstance(bundle, dict), unread)
            self.kind = bundle.get("kind")
            demand(bundle.get("format") == "wugong-bundle-1", unread)
            demand(self.kind in ("sealed", "public", "interim"), unread)
            demand(list(bundle) == FIELDS + (["roll", "openings"] if self.kind == "sealed" else []), unread)
            demand(isinstance(bundle["key"], str), unread)
            for name in list(bundle)[3:]:
                demand(isinstance(bundle[name], list) and all(isinstance(each, str) for each in bundle[name]), unread)
            demand(json.dumps(bundle, ensure_ascii=False, indent="\t") + "\n" == text, unread)
        except (ValueError, RecursionError):
            raise Wrong(unread)
        self.sealed = self.kind == "sealed"
        self.bundle, self.leaves, self.heads = bundle, bundle["leaves"], bundle["heads"]
        return f"{self.kind}, {len(self.leaves)} leaves"

    def key(self):
        text = self.bundle["key"]
        fields = read(KEY, text, "the key is none")
        data = exact_base64(fields["key"])
        demand(data is not None and len(data) == 33 and data[0] == 1, "the key is none")
        self.name, self.public_key = fields["name"], data[1:]
        self.key_id = sha256(f"{self.name}\n".encode() + data)[:4]
        demand(self.key_id.hex() == fields["id"], "the key is none")
        demand(self.expected_key in (None, text), "this is not the expected key")
        return text + (", as expected" if self.expected_key else " \u2014 compare it with the one that is posted")

    def tree(self):
        demand(self.leaves, "there is no leaf")
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]
        self.sizes = head_sizes(len(self.leaves))
        demand(len(self.heads) == len(self.sizes), f"{len(self.heads)} heads instead of {len(self.sizes)}")
        self.notes = []
        for at, (size, head) in enumerate(zip(self.sizes, self.heads)):
            note = read(NOTE, head, f"head {at} is none")
            demand(note["size"] == str(size), f"head {at} is not of size {size}")
            rebuilt = base64.b64encode(root(self.hashes[:size])).decode()
            demand(note["root"] == rebuilt, f"leaves 0 to {size - 1} do not make the root of the head of size {size}")
            self.notes.append(note)
        return "the leaves make the roots of the heads"

    def signatures(self):
        for at, note in enumerate(self.notes):
            data = exact_base64(note["signature"])
            by_key = data is not None and len(data) == 68 and data[:4] == self.key_id and note["name"] == self.name
            holds = by_key and signed(self.public_key, note["text"].encode("utf-8"), data[4:])
            demand(holds, f"head {at} is not signed by the key")
        return f"{len(self.notes)} heads signed"

    def consistency(self):
        roots = [base64.b64decode(note["root"]) for note in self.notes]
        for at in range(1, len(self.sizes)):
            size1, size2 = self.sizes[at - 1], self.sizes[at]
            proof = consistency_proof(size1, self.hashes[:size2])
            holds = consistent(size1, size2, roots[at - 1], roots[at], proof)
            demand(holds, f"head of size {size1} does not begin that of size {size2}")
        return "each head begins the next"

    def manifest(self):
        found = read(MANIFEST, self.leaves[0], "leaf 0 is no manifest")
        self.vote, self.questions = found["vote"], found["questions"]
        self.matters = [read(MATTER, line, "a matter is none") for line in self.questions.split("\n")[:-1]]
        self.roll = [line[6:] for line in found["voters"].split("\n")[:-1]]
        self.total = (int(found["heads"]), int(found["area"]))
        self.opens, self.closes = int(found["opens"]), int(found["closes"])
        demand(all(note["origin"] == found["origin"] for note in self.notes), "a head is of another origin")
        demand(found["origin"].endswith(f"/votes/{self.vote}"), "the origin is not of this vote")
        demand(self.opens < self.closes, "the window ends before it begins")
        demand(len(self.roll) == self.total[0], "the roll has not as many lines as heads")
        demand(self.roll == sorted(set(self.roll)), "the lines of the roll are not in order, or one stands twice")
        return f"{len(self.matters)} matters, {len(self.roll)} voters"

    def roll_sums(self):
        if not self.sealed:
            return "sealed: not part of this bundle"
        demand(len(self.bundle["roll"]) == len(self.roll), "not every line of the roll is opened")
        self.areas = {}
        for at, (text, line) in enumerate(zip(self.bundle["roll"], self.roll)):
            otherwise = f"roll line {at} does not open"
            found = read(ROLL_OPENING, text, otherwise)
            record = f"wugong roll line 1\n{self.vote} {found['voter']} {found['area']}\n"
            demand(sha256(bytes.fromhex(found["salt"]) + record.encode()).hex() == line, otherwise)
            self.areas[line] = int(found["area"])
        total = sum(self.areas.values())
        demand(total == self.total[1], f"the areas of the roll make {total}, not {self.total[1]}")
        return f"the lines open and make {total}"

    def ballots(self):
        known, questions = set(self.roll), sha256(self.questions.encode("utf-8")).hex()
        self.latest, self.cast = {}, []
        end = len(self.leaves) if self.kind == "interim" else len(self.leaves) - 1
        for position in range(1, end):
            ballot = read(BALLOT, self.leaves[position], f"leaf {position} is no ballot")
            line, before = ballot["line"], self.latest.get(ballot["line"])
            demand(ballot["vote"] == self.vote, f"ballot {position} is of another vote")
            demand(line in known, f"ballot {position} is of nobody on the roll")
            version = 1 + (int(self.leaves[before].split("\n")[3][8:]) if before else 0)
            demand(int(ballot["version"]) == version, f"ballot {position} is not the next version of its voter")
            demand(ballot["supersedes"] == str(before or "-"), f"ballot {position} supersedes the wrong leaf")
            demand(self.opens <= int(ballot["at"]) < self.closes, f"ballot {position} is outside the window")
            demand(ballot["questions"] == questions, f"ballot {position} answers other questions")
            self.latest[line] = position
            self.cast.append((position, ballot))
        return f"{len(self.cast)} ballots, {len(self.latest)} count"

    def openings(self):
        if not self.sealed:
            return "sealed: not part of this bundle"
        demand(len(self.bundle["openings"]) == len(self.cast), "not every ballot is opened")
        self.opened = {}
        for text, (position, ballot) in zip(self.bundle["openings"], self.cast):
            otherwise = f"ballot {position} does not open"
            found = read(BALLOT_OPENING, text, otherwise)
            demand(found["at"] == str(position), f"an opening is not that of ballot {position}")
            what = f"{self.vote} {ballot['line']} {ballot['version']} {found['area']} {found['choices']}"
            record = f"wugong choices 1\n{what}\n"
            demand(sha256(bytes.fromhex(found["salt"]) + record.encode()).hex() == ballot["seal"], otherwise)
            demand(
                self.areas[ballot["line"]] == int(found["area"]), f"ballot {position} has another area than the roll"
            )
            chosen = found["choices"].split(",")
            demand(len(chosen) == len(self.matters), f"ballot {position} does not answer each matter once")
            self.opened[position] = (int(found["area"]), chosen)
        return f"{len(self.opened)} ballots open"

    def closing(self):
        if self.kind == "interim":
            return "interim: the log goes on"
        record = read(CLOSING, self.leaves[-1], "the last leaf is no closing record")
        self.record = record
        demand(record["vote"] == self.vote, "the closing record is of another vote")
        demand(int(record["at"]) >= self.closes, "the closing record is from before the end")
        demand(int(record["ballots"]) == len(self.cast), "the record says another number of ballots than the log")
        demand(int(record["counted"]) == len(self.latest), "the record counts another number of voters than the log")
        demand(pair(record["total"]) == self.total, "the record has another total than the roll")
        if self.sealed:
            lines = ["wugong openings 1", *self.bundle["roll"], *self.bundle["openings"], ""]
            demand(sha256("\n".join(lines).encode()).hex() == record["openings"], "these are not the openings of the closing")
        return "the last leaf, and it agrees with the log"

    def passes(self, matter, sums):
        numerator, denominator = pair(matter["participation"])
        least, of = pair(matter["approval"])
        for unit in (0, 1):
            part = sum(each[unit] for each in sums.values())
            agreed = sums["for"][unit]
            if part == 0 or agreed == 0 or part * denominator < self.total[unit] * numerator:
                return False
            if agreed * of < part * least or (matter["bound"] == "over" and agreed * of == part * least):
                return False
        return True

    def tally(self):
        if self.kind == "interim":
            return "interim: nothing is counted"
        results = [read(RESULT, line, "a result is none") for line in self.record["matters"].split("\n")[:-1]]
        demand(len(results) == len(self.matters), "the record has not every matter")
        for at, (matter, result) in enumerate(zip(self.matters, results)):
            name = f"matter {matter['position']}"
            demand(result["position"] == matter["position"], f"the record lacks {name}")
            sums = {choice: pair(result[choice]) for choice in ("for", "against", "abstain")}
            heads = sum(each[0] for each in sums.values())
            demand(heads == len(self.latest), f"{name}: the choices do not make the voters counted")
            demand(sum(each[1] for each in sums.values()) <= self.total[1], f"{name}: more area than the roll has")
            if self.sealed:
                own = {choice: [0, 0] for choice in sums}
                for position in self.latest.values():
                    area, chosen = self.opened[position]
                    own[chosen[at]][0] += 1
                    own[chosen[at]][1] += area
                for choice, said in sums.items():
                    says = f"{name}, {choice}: the ballots make {own[choice]}, the record {list(said)}"
                    demand(tuple(own[choice]) == said, says)
            demand((result["passed"] == "yes") == self.passes(matter, sums), f"{name}: the verdict is wrong")
        everything = all(result["passed"] == "yes" for result in results)
        demand((self.record["passed"] == "yes") == everything, "the verdict on the whole is wrong")
        if self.sealed:
            return "recounted from the ballots: the same"
        return "sums and tests of the record hold; the split is recounted from the sealed bundle"

    def steps(self):
        return [
            ("format", self.format),
            ("key", self.key),
            ("tree", self.tree),
            ("signatures", self.signatures),
            ("consistency", self.consistency),
            ("manifest", self.manifest),
            ("roll", self.roll_sums),
            ("ballots", self.ballots),
            ("openings", self.openings),
            ("closing record", self.closing),
            ("tally", self.tally),
        ]


def verify(path, expected_key, brief):
    with open(path, "rb") as file:
        check = Check(file.read(), expected_key)
    failed = None
    for number, (name, step) in enumerate(check.steps(), 1):
        passed, says = None, "not reached"
        if not failed:
            try:
                passed, says = True, step()
            except Wrong as wrong:
                passed, says, failed = False, str(wrong), f"{number}. {name}"
        if not brief:
            word = {True: "pass", False: "FAIL", None: "-"}[passed]
            print(f"{number:2}. {name}: {word} \u2014 {says}")
    print(f"FAIL {path} ({failed})" if failed and brief else f"{'FAIL' if failed else 'PASS'} {path}")
    return failed is None


def main(arguments):
    expected_key, brief, paths = None, False, []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--key" and arguments:
            expected_key = arguments.pop(0)
        elif argument == "--brief":
            brief = True
        else:
            paths.append(argument)
    if not paths:
        print("Say which: python3 verify.py BUNDLE [...] [--key KEY]", file=sys.stderr)
        return 2
    try:
        return 0 if all([verify(path, expected_key, brief) for path in paths]) else 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))

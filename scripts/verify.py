#!/usr/bin/env python3
"""Checks a vote's bundle, or the receipt of a ballot, step by step: python3 verify.py FILE [...] [--key KEY]

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
CHOICE = "(?:for|against|abstain|invalid)"

MATTER = re.compile(
    f"matter (?P<position>{WHOLE}) {ID} participation (?P<participation>{PAIR}) "
    f"approval (?P<bound>over|at-least) (?P<approval>{PAIR}) of (?P<of>participants|all) {QUOTED} {QUOTED} {QUOTED}"
)
MANIFEST = re.compile(
    f"wugong manifest 1\nvote (?P<vote>{ID})\nestate {ID}\norigin (?P<origin>[^\n]+)\ntitle {QUOTED}\n"
    f"scope (?:estate|building|entrance|interested) {ID}\nplan {ID} [A-Za-z0-9_.-]{{1,128}}\n"
    f"profile {ID} {QUOTED} {WHOLE}\nconflict (?P<conflict>(?:electronic|paper|first|last)-stands)\n"
    f"silence (?P<silence>not-participating|deemed-majority)\n"
    f"window (?P<opens>{WHOLE}) (?P<closes>{WHOLE})\nopened {WHOLE}\n(?P<questions>(?:matter [^\n]+\n)+)"
    f"roll (?P<heads>{WHOLE}) (?P<area>{WHOLE}) {HASH}\n(?P<voters>(?:voter {HASH}\n)*)"
)
BALLOT = re.compile(
    f"wugong ballot 1\nvote (?P<vote>{ID})\nvoter (?P<line>{HASH})\nversion (?P<version>{WHOLE})\n"
    f"previous (?P<previous>-|{WHOLE})\nchannel (?P<channel>online|paper|municipal)\nat (?P<at>{WHOLE})\n"
    f"questions (?P<questions>{HASH})\nchoices (?P<seal>{HASH})\n"
)
PAPER = re.compile(
    f"wugong paper 1\nvote (?P<vote>{ID})\npaper (?P<paper>{ID})\nvoter (?P<line>{HASH})\nmode (?:open|sealed)\n"
    f"photo (?:-|{HASH})\nreceived (?P<received>{WHOLE})\nfirst (?P<first>{HASH})\nsecond (?P<second>-|{HASH})\n"
    f"outcome (?P<outcome>confirmed|set-aside|invalid|rejected)\nballot (?P<ballot>-|{WHOLE})\nat {WHOLE}\n"
)
VOID = re.compile(f"wugong void 1\nvote (?P<vote>{ID})\nballot (?P<ballot>{WHOLE})\nreason {QUOTED}\nat {WHOLE}\n")
EXTENSION = re.compile(
    f"wugong extension 1\nvote (?P<vote>{ID})\nnumber (?P<number>{WHOLE})\n"
    f"closing (?P<from>{WHOLE}) (?P<to>{WHOLE})\nreason {QUOTED}\nat (?P<at>{WHOLE})\n"
)
CANCEL = re.compile(f"wugong cancel 1\nvote (?P<vote>{ID})\nat {WHOLE}\nreason {QUOTED}\n")
CLOSING = re.compile(
    f"wugong closing 1\nvote (?P<vote>{ID})\nat (?P<at>{WHOLE})\nballots (?P<ballots>{WHOLE})\n"
    f"counted (?P<counted>{PAIR})\npapers (?P<confirmed>{WHOLE}) set-aside (?P<aside>{WHOLE}) "
    f"invalid (?P<invalid>{WHOLE}) void (?P<void>{WHOLE})\ntotal (?P<total>{PAIR})\n"
    f"(?P<matters>(?:matter [^\n]+\n)+)passed (?P<passed>yes|no)\nopenings (?P<openings>{HASH})\n"
)
RESULT = re.compile(
    f"matter (?P<position>{WHOLE}) for (?P<for>{PAIR}) against (?P<against>{PAIR}) abstain (?P<abstain>{PAIR}) "
    f"invalid (?P<invalid>{PAIR}) passed (?P<passed>yes|no)"
    f"(?: deemed (?P<deemed>-|for|against|abstain) (?P<silent>{PAIR}) deemed-passed (?P<deemed_passed>yes|no))?"
)
KIND = re.compile("wugong (manifest|ballot|paper|void|extension|cancel|closing) 1\n")
ROLL_OPENING = re.compile(f"(?P<salt>{HASH}) (?P<voter>{ID}) (?P<area>{WHOLE})")
BALLOT_OPENING = re.compile(
    f"(?P<salt>{HASH}) (?P<at>{WHOLE}) (?P<area>{WHOLE}) (?P<choices>{CHOICE}(?:,{CHOICE})*)"
)
PAPER_OPENING = re.compile(f"(?P<salt>{HASH}) (?P<at>{WHOLE}) (?P<first>{ID}) (?P<second>-|{ID})")
NOTE = re.compile(
    "(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,15})\n(?P<root>[A-Za-z0-9+/]{43}=)\n)\n"
    "\u2014 (?P<name>[^\\s+]+) (?P<signature>[A-Za-z0-9+/]{91}=)\n"
    "(?P<witnesses>(?:\u2014 [^\\s+]+ [A-Za-z0-9+/]{102}==\n)*)"
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


FIELDS = ["format", "kind", "key", "witnesses", "leaves", "heads"]
OPENED = ["roll", "openings", "papers"]
DELETED = "-"


def head_sizes(count):
    sizes, size = [], 1
    while size < count:
        sizes.append(size)
        size *= 2
    return sizes + [count]


def as_written(data, unread):
    """The JSON object of a file, which must stand byte for byte as the portal writes it."""
    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=only_pairs)
        demand(isinstance(value, dict), unread)
        demand(json.dumps(value, ensure_ascii=False, indent="\t") + "\n" == text, unread)
        return value
    except (ValueError, RecursionError):
        raise Wrong(unread)


def is_texts(value):
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def read_key(text, algorithm, otherwise):
    fields = read(KEY, text, otherwise)
    data = exact_base64(fields["key"])
    demand(data is not None and len(data) == 33 and data[0] == algorithm, otherwise)
    identity = sha256(f"{fields['name']}\n".encode() + data)[:4]
    demand(identity.hex() == fields["id"], otherwise)
    return fields["name"], identity, data[1:]


def signed_by(note, key):
    name, identity, public_key = key
    data = exact_base64(note["signature"])
    by_key = data is not None and len(data) == 68 and data[:4] == identity and note["name"] == name
    return by_key and signed(public_key, note["text"].encode("utf-8"), data[4:])


def cosigned_by(text, line, key):
    """C2SP tlog-cosignature, cosignature/v1."""
    name, identity, public_key = key
    data = exact_base64(line.split(" ")[2])
    if data is None or len(data) != 76 or data[:4] != identity or line.split(" ")[1] != name:
        return False
    seconds = int.from_bytes(data[4:12], "big")
    return seconds < 2**63 and signed(public_key, f"cosignature/v1\ntime {seconds}\n{text}".encode("utf-8"), data[12:])


def salted(salt, record):
    return sha256(bytes.fromhex(salt) + record.encode("utf-8")).hex()


def plus(*pairs):
    return sum(each[0] for each in pairs), sum(each[1] for each in pairs)


def rising(texts):
    return all(before < after for before, after in zip(texts, texts[1:]))


class Bundle:
    def __init__(self, data, expected_key):
        self.data = data
        self.expected_key = expected_key

    def format(self):
        unread = "this is no bundle, or not byte for byte as it was written"
        bundle = as_written(self.data, unread)
        self.kind = bundle.get("kind")
        demand(bundle.get("format") == "wugong-bundle-1", unread)
        demand(self.kind in ("sealed", "sealed-interim", "public", "interim"), unread)
        self.sealed, self.interim = self.kind.startswith("sealed"), self.kind.endswith("interim")
        demand(list(bundle) == FIELDS + (OPENED if self.sealed else []), unread)
        demand(isinstance(bundle["key"], str) and all(is_texts(bundle[name]) for name in list(bundle)[3:]), unread)
        self.bundle, self.leaves, self.heads = bundle, bundle["leaves"], bundle["heads"]
        return f"{self.kind}, {len(self.leaves)} leaves"

    def key(self):
        text = self.bundle["key"]
        self.log_key = read_key(text, 1, "the key is none")
        demand(self.expected_key in (None, text), "this is not the expected key")
        return text + (", as expected" if self.expected_key else " \u2014 compare it with the one that is posted")

    def tree(self):
        demand(self.leaves, "there is no leaf")
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]
        wanted, self.notes, self.sizes = head_sizes(len(self.leaves)), [], []
        for at, head in enumerate(self.heads):
            note = read(NOTE, head, f"head {at} is none")
            size = int(note["size"])
            next_size = (self.sizes[-1] if self.sizes else 0) < size <= len(self.leaves)
            demand(next_size, f"head {at} is not of the next size")
            rebuilt = base64.b64encode(root(self.hashes[:size])).decode()
            demand(note["root"] == rebuilt, f"leaves 0 to {size - 1} do not make the root of the head of size {size}")
            demand(size in wanted or note["witnesses"], f"head {at} is of size {size}, which no witness cosigned")
            self.notes.append(note)
            self.sizes.append(size)
        for size in wanted:
            demand(size in self.sizes, f"there is no head of size {size}")
        return "the leaves make the roots of the heads"

    def signatures(self):
        for at, note in enumerate(self.notes):
            demand(signed_by(note, self.log_key), f"head {at} is not signed by the key")
        return f"{len(self.notes)} heads signed"

    def witnesses(self):
        texts = self.bundle["witnesses"]
        demand(rising(texts), "the keys of the witnesses are not in order, or one stands twice")
        keys = {key[0]: key for key in (read_key(text, 4, "the key of a witness is none") for text in texts)}
        demand(len(keys) == len(texts), "two witnesses have one name")
        seen = set()
        for at, note in enumerate(self.notes):
            lines = note["witnesses"].split("\n")[:-1]
            demand(rising(lines), f"the lines of the witnesses of head {at} are not in order")
            for line in lines:
                name = line.split(" ")[1]
                demand(name in keys, f"head {at} has the line of a witness who is not listed")
                demand(name not in seen, f"the witness {name} stands under two heads")
                seen.add(name)
                demand(cosigned_by(note["text"], line, keys[name]), f"head {at} is not cosigned by {name}")
        demand(len(seen) == len(keys), "a witness is listed who cosigned no head")
        return f"{len(seen)} witnesses cosigned" if seen else "no witness has cosigned"

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
        self.conflict, self.silence = found["conflict"], found["silence"]
        self.matters = [read(MATTER, line, "a matter is none") for line in self.questions.split("\n")[:-1]]
        self.roll = [line[6:] for line in found["voters"].split("\n")[:-1]]
        self.total = (int(found["heads"]), int(found["area"]))
        self.opens, self.closes = int(found["opens"]), int(found["closes"])
        demand(all(note["origin"] == found["origin"] for note in self.notes), "a head is of another origin")
        demand(found["origin"].endswith(f"/votes/{self.vote}"), "the origin is not of this vote")
        demand(self.opens < self.closes, "the window ends before it begins")
        demand(len(self.roll) == self.total[0], "the roll has not as many lines as heads")
        demand(rising(self.roll), "the lines of the roll are not in order, or one stands twice")
        return f"{len(self.matters)} matters, {len(self.roll)} voters, {self.conflict}, {self.silence}"

    def roll_sums(self):
        self.areas = {}
        if not self.sealed:
            return "sealed: not part of this bundle"
        demand(len(self.bundle["roll"]) == len(self.roll), "not every line of the roll is opened")
        for at, (text, line) in enumerate(zip(self.bundle["roll"], self.roll)):
            if text == DELETED:
                continue
            otherwise = f"roll line {at} does not open"
            found = read(ROLL_OPENING, text, otherwise)
            record = f"wugong roll line 1\n{self.vote} {found['voter']} {found['area']}\n"
            demand(salted(found["salt"], record) == line, otherwise)
            self.areas[line] = int(found["area"])
        total, whole = sum(self.areas.values()), len(self.areas) == len(self.roll)
        enough = total == self.total[1] if whole else total <= self.total[1]
        demand(enough, f"the areas of the roll make {total}, not {self.total[1]}")
        return f"{len(self.areas)} lines open; the roll makes {self.total[1]}"

    def of_kind(self, kind):
        return [(at, leaf) for at, leaf in enumerate(self.leaves) if leaf.startswith(f"wugong {kind} 1\n")]

    def window(self):
        """Where the window ended as the log stood at each leaf."""
        ends, self.ends, number = self.closes, [], 0
        for at, leaf in enumerate(self.leaves):
            kind = KIND.match(leaf)
            demand(kind and (kind[1] == "manifest") == (at == 0), f"leaf {at} is none that a log has")
            last = at == len(self.leaves) - 1
            demand(last or kind[1] not in ("closing", "cancel"), f"leaf {at} ends the log, and the log goes on")
            if kind[1] == "extension":
                found = read(EXTENSION, leaf, f"leaf {at} is no extension")
                before, after = int(found["from"]), int(found["to"])
                number += 1
                demand(found["vote"] == self.vote, f"extension {at} is of another vote")
                demand(int(found["number"]) == number, f"extension {at} is not the next one")
                demand(before == ends, f"extension {at} moves another closing than the one in force")
                demand(after > before, f"extension {at} does not move the closing on")
                demand(int(found["at"]) < before, f"extension {at} is from after the closing")
                ends = after
            self.ends.append(ends)
        return f"{number} extensions"

    def ballots(self):
        known, questions = set(self.roll), sha256(self.questions.encode("utf-8")).hex()
        before, self.cast = {}, {}
        for at, leaf in self.of_kind("ballot"):
            ballot = read(BALLOT, leaf, f"leaf {at} is no ballot")
            line, when = ballot["line"], int(ballot["at"])
            version, previous = before.get(line, (0, "-"))
            demand(ballot["vote"] == self.vote, f"ballot {at} is of another vote")
            demand(line in known, f"ballot {at} is of nobody on the roll")
            demand(int(ballot["version"]) == version + 1, f"ballot {at} is not the next version of its voter")
            demand(ballot["previous"] == str(previous), f"ballot {at} names another ballot before it")
            demand(when >= self.opens, f"ballot {at} is from before the window")
            demand(ballot["channel"] == "paper" or when < self.ends[at], f"ballot {at} is from after the closing")
            demand(ballot["questions"] == questions, f"ballot {at} answers other questions")
            before[line] = (version + 1, at)
            self.cast[at] = ballot
        return f"{len(self.cast)} ballots"

    def papers(self):
        known, self.paper, became = set(self.roll), {}, set()
        names = set()
        for at, leaf in self.of_kind("paper"):
            paper = read(PAPER, leaf, f"leaf {at} is no paper")
            outcome, second, became_one = paper["outcome"], paper["second"], paper["ballot"] != "-"
            demand(paper["vote"] == self.vote, f"paper {at} is of another vote")
            demand(paper["line"] in known, f"paper {at} is of nobody on the roll")
            demand(paper["paper"] not in names, f"paper {at} stands twice")
            demand(paper["first"] != second, f"paper {at} was read twice by one person")
            demand(second != "-" or outcome == "rejected", f"paper {at} was read by one person alone")
            goes_with = (outcome in ("confirmed", "set-aside")) == became_one
            demand(goes_with, f"paper {at}, {outcome}: the ballot does not go with it")
            names.add(paper["paper"])
            self.paper[at] = paper
            if not became_one:
                continue
            place = int(paper["ballot"])
            ballot = self.cast.get(place)
            demand(ballot is not None, f"paper {at} names no ballot")
            own = place < at and ballot["line"] == paper["line"] and ballot["channel"] == "paper"
            demand(own and place not in became, f"paper {at} names a ballot that is not its own")
            became.add(place)
            in_time = self.opens <= int(paper["received"]) < self.ends[at]
            demand(in_time, f"paper {at} did not come in within the window")
        for at, ballot in self.cast.items():
            demand(ballot["channel"] != "paper" or at in became, f"ballot {at} is of no paper")
        return f"{len(self.paper)} papers" + (f", {self.open_papers()} open" if self.sealed else "")

    def open_papers(self):
        demand(len(self.bundle["papers"]) == len(self.paper), "not every paper is opened")
        count = 0
        for text, (at, paper) in zip(self.bundle["papers"], self.paper.items()):
            if text == DELETED:
                continue
            otherwise = f"paper {at} does not open"
            found = read(PAPER_OPENING, text, otherwise)
            demand(found["at"] == str(at), otherwise)
            for who in ("first", "second"):
                record = f"wugong person 1\n{self.vote} {paper['paper']} {found[who]}\n"
                seal = "-" if found[who] == "-" else salted(found["salt"], record)
                demand(seal == paper[who], otherwise)
            count += 1
        return count

    def voids(self):
        self.voided = set()
        for at, leaf in self.of_kind("void"):
            found = read(VOID, leaf, f"leaf {at} is no void")
            place = int(found["ballot"])
            demand(found["vote"] == self.vote, f"void {at} is of another vote")
            demand(place < at and place in self.cast, f"void {at} names no ballot before it")
            demand(place not in self.voided, f"void {at} is the second of its ballot")
            self.voided.add(place)
        given = {}
        for at, ballot in self.cast.items():
            if at not in self.voided:
                given.setdefault(ballot["line"], []).append((at, ballot["channel"] == "paper"))
        self.counting = {line: self.stands(ballots) for line, ballots in given.items()}
        return f"{len(self.voided)} ballots void, {len(self.counting)} count"

    def stands(self, ballots):
        """Of a voter's ballots (place, whether on paper) the one that counts."""
        paper = [at for at, on_paper in ballots if on_paper]
        electronic = [at for at, on_paper in ballots if not on_paper]
        if self.conflict == "electronic-stands":
            return (electronic or paper)[-1]
        if self.conflict == "paper-stands":
            return (paper or electronic)[-1]
        if self.conflict == "first-stands":
            return (paper if ballots[0][1] else electronic)[-1]
        return ballots[-1][0]

    def deleted(self):
        count = sum(self.bundle[name].count(DELETED) for name in OPENED)
        return f"; {count} openings have been deleted" if count else ""

    def openings(self):
        self.opened = {}
        if not self.sealed:
            return "sealed: not part of this bundle"
        demand(len(self.bundle["openings"]) == len(self.cast), "not every ballot is opened")
        for text, (at, ballot) in zip(self.bundle["openings"], self.cast.items()):
            if text == DELETED:
                continue
            otherwise = f"ballot {at} does not open"
            found = read(BALLOT_OPENING, text, otherwise)
            demand(found["at"] == str(at), f"an opening is not that of ballot {at}")
            what = f"{self.vote} {ballot['line']} {ballot['version']} {found['area']} {found['choices']}"
            demand(salted(found["salt"], f"wugong choices 1\n{what}\n") == ballot["seal"], otherwise)
            area, chosen = int(found["area"]), found["choices"].split(",")
            same_area = self.areas.get(ballot["line"], area) == area
            demand(same_area, f"ballot {at} has another area than the roll")
            demand(len(chosen) == len(self.matters), f"ballot {at} does not answer each matter once")
            spoiled = "invalid" in chosen and ballot["channel"] != "paper"
            demand(not spoiled, f"ballot {at} is spoiled, and no paper")
            self.opened[at] = (area, chosen)
        return f"{len(self.opened)} ballots open{self.deleted()}"

    def closing(self):
        last, self.record = self.leaves[-1], None
        ended = last.startswith(("wugong closing ", "wugong cancel "))
        demand(not (self.interim and ended), "the log has ended, and the bundle says that it goes on")
        if self.interim:
            return "interim: the log goes on"
        self.cancelled = last.startswith("wugong cancel ")
        if self.cancelled:
            found = read(CANCEL, last, "the last leaf is no cancellation")
            demand(found["vote"] == self.vote, "the cancellation is of another vote")
            return "cancelled: there is none"
        record = read(CLOSING, last, "the last leaf is no closing record")
        demand(record["vote"] == self.vote, "the closing record is of another vote")
        demand(int(record["at"]) >= self.ends[-1], "the closing record is from before the end")
        demand(int(record["ballots"]) == len(self.cast), "the record says another number of ballots than the log")
        self.counted = pair(record["counted"])
        demand(self.counted[0] == len(self.counting), "the record counts another number of voters than the log")
        demand(pair(record["total"]) == self.total, "the record has another total than the roll")
        demand(self.counted[1] <= self.total[1], "more area counts than the roll has")
        on_paper = {at for at, ballot in self.cast.items() if ballot["channel"] == "paper"} - self.voided
        confirmed = len(on_paper & set(self.counting.values()))
        own = {
            "confirmed": confirmed,
            "aside": len(on_paper) - confirmed,
            "invalid": sum(paper["outcome"] == "invalid" for paper in self.paper.values()),
            "void": len(self.voided),
        }
        for name, count in own.items():
            demand(int(record[name]) == count, f"papers, {name}: the log makes {count}, the record {record[name]}")
        if self.sealed and not self.deleted():
            lines = ["wugong openings 1", *(line for name in OPENED for line in self.bundle[name]), ""]
            own = sha256("\n".join(lines).encode()).hex()
            demand(own == record["openings"], "these are not the openings of the closing")
        self.record = record
        return "the last leaf, and it agrees with the log"

    def passes(self, matter, taking_part, agreed):
        numerator, denominator = pair(matter["participation"])
        least, of = pair(matter["approval"])
        for unit in (0, 1):
            part, yes = taking_part[unit], agreed[unit]
            if part == 0 or yes == 0 or part * denominator < self.total[unit] * numerator:
                return False
            whole = self.total[unit] if matter["of"] == "all" else part
            if yes * of < whole * least or (matter["bound"] == "over" and yes * of == whole * least):
                return False
        return True

    def recount(self, at, name, said):
        own = {choice: (0, 0) for choice in said}
        places = [place for place in self.counting.values() if place in self.opened]
        for place in places:
            area, chosen = self.opened[place]
            own[chosen[at]] = plus(own[chosen[at]], (1, area))
        for choice, record in said.items():
            makes = own[choice]
            complete = len(places) == len(self.counting)
            holds = makes == record if complete else makes[0] <= record[0] and makes[1] <= record[1]
            demand(holds, f"{name}, {choice}: the ballots make {list(makes)}, the record {list(record)}")

    def silent(self, matter, result, said, name):
        demand(self.silence == "deemed-majority", f"{name}: silence counts, against the manifest")
        silent, verdict = pair(result["silent"]), result["deemed_passed"] == "yes"
        names = ("for", "against", "abstain")
        leading = [
            name_of
            for name_of in names
            if all(
                said[name_of][0] > said[other][0] and said[name_of][1] > said[other][1]
                for other in names
                if other != name_of
            )
        ]
        leads = leading[0] if leading else "-"
        demand(result["deemed"] == leads, f"{name}: silence goes with another choice than the one that leads")
        known = plus(self.counted, silent)
        fits = known[0] <= self.total[0] and known[1] <= self.total[1]
        demand(fits, f"{name}: more are silent than the roll leaves")
        demand(leading or silent == (0, 0), f"{name}: silence is counted for no choice")
        agreed = plus(said["for"], silent) if leads == "for" else said["for"]
        everyone = plus(*(said[choice] for choice in names), silent)
        passes = self.passes(matter, everyone, agreed) if leading else result["passed"] == "yes"
        demand(verdict == passes, f"{name}: the verdict with the silent is wrong")

    def tally(self):
        if self.interim:
            return f"so far: {self.so_far()}" if self.sealed else "interim: nothing is counted"
        if self.cancelled:
            return "cancelled: nothing is counted"
        results = [read(RESULT, line, "a result is none") for line in self.record["matters"].split("\n")[:-1]]
        demand(len(results) == len(self.matters), "the record has not every matter")
        verdicts = []
        for at, (matter, result) in enumerate(zip(self.matters, results)):
            name = f"matter {matter['position']}"
            demand(result["position"] == matter["position"], f"the record lacks {name}")
            said = {choice: pair(result[choice]) for choice in ("for", "against", "abstain", "invalid")}
            demand(plus(*said.values()) == self.counted, f"{name}: the choices do not make the voters counted")
            if self.sealed:
                self.recount(at, name, said)
            taking_part = plus(said["for"], said["against"], said["abstain"])
            passed = result["passed"] == "yes"
            demand(passed == self.passes(matter, taking_part, said["for"]), f"{name}: the verdict is wrong")
            if result["deemed"]:
                self.silent(matter, result, said, name)
            verdicts.append((result["deemed_passed"] or result["passed"]) == "yes")
        demand((self.record["passed"] == "yes") == all(verdicts), "the verdict on the whole is wrong")
        if self.sealed:
            return f"recounted from the ballots: the same{self.deleted()}"
        return "sums and tests of the record hold; the split is recounted from the sealed bundle"

    def so_far(self):
        said = []
        for at, matter in enumerate(self.matters):
            own = {choice: (0, 0) for choice in ("for", "against", "abstain", "invalid")}
            for place in self.counting.values():
                if place in self.opened:
                    area, chosen = self.opened[place]
                    own[chosen[at]] = plus(own[chosen[at]], (1, area))
            sums = " ".join(f"{choice} {heads}/{area}" for choice, (heads, area) in own.items())
            said.append(f"matter {matter['position']} {sums}")
        return "; ".join(said)

    def steps(self):
        return [
            ("format", self.format),
            ("key", self.key),
            ("tree", self.tree),
            ("signatures", self.signatures),
            ("witnesses", self.witnesses),
            ("consistency", self.consistency),
            ("manifest", self.manifest),
            ("roll", self.roll_sums),
            ("window", self.window),
            ("ballots", self.ballots),
            ("papers", self.papers),
            ("voids", self.voids),
            ("openings", self.openings),
            ("closing record", self.closing),
            ("tally", self.tally),
        ]


RECEIPT_FIELDS = ["format", "key", "leaf", "position", "proof", "head", "questions", "voter", "ballot"]
POSITION = re.compile(WHOLE)
SIBLING = re.compile(HASH)
VOTER = re.compile(f"(?P<salt>{HASH}) (?P<voter>{ID}) (?P<area>{WHOLE})")
CHOSEN = re.compile(f"(?P<salt>{HASH}) (?P<choices>{CHOICE}(?:,{CHOICE})*)")


class Receipt:
    def __init__(self, data, expected_key):
        self.data = data
        self.expected_key = expected_key

    def format(self):
        unread = "this is no receipt, or not byte for byte as it was written"
        receipt = as_written(self.data, unread)
        demand(receipt.get("format") == "wugong-receipt-1" and list(receipt) == RECEIPT_FIELDS, unread)
        demand(all(isinstance(receipt[name], str) for name in RECEIPT_FIELDS if name != "proof"), unread)
        demand(is_texts(receipt["proof"]), unread)
        demand(all(SIBLING.fullmatch(each) for each in receipt["proof"]), unread)
        demand(POSITION.fullmatch(receipt["position"]), unread)
        self.receipt = receipt
        self.voter_fields = read(VOTER, receipt["voter"], unread)
        self.chosen = read(CHOSEN, receipt["ballot"], unread)
        return f"a receipt, {len(receipt['proof'])} hashes"

    def key(self):
        text = self.receipt["key"]
        self.log_key = read_key(text, 1, "the key is none")
        demand(self.expected_key in (None, text), "this is not the expected key")
        return text + (", as expected" if self.expected_key else " \u2014 compare it with the one that is posted")

    def signature(self):
        self.note = read(NOTE, self.receipt["head"], "the head is none")
        holds = not self.note["witnesses"] and signed_by(self.note, self.log_key)
        demand(holds, "the head is not signed by the key")
        return f"{self.note['origin']}, {self.note['size']} leaves"

    def inclusion(self):
        proof = [bytes.fromhex(each) for each in self.receipt["proof"]]
        expected = exact_base64(self.note["root"])
        leaf, at = leaf_hash(self.receipt["leaf"]), int(self.receipt["position"])
        holds = expected is not None and included(at, int(self.note["size"]), leaf, proof, expected)
        demand(holds, "the ballot is not in the log of this head")
        return f"leaf {at} of the log"

    def ballot(self):
        self.leaf = read(BALLOT, self.receipt["leaf"], "the leaf is no ballot")
        own = self.note["origin"].endswith(f"/votes/{self.leaf['vote']}")
        demand(own, "the leaf is no ballot of this log")
        return f"version {self.leaf['version']}, {self.leaf['channel']}"

    def questions(self):
        own = sha256(self.receipt["questions"].encode("utf-8")).hex()
        demand(own == self.leaf["questions"], "the ballot answers other questions")
        lines = self.receipt["questions"].split("\n")[:-1]
        self.matters = [read(MATTER, line, "a question is none") for line in lines]
        return f"{len(self.matters)} questions, word for word"

    def voter(self):
        found = self.voter_fields
        record = f"wugong roll line 1\n{self.leaf['vote']} {found['voter']} {found['area']}\n"
        demand(salted(found["salt"], record) == self.leaf["line"], "the voter is another")
        return f"area {found['area']}"

    def choices(self):
        leaf, choices = self.leaf, self.chosen["choices"]
        what = f"{leaf['vote']} {leaf['line']} {leaf['version']} {self.voter_fields['area']} {choices}"
        holds = salted(self.chosen["salt"], f"wugong choices 1\n{what}\n") == leaf["seal"]
        demand(holds and len(choices.split(",")) == len(self.matters), "the choices are others")
        return choices

    def steps(self):
        return [
            ("format", self.format),
            ("key", self.key),
            ("signature", self.signature),
            ("inclusion", self.inclusion),
            ("ballot", self.ballot),
            ("questions", self.questions),
            ("voter", self.voter),
            ("choices", self.choices),
        ]


def verify(path, expected_key, brief):
    with open(path, "rb") as file:
        data = file.read()
    check = (Receipt if data.startswith(b'{\n\t"format": "wugong-receipt-') else Bundle)(data, expected_key)
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
        print("Say which: python3 verify.py FILE [...] [--key KEY]", file=sys.stderr)
        return 2
    try:
        return 0 if all([verify(path, expected_key, brief) for path in paths]) else 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))

"""The Merkle functions of scripts/verify.py on the public vectors (folder as argument, or -) and on all trees up to 64 leaves."""
import base64
import importlib.util
import json
import pathlib
import sys

spec = importlib.util.spec_from_file_location("verify", "scripts/verify.py")
v = importlib.util.module_from_spec(spec)
spec.loader.exec_module(v)


def b64(text):
    return base64.b64decode(text)


def inclusion(case):
    proof = [b64(each) for each in case["proof"] or []]
    return v.included(case["leafIdx"], case["treeSize"], b64(case["leafHash"]), proof, b64(case["root"]))


def consistency(case):
    proof = [b64(each) for each in case["proof"] or []]
    return v.consistent(case["size1"], case["size2"], b64(case["root1"]), b64(case["root2"]), proof)


right = wrong = 0
if sys.argv[1] != "-":
    for kind, check in (("inclusion", inclusion), ("consistency", consistency)):
        for path in (pathlib.Path(sys.argv[1]) / kind).rglob("*.json"):
            case = json.loads(path.read_text())
            if check(case) == case["wantErr"]:
                wrong += 1
            else:
                right += 1

leaves = [v.leaf_hash(f"leaf {at}") for at in range(64)]
roots = [v.root(leaves[:size]) for size in range(65)]
accepted = forged = 0
for size2 in range(1, 65):
    for size1 in range(1, size2 + 1):
        proof = v.consistency_proof(size1, leaves[:size2])
        accepted += v.consistent(size1, size2, roots[size1], roots[size2], proof)
        forged += v.consistent(size1, size2, roots[size1 - 1], roots[size2], proof)
        forged += v.consistent(size1, size2, roots[size1], roots[size2 - 1], proof)
        forged += v.consistent(size1, size2, roots[size1], roots[size2], proof + [roots[1]])
print(json.dumps({"right": right, "wrong": wrong, "accepted": accepted, "forged": forged}))

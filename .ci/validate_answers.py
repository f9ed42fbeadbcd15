#!/usr/bin/env python3
"""Validate answers against the published schema.

    validate_answers.py VALIDATOR FOLDER

The tests leave files named *.answers in FOLDER, in which a NUL byte follows each answer. The exit status is 1 when one
of them breaks the schema for no reason given below.
"""
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# Where answers may break the schema: what the validator says, and why it is right all the same.
EXPLAINED = [
    (
        r"'m:CountSubjectsResponse': No matching global element declaration",
        "an operation that a test has added is in no published schema",
    ),
    (
        r"'m:GetPersonaResponseMessage': Missing child element\(s\). Expected is .* m:Persona \)",
        "an error of GetPersona has no Persona: the documented answer to a malformed id has none",
    ),
]

# Where a request spelled the namespaces with https, so does its answer; the schema knows http only.
HTTPS = b"https://schemas.microsoft.com/exchange/services/2006/"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    validator, folder = sys.argv[1], Path(sys.argv[2])
    answers = b"".join(path.read_bytes() for path in sorted(folder.glob("*.answers")))
    answers = answers.replace(HTTPS, HTTPS.replace(b"https", b"http"))
    command = [sys.executable, validator, "--kind", "response", "-"]
    told = subprocess.run(command, input=answers, stdout=subprocess.PIPE, check=False)
    if told.returncode > 1:
        sys.exit(told.returncode)
    *complaints, total = told.stdout.decode(errors="replace").splitlines()
    reasons = Counter(reason(complaint) for complaint in complaints)
    for complaint in [it for it in complaints if reason(it) is None][:20]:
        print(complaint)
    print(total)
    for why, count in reasons.items():
        if why is not None:
            print(f"  {count:5} {why}")
    sys.exit(1 if reasons[None] or not answers else 0)


def reason(complaint):
    """Why an answer may break the schema as it does; nothing where it may not."""
    return next((why for pattern, why in EXPLAINED if re.search(pattern, complaint)), None)


if __name__ == "__main__":
    main()

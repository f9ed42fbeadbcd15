#!/usr/bin/env python3
"""Compare our verdicts on requests with those of a validator built on libxml2.

    compare_verdicts.py VALIDATOR FOLDER

The tests leave pairs of files in FOLDER: NAME.requests, in which each request follows a line with its length in bytes,
and NAME.verdicts, with a line for each request: our verdict (`accepted`, or the reason of the refusal in a word or two), a
tab, and what was done to the request. Where the two validators disagree without one of the reasons below the exit
status is 1.
"""
import html
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# Where we differ on purpose: our verdict, theirs, and why.
EXPLAINED = [
    ("accepted", "unknown header t:BackgroundLoad", "a header that clients send and the schema does not have"),
    (
        "accepted",
        r"'m:AddDistributionGroupToImList': Missing child .* \( m:DisplayName \)",
        "servers add a distribution group without a display name",
    ),
    ("bad duration", "accepted", "seconds with a point and no digit after it, which libxml2 takes"),
    ("NotUnderstood", "accepted", "SOAP's rule about headers that must be understood"),
    ("NewerThanRequested", "accepted", "the other validator knows the newest schema only"),
    ("UnknownElement", "accepted", "headers of the messages namespace: nobody declares one"),
    ("ProcessingInstruction", "accepted", "SOAP forbids processing instructions"),
    (
        "accepted",
        r"' .* ' is not a valid value of the atomic type 'xs:(duration|date|dateTime)'",
        "white space around durations, dates and times, which the schema collapses and libxml2 does not",
    ),
    (
        "accepted",
        r"'t:(Daylight': This element is not expected.*|.*': Missing child .*)t:(Standard|Daylight) \)",
        "the time zone of Exchange 2007 with one season, which the tables cannot tell from one with both",
    ),
]

DECLARATION = re.compile(rb"""xmlns(:[^\s=]*)?\s*=\s*("[^"<&]*(&#\w+;[^"<&]*)*"|'[^'<&]*(&#\w+;[^'<&]*)*')""")
HTTPS = "https://schemas.microsoft.com/exchange/services/2006/"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    validator, folder = sys.argv[1], Path(sys.argv[2])
    agreed, explained, unexplained = 0, Counter(), []
    for path in sorted(folder.glob("*.requests")):
        requests = read_requests(path)
        ours = path.with_suffix(".verdicts").read_text().splitlines()
        theirs = ask(validator, requests)
        for request, our, their in zip(requests, ours, theirs, strict=True):
            verdict, flaw = our.split("\t")
            if (verdict == "accepted") == (their == "accepted"):
                agreed += 1
            elif reason := explanation(verdict, their):
                explained[reason] += 1
            else:
                unexplained.append((verdict, flaw, their, request))
    report(agreed, explained, unexplained)
    sys.exit(1 if unexplained or not agreed else 0)


def read_requests(path):
    """The requests in a file. The schema knows one spelling of the namespaces; we read two."""
    data, requests, at = path.read_bytes(), [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        start, at = end + 1, end + 1 + int(data[at:end])
        requests.append(DECLARATION.sub(respell, data[start:at]))
    return requests


def respell(declaration):
    """A namespace declaration with references resolved, and http for https."""
    text = html.unescape(declaration[0].decode())
    return text.replace(HTTPS, HTTPS.replace("https", "http")).encode()


def ask(validator, requests):
    """For each request `accepted`, or what the validator says is wrong."""
    stream = b"".join(b"%d\n%s" % (len(request), request) for request in requests)
    command = [sys.executable, validator, "--kind", "request", "--framing", "length", "-"]
    answer = subprocess.run(command, input=stream, stdout=subprocess.PIPE, check=False)
    if answer.returncode > 1:
        sys.exit(answer.returncode)
    verdicts = ["accepted"] * len(requests)
    for line in answer.stdout.decode(errors="replace").splitlines():
        if refusal := re.match(r"stdin#(\d+):\d+: (.*)", line):
            verdicts[int(refusal[1]) - 1] = refusal[2]
    return verdicts


def explanation(ours, theirs):
    for our, their, reason in EXPLAINED:
        if re.fullmatch(our, ours) and re.search(their, theirs):
            return reason
    return None


def report(agreed, explained, unexplained):
    print(f"{agreed} verdicts agree, {sum(explained.values())} differ for a reason, {len(unexplained)} differ")
    for reason, count in explained.most_common():
        print(f"  {count:5} {reason}")
    for ours, flaw, theirs, request in unexplained[:20]:
        print(f"-- {flaw}\n   ours:   {ours}\n   theirs: {theirs}\n   {request.decode(errors='replace')}")


if __name__ == "__main__":
    main()

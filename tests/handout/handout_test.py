#!/usr/bin/env python3
"""The handout of the real program, read by other programs: handout_test.py KNOTMAP SOURCE"""
import json
import pathlib
import subprocess
import sys
import tempfile

knotmap, source = sys.argv[1], pathlib.Path(sys.argv[2])
work = pathlib.Path(tempfile.mkdtemp(prefix="knotmap-handout-"))
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          errors="replace")


def write(session, name):
    file = work / f"{name}.knotmap"
    file.write_text(json.dumps(session))
    return file


def answered(session, name, yes=()):
    """Answers every question: no, or yes for those named."""
    for _ in range(20):
        file = write(session, name)
        advice = json.loads(run(knotmap, "advise", file, "--json").stdout)
        if advice["status"] != "ask":
            break
        for question in advice["questions"]:
            session["answers"][question["id"]] = "yes" if question["id"] in yes else "no"
    return advice


def export(file, ending, *options):
    output = file.with_suffix(ending)
    made = run(knotmap, "export", file, "--output", output, "--date", "2026-11-21", *options)
    check(made.returncode == 0, f"{output.name}: {made.stderr[:300]}")
    return output


def demo(marks):
    session = json.loads((source / "assets/demo.knotmap").read_text())
    for number in range(2, marks + 1):
        mark = dict(session["marks"][0], id=number, trigger_point="", note="")
        mark["at"] = {"face": 7160 + 400 * number, "u": 0.5, "v": 0.5}
        session["marks"].append(mark)
    session["next_mark"] = marks + 1
    return session


def words(text):
    return " ".join(text.split())


for marks in (1, 3, 8):
    session = demo(marks)
    advice = answered(session, f"marks-{marks}")
    file = work / f"marks-{marks}.knotmap"
    for paper, size in (("a4", "(A4)"), ("letter", "(letter)")):
        pdf = export(file, ".pdf", "--paper", paper)
        info = run("pdfinfo", pdf).stdout
        check("Pages:           1" in info or "Pages:           2" in info, f"{marks} marks: pages")
        check(size in info, f"{marks} marks: paper {paper}")
        check("Tagged:          yes" in info, "tagged")
    fonts = run("pdffonts", pdf).stdout.splitlines()[2:]
    check(fonts and all(" yes yes yes " in font for font in fonts), f"{marks} marks: fonts {fonts}")
    text = words(run("pdftotext", "-layout", pdf, "-").stdout)
    for step in advice["steps"]:
        check(step["name"] in text, f"{marks} marks: step {step['name']} is missing")
    markdown = export(file, ".md").read_text()
    for step in advice["steps"]:
        check(step["dose"]["text"].split(" (")[0].split(";")[0] in words(markdown), f"dose of {step['name']}")
    check("[ ]" in markdown, "boxes in Markdown")
    export(file, ".txt")

first, second = (export(work / "marks-1.knotmap", ".pdf").read_bytes() for _ in range(2))
check(first == second, "two exports of one session differ")
german = run("qpdf", "--qdf", "--object-streams=disable",
             export(work / "marks-1.knotmap", ".pdf", "--language", "de"), "-")
check("/Lang (de)" in german.stdout, "the language of a German handout")

stop = demo(1)
advice = answered(stop, "stop", yes=("sudden-headache",))
check(advice["status"] == "stop", "a sudden headache does not stop")
text = words(run("pdftotext", export(work / "stop.knotmap", ".pdf"), "-").stdout)
check(words(advice["stops"][0]["go_where"]) in text, "where to go is missing on the handout of a stop")
techniques = json.loads(run(knotmap, "list", "techniques", "--json").stdout)["items"]
named = [row["name"] for row in techniques if len(row["name"]) > 8 and row["name"] in text]
check(not named, f"a stop names {named}")

empty = write(dict(demo(1), marks=[], patterns=[], next_mark=1, notes=""), "empty")
for ending in (".pdf", ".md", ".txt", ".png"):
    export(empty, ending)
wrong = run(knotmap, "export", empty, "--output", work / "x.pdf", "--date", "2026-02-30")
check(wrong.returncode == 1 and "--date" in wrong.stderr, "a day that is not in the calendar")

for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)

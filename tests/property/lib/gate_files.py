"""The files of samples/gated, and how a variant leaves one out or rewrites a section."""
import re

M = ["mig-1.md", "mig-2.md", "mig-3.md", "mig-4.1.md", "mig-4.2.md", "mig-4.3.md", "mig-5.md", "mig-6.md"]
MIG1, MIG2, MIG3, R1, R2, R3, MIG5, MIG6 = M
REHEARSED = "Rehearsed on staging on 2026-10-28, done after 12 minutes."
LISTED_BACKUP = re.compile(r"- \[x\] Full backup.*\n")


def gone(*files):
    return [(f, None, None) for f in files]


def section(file, heading, text):
    """Everything under a heading becomes the text."""
    return (file, re.compile(r"(?ms)^(#+ %s\n).*?(?=^#|\Z)" % re.escape(heading)), "\\g<1>" + text + "\n\n")

from __future__ import annotations

from datetime import date

from frontwire.model.report import EvidenceSource, Role
from frontwire.reading.composing import Line
from frontwire.reading.documents.markdown import read_markdown

NOTE = """---
title: "Shells on Portum"
date: 2014-03-05
updated: 2014-03-06
source: Portum Times
tags: [a, b]
---

# Two villages lost

Militia fighters **shelled** the
[harbour](https://portum.example) on Tuesday.

- Twelve people were hurt.
- The clinic is short of `oxygen`.

| item | left |
|------|------|
| blood | none |

![Smoke over the harbour](smoke.jpg)

## Aid

```
ls -la
```
"""


def test_marks_are_taken_away_and_roles_kept() -> None:
    assert read_markdown(NOTE).lines == (
        Line("Two villages lost", Role.TITLE),
        Line("Militia fighters shelled the harbour on Tuesday."),
        Line("Twelve people were hurt."),
        Line("The clinic is short of oxygen."),
        Line("item | left", Role.FURNITURE),
        Line("blood | none", Role.FURNITURE),
        Line("Smoke over the harbour", Role.CAPTION),
        Line("Aid", Role.SUBHEAD),
        Line("ls -la", Role.FURNITURE),
    )


def test_fields_before_the_text_tell_day_and_outlet() -> None:
    head = read_markdown(NOTE).head
    assert (head.title, head.outlet) == ("Shells on Portum", "Portum Times")
    assert [(one.source, one.readings, one.updated) for one in head.evidence] == [
        (EvidenceSource.METADATA, (date(2014, 3, 5),), False),
        (EvidenceSource.METADATA, (date(2014, 3, 6),), True),
    ]


def test_the_title_of_the_fields_stands_where_the_text_has_none() -> None:
    assert read_markdown("---\ntitle: Shells on Portum\n---\nOne was hurt.\n").lines[0] == Line(
        "Shells on Portum", Role.TITLE
    )


def test_fields_that_build_things_build_nothing() -> None:
    sheet = read_markdown("---\ntitle: !!python/object/apply:os.system ['true']\n---\nOne was hurt.\n")
    assert sheet.lines[-1] == Line("One was hurt.")


def test_markup_within_is_not_read() -> None:
    sheet = read_markdown("One was hurt.\n\n<script>alert('12 killed')</script>\n")
    assert [line.role for line in sheet.lines] == [None, Role.FURNITURE]


def test_a_rule_of_dashes_is_no_field() -> None:
    assert read_markdown("One was hurt.\n\n---\n\nTwo died.\n").lines == (Line("One was hurt."), Line("Two died."))

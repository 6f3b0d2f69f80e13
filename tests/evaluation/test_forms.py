"""Every set reads any file of its corpus' form, whatever it is called and however deep it lies, and names a broken one.

All corpora here are invented.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.corpora import CorpusError
from evaluation.run import prepare
from evaluation.sets import SETS

_HELD = {one.name: one for one in SETS}

_MESSAGE = """TST3-MUC4-0001

   LIMA, 2 JAN 90 (RADIO PARAISO) -- [TEXT] A BOMB DAMAGED A BANK IN ICA.
"""
_KEY = """; a comment
0.  MESSAGE: ID                     TST3-MUC4-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  01 JAN 90
3.  INCIDENT: LOCATION              PERU: ICA (CITY)
4.  INCIDENT: TYPE                  BOMBING
12. PHYS TGT: ID                    "BANK"
"""
_TIMEML = """<?xml version="1.0"?><TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-01"
 functionInDocument="CREATION_TIME">March 1</TIMEX3></DCT><TEXT>It rained on <TIMEX3 tid="t1" type="DATE"
 value="2013-02-28">Thursday</TIMEX3>.</TEXT></TimeML>"""
#: As UniversalPETRARCH keeps its records: tags at the start of lines, parses in tabs, an "evaluate" to each.
_GSR = """<Environment>
<Include>valid DEMO</Include>
</Environment>
<Sentences>
<Sentence date="20170704" id="demo-1" category="DEMO" evaluate="true" source="invented" sentence="true">
<EventCoding sourcecode="FRAGOV" targetcode="MLI" eventcode="040"></EventCoding>
<EventCoding sourcecode="~MIL" targetcode="MLI" eventcode="190"></EventCoding>
<EventText eventtext="met" sourcetext="ministers" targettext="Mali"></EventText>
<Text>
French ministers met
Mali's president & his staff.
</Text>
<Parse>
1\tFrench\tfrench\tADJ\tJJ\t_\t2\tamod\t_\t_
</Parse>
</Sentence>
<Sentence date="20170705" id="demo-2" category="DEMO" evaluate="true" sentence="true">
<EventCoding noevents="True"></EventCoding>
<Text>
The harvest was good.
</Text>
</Sentence>
<Sentence date="20170705" id="demo-3" category="DEMO" evaluate="false" sentence="true">
<EventCoding noevents="True"></EventCoding>
<Text>
Left out.
</Text>
</Sentence>
</Sentences>
"""
_EVENT = {
    "doc_id": "invented_1",
    "text": "Rebels bombed a bridge.",
    "tokens": ["Rebels", "bombed", "a", "bridge", "."],
    "sentences": [
        [
            [["Rebels", 0, 6], ["bombed", 7, 13], ["a", 14, 15], ["bridge", 16, 22], [".", 22, 23]],
            "Rebels bombed a bridge.",
        ]
    ],
    "entity_mentions": [{"id": "e1", "start": 0, "end": 1}],
    "event_mentions": [
        {
            "event_type": "Conflict.Attack.DetonateExplode",
            "trigger": {"start": 1, "end": 2},
            "arguments": [{"role": "Attacker", "entity_id": "e1"}],
        }
    ],
}
_FAKES = {
    "outlet": "Herald",
    "id": "1",
    "title": "Six killed in Idlib",
    "text": "Six people were killed.",
    "date": "4/5/17",
    "governorate": "idlib",
    "actor": "unknown",
    "cause": "shelling",
    "nb_civilians": 6,
    "nb_noncivilians": 0,
    "nb_children": 0,
    "nb_women": 0,
}
_LGL = """<articles><article docid="1"><dltime>2010-01-02 03:04</dltime><text>Rain in Paris.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Paris</phrase><gaztag><lat>48.9</lat><lon>2.4</lon></gaztag></toponym>
</toponyms></article></articles>"""
_VIRUS = """<articles><article><text>Fever in Paris.</text><locations><location><name>Paris</name><start>9</start>
<end>14</end><lat>48.9</lat><lon>2.4</lon></location></locations></article></articles>"""
_PLOVER = {
    "id": "P-1",
    "date": "2016-01-02",
    "actor": [{"code": "FRA"}],
    "event": ["CONSULT"],
    "text": "Ministers met.",
}
_CLAIMS = {"published": "2024-03-05", "claims": [{"quote": "shells fell", "kind": "shelling"}]}
_BRAT = "T1\tSource 0 5\tAn aide\nT2\tCue 6 10\tsaid\nT3\tContent 11 15\tit rained\nE1\tSource:T1 Cue:T2 Content:T3\n"
_RE3D = {
    "documents.json": {"_id": "D1", "text": "The army fought rebels."},
    "entities.json": {"documentId": "D1", "begin": 0, "end": 8, "type": "Organisation", "confidence": 1},
    "relations.json": {
        "documentId": "D1",
        "type": "FightingAgainst",
        "sourceBegin": 0,
        "sourceEnd": 8,
        "targetBegin": 16,
        "targetEnd": 22,
    },
}

Files = dict[str, str]


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records) + "\n"


#: A set, the files of an invented corpus below its folder, and the cases that are in them.
FORMS: list[tuple[str, Files, list[str]]] = [
    (
        "case2021",
        {"held/test_with_labels.tsv": 'SubType\tid\tEventSnippet\nOTHER\t7\tA "quote" in it.\n', ".notes": "no"},
        ["7"],
    ),
    (
        "case2021",
        {
            "a.tsv": "id\tEventSnippet\tSubType\n1\tOne.\tOTHER\n",
            "b.tsv": "id\tEventSnippet\tSubType\n1\tTwo.\tOTHER\n",
        },
        ["a/1", "b/1"],
    ),
    (
        "claims",
        {"part/x.json": json.dumps(_CLAIMS), "part/x.txt": "Shells fell.", "about.json": "{}", "GUIDE.md": "words"},
        ["part/x"],
    ),
    ("fakes", {"other.jsonl": lines(_FAKES, _FAKES), "b/more.jsonl": lines({**_FAKES, "id": "9"})}, ["9", "1", "1-2"]),
    ("happenings", {"other.jsonl": lines(_FAKES), "b/more.jsonl": lines({**_FAKES, "id": "9"})}, ["all"]),
    ("geo", {"test/LGL_test.xml": _LGL, "virus2.xml": _VIRUS}, ["test/lgl_test/000", "virus2/000"]),
    (
        "muc4",
        {"TST3/tst3-muc4": _MESSAGE, "TST3/KEY-tst3.v7": _KEY, "tst4/texts": _MESSAGE.replace("TST3", "TST4")}
        | {"tst4/answers.txt": _KEY.replace("TST3", "TST4"), "README": "Messages."},
        ["TST3-MUC4-0001", "TST4-MUC4-0001"],
    ),
    (
        "petrarch",
        {"PETR2_GSR_validation.xml": _GSR},
        ["PETR2_GSR_validation/000-demo-1", "PETR2_GSR_validation/001-demo-2"],
    ),
    (
        "petrarch",
        {"deep/er/records.xml": f"<Validation>{_GSR}</Validation>"},
        ["records/000-demo-1", "records/001-demo-2"],
    ),
    (
        "plover",
        {"gold/PLOVER_GSR_CAMEO.txt": "# gold standard\n" + json.dumps(_PLOVER, indent=1)},
        ["PLOVER_GSR_CAMEO.txt/P-1"],
    ),
    ("plover", {"x.json": json.dumps([_PLOVER])}, ["x.json/P-1"]),
    ("polnear", {"test/text/a.txt": "Aides said rain", "test/attributions/a_0a1b.ann": _BRAT}, ["test/a"]),
    ("polnear", {"x/y/test/text/a.txt": "Aides said rain", "x/y/test/attributions/a_0a1b.ann": _BRAT}, ["x/y/test/a"]),
    (
        "re3d",
        {f"held/Some Ministry/{name}": lines(record) for name, record in _RE3D.items()},
        ["Some Ministry/D1"],
    ),
    ("timebank", {"te3-platinum/x.tml": _TIMEML, "a/b/copy.tml": _TIMEML}, ["a/b/copy"]),
    ("wikiwars", {"99_SomeWar.tml": _TIMEML}, ["99_SomeWar"]),
    ("wikievents", {"test.jsonl": lines(_EVENT), "test_no_ontology.jsonl": lines(_EVENT)}, ["invented_1"]),
]

#: A set, the files of a broken corpus, and what is told of it.
BROKEN: list[tuple[str, Files, str]] = [
    ("case2021", {"x.tsv": "id\ttext\tlabel\n1\tOne.\tOTHER\n"}, r"x\.tsv, line 1: .*EventSnippet"),
    ("case2021", {"x.tsv": "id\tEventSnippet\tSubType\n1\tOne.\n"}, r"x\.tsv, line 2: "),
    ("case2021", {"x.csv": "1,One"}, r"holds no \*\.tsv"),
    ("claims", {"x.json": json.dumps(_CLAIMS)}, r"x\.json: .*x\.txt"),
    ("claims", {"x.json": '{"claims": [{"kind": "shelling"}]}', "x.txt": ""}, r"x\.json: there is no 'quote'"),
    ("claims", {"x.json": '{"claims": ', "x.txt": ""}, r"x\.json: Expecting value"),
    ("claims", {"x.json": '{"other": []}', "x.txt": ""}, r"claims/ holds no case"),
    ("fakes", {"x.jsonl": lines({**_FAKES, "date": "May"})}, r"x\.jsonl, line 1: "),
    ("fakes", {"x.jsonl": lines(_FAKES) + '{"id": "2"}'}, r"x\.jsonl, line 2: there is no 'title'"),
    ("happenings", {"x.jsonl": lines({**_FAKES, "date": "May"})}, r"x\.jsonl, line 1: "),
    ("geo", {"x.xml": "<articles>"}, r"x\.xml: Premature end"),
    ("geo", {"x.xml": "<records/>"}, r"x\.xml has no article"),
    ("geo", {"x.xml": _LGL.replace("<start>8", "<start>eight")}, r"x\.xml: .*eight"),
    ("muc4", {"key": _KEY}, r"muc4/ holds no case"),
    ("muc4", {"tst3": _MESSAGE, "key": _KEY.replace("0001", "")}, r"muc4/ holds no case"),
    ("petrarch", {"x.xml": "plain words"}, r"x\.xml: "),
    ("petrarch", {"x.xml": "<articles/>"}, r"petrarch2/ holds no case"),
    ("petrarch", {"x.xml": ""}, r"x\.xml: no records"),
    ("plover", {"x.json": "[{]"}, r"x\.json: Expecting"),
    ("plover", {"x.json": '["words"]'}, r"x\.json: "),
    ("polnear", {"a.txt": "x", "attributions/a_0a1b.ann": ""}, r"holds no text/\*\.txt"),
    ("polnear", {"t/text/a.txt": "Aides said rain"}, r"holds no attributions/\*\.ann"),
    ("polnear", {"t/text/a.txt": "x", "t/attributions/b_0a1b.ann": ""}, r"polnear/ holds no case"),
    (
        "polnear",
        {"t/text/a.txt": "x", "t/attributions/a_0a1b.ann": "T1\tSource 5 0\tx\nE1\tSource:T1\n"},
        r"a_0a1b\.ann: ",
    ),
    (
        "re3d",
        {"P/documents.json": lines(_RE3D["documents.json"])},
        r"P/documents\.json: .*entities\.json|P/entities\.json",
    ),
    (
        "re3d",
        {f"P/{name}": lines(record) for name, record in _RE3D.items()} | {"P/entities.json": "{}"},
        r"P/.*documentId",
    ),
    ("timebank", {"x.tml": "<TimeML/>"}, r"x\.tml has no TEXT"),
    ("wikiwars", {"x.tml": "<TimeML><TEXT>"}, r"x\.tml: "),
    ("wikievents", {"x.jsonl": lines({"doc_id": "1"})}, r"x\.jsonl, line 1: there is no 'sentences'"),
    ("wikievents", {"x.jsonl": "{"}, r"x\.jsonl, line 1: Expecting"),
]


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("name", "files", "cases"), FORMS)
def test_any_file_of_the_form_is_read(tmp_path: Path, name: str, files: Files, cases: list[str]) -> None:
    folder = tmp_path / _HELD[name].folder
    write(folder, files)
    assert [case.id for case in prepare(_HELD[name], folder).cases] == cases


@pytest.mark.parametrize(("name", "files", "told"), BROKEN)
def test_a_broken_file_is_named_in_one_line(tmp_path: Path, name: str, files: Files, told: str) -> None:
    folder = tmp_path / _HELD[name].folder
    write(folder, files)
    with pytest.raises(CorpusError, match=told) as raised:
        prepare(_HELD[name], folder)
    assert "\n" not in str(raised.value)


def test_every_set_has_a_form_and_a_broken_one() -> None:
    assert {name for name, *_ in FORMS} == {name for name, *_ in BROKEN} == set(_HELD)


@pytest.mark.parametrize(("name", "files"), [(name, files) for name, files, _ in FORMS])
def test_a_crash_on_any_case_can_be_counted(tmp_path: Path, name: str, files: Files) -> None:
    held = _HELD[name]
    folder = tmp_path / held.folder
    write(folder, files)
    scores = held.total([held.crashed(case) for case in prepare(held, folder).cases])
    assert scores
    assert not any(score.value for score in scores if score.unit == "%" and score.higher_is_better)

from __future__ import annotations

from datetime import date

from conftest_types import MakeDocument
from frontwire.model.document import Document
from frontwire.model.report import EvidenceSource, PublicationEvidence

NEWS = "Troops entered the mill district on Tuesday. Shells have hit homes there since the push began on May 19."


def line(
    text: str, *days: str, source: EvidenceSource = EvidenceSource.VISIBLE, updated: bool = False
) -> PublicationEvidence:
    return PublicationEvidence(source, text, tuple(date.fromisoformat(day) for day in days), updated=updated)


def day_of(document: Document) -> str:
    assert document.publication is not None
    return str(document.publication.day)


def test_a_reading_before_a_date_in_the_text_gives_way(dated: MakeDocument) -> None:
    document = dated(NEWS, evidence=(line("06.05.13", "2013-05-06", "2013-06-05"),))
    assert day_of(document) == "2013-06-05"
    assert document.publication is not None
    assert document.publication.alternatives == (date(2013, 5, 6),)
    assert "May 19" in document.publication.because


def test_the_weekday_of_the_lead_tells_readings_apart(dated: MakeDocument) -> None:
    text = "Troops entered the mill district on Tuesday, the governor said."
    assert day_of(dated(text, evidence=(line("06.05.13", "2013-05-06", "2013-06-05"),))) == "2013-06-05"
    assert day_of(dated(text, evidence=(line("05.06.13", "2013-06-05", "2013-05-06"),))) == "2013-06-05"


def test_sources_rank(dated: MakeDocument) -> None:
    visible = line("7 June 2013", "2013-06-07")
    metadata = line("2013-06-05", "2013-06-05", source=EvidenceSource.METADATA)
    assert day_of(dated(NEWS, evidence=(visible, metadata))) == "2013-06-05"


def test_the_last_change_is_weaker_than_the_first_publication(dated: MakeDocument) -> None:
    changed = line("2014-01-01", "2014-01-01", source=EvidenceSource.METADATA, updated=True)
    first = line("5 June 2013", "2013-06-05", source=EvidenceSource.DATELINE)
    assert day_of(dated(NEWS, evidence=(changed, first))) == "2013-06-05"


def test_the_text_overrules_a_trusted_source(dated: MakeDocument) -> None:
    metadata = line("2013-05-06", "2013-05-06", source=EvidenceSource.METADATA)
    visible = line("5 June 2013", "2013-06-05")
    assert day_of(dated(NEWS, evidence=(metadata, visible))) == "2013-06-05"


def test_an_override_is_never_doubted(dated: MakeDocument) -> None:
    override = line("2013-05-06", "2013-05-06", source=EvidenceSource.OVERRIDE)
    assert day_of(dated(NEWS, evidence=(override, line("5 June 2013", "2013-06-05")))) == "2013-05-06"


def test_a_coming_date_contradicts_nothing(dated: MakeDocument) -> None:
    text = "Talks will open on 20 June 2013, the ministry said on Tuesday."
    assert day_of(dated(text, evidence=(line("5 June 2013", "2013-06-05"),))) == "2013-06-05"


def test_a_full_date_beside_a_saying_serves_where_the_page_has_none(dated: MakeDocument) -> None:
    text = "Rebels shelled the old mill, killing two people. The governor said on 3 March 2016 that calm had returned."
    assert day_of(dated(text, published=None)) == "2016-03-03"


def test_no_evidence_is_said(dated: MakeDocument) -> None:
    document = dated("Rebels shelled the old mill, killing two people.", published=None)
    assert document.publication is not None
    assert document.publication.day is None
    assert document.publication.because


def news_day(document: Document) -> str:
    assert document.publication is not None
    return str(document.publication.news_day)


def test_the_lead_gives_the_day_of_the_news(dated: MakeDocument) -> None:
    assert news_day(dated("Troops entered the mill district on Tuesday, the governor said.")) == "2013-06-04"
    assert news_day(dated("Troops entered the mill district, the governor said Monday.")) == "2013-06-03"


def test_a_lead_of_long_before_does_not(dated: MakeDocument) -> None:
    assert news_day(dated("Troops have shelled the mill district since Friday, the governor said.")) == "2013-06-05"
    assert news_day(dated("Troops entered the mill district on May 19, the governor said.")) == "2013-06-05"


def test_a_bound_in_the_lead_is_not_the_day_of_the_news(dated: MakeDocument) -> None:
    assert news_day(dated("Aid groups left the port following Sunday's attack.")) == "2013-06-05"


def test_the_opening_date_of_a_history_is_not_its_day(dated: MakeDocument) -> None:
    text = "On 3 March 1936 the garrison of the old port rose. The war ended in April 1939 with its fall."
    document = dated(text, published=None)
    assert document.publication is not None
    assert document.publication.day is None


def test_a_year_to_come_does_not_make_a_history(dated: MakeDocument) -> None:
    text = "3 March 2016 Rebels shelled the old mill near the river. The town will be rebuilt by 2030."
    assert day_of(dated(text, published=None)) == "2016-03-03"


def news_of(document: Document) -> str:
    assert document.publication is not None
    return str(document.publication.news_day)


def test_the_latest_day_of_the_lead_is_that_of_the_news(dated: MakeDocument) -> None:
    lead = "Nine people died in Monday's raid, villagers said on Tuesday as they dug the graves."
    assert news_of(dated(lead, published="2013-06-05")) == "2013-06-04"


def test_what_has_gone_on_since_a_day_does_not_alone_say_when(dated: MakeDocument) -> None:
    assert news_of(dated("Guns have been firing at the port since Monday.", published="2013-06-05")) == "2013-06-05"
    later = "One ward has worked again since this morning. Twenty beds came in last night by boat."
    assert news_of(dated(later, published="2013-06-05")) == "2013-06-05"

from __future__ import annotations

import pytest

from frontwire.publishing.sourcing import shown_source


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/ana/reports/a.txt", "a.txt"),
        (r"C:\Users\ana\a.txt", "a.txt"),
        ("https://post.example/a/b.html", "https://post.example/a/b.html"),
        ("/home/ana/dump.zip!/a/page.html", "dump.zip!/a/page.html"),
        ("/home/ana/crawl.warc.gz!https://post.example/a", "crawl.warc.gz!https://post.example/a"),
        ("https://post.example/what!/a", "https://post.example/what!/a"),
        ("/home/ana/dump.csv#17", "dump.csv#17"),
    ],
)
def test_folders_are_their_owners_business(source: str, shown: str) -> None:
    assert shown_source(source) == shown

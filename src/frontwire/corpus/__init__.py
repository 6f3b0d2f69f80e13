"""The corpus: a store, and what is drawn from it. `open_store` is the way in."""

from frontwire.corpus.corpora import Corpus, open_store
from frontwire.corpus.happenings import Happenings
from frontwire.corpus.rereading import Reread

__all__ = ["Corpus", "Happenings", "Reread", "open_store"]

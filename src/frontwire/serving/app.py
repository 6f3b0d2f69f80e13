"""The application: routes put together over one corpus."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from frontwire import __version__
from frontwire.browsing.caring import CareShelf
from frontwire.browsing.hearing import VoiceShelf
from frontwire.browsing.method import MethodShelf
from frontwire.browsing.picturing import PictureShelf
from frontwire.browsing.shelf import Shelf
from frontwire.corpus import Corpus
from frontwire.publishing.picture.words import Vocabulary
from frontwire.serving.api import include_api
from frontwire.serving.building import BuiltFiles, check_built
from frontwire.serving.desk import Desk, Policy
from frontwire.serving.failing import answer_failures
from frontwire.serving.freshness import Freshness
from frontwire.serving.guarding import Guard
from frontwire.serving.pages import PAGES
from frontwire.serving.rendering import Renderer
from frontwire.settings import web_folder

#: Answers shorter than this many bytes are sent as they are; others are packed, fast rather than small.
_PACKED_FROM = 1_000
_PACKING = 4


def make_app(corpus: Corpus, *, policy: Policy | None = None) -> FastAPI:
    """The ASGI application over `corpus`, which stays open for as long as it serves.

    Raises UnbuiltError where the page's files are not there, LexiconError.
    """
    folder, held = web_folder(), policy or Policy()
    check_built(folder / "dist")
    lexicons = Path(corpus.settings.lexicons)
    shelf = Shelf(corpus, exact=held.exact)
    desk = Desk(
        corpus=corpus,
        renderer=Renderer(
            folder,
            root=held.root,
            version=__version__,
            edit=held.edit,
            by=held.by or "",
            borders=held.borders,
            tiles=held.tiles or "",
            tiles_attribution=held.tiles_credit,
        ),
        policy=held,
        kinds=frozenset(path.stem for path in (lexicons / "kinds").glob("*.yml")),
        vocabulary=Vocabulary.load(lexicons, at=date.max),
        shelf=shelf,
        pictures=PictureShelf(corpus),
    )
    app = FastAPI(title="Frontwire", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.state.method = MethodShelf(corpus)
    app.state.voices = VoiceShelf(shelf)
    app.state.care = CareShelf(corpus, desk.pictures, exact=held.exact)
    app.mount("/static", BuiltFiles(directory=folder / "dist"), name="static")
    include_api(app)
    for router in PAGES:
        app.include_router(router)
    answer_failures(app, desk)
    # The last one added is the first to see a request.
    app.add_middleware(GZipMiddleware, minimum_size=_PACKED_FROM, compresslevel=_PACKING)
    app.add_middleware(Freshness, desk=desk)
    app.add_middleware(Guard, desk=desk)
    return app

"""Pages: what people see, rendered on the server; scripts only add to it."""

from frontwire.serving.pages import (
    api,
    claims,
    editing,
    happenings,
    health,
    method,
    picture,
    places,
    reports,
    search,
    standing,
    view,
    voices,
)

#: The routes of all pages, tried in this order.
PAGES = (
    api.router,
    picture.router,
    view.router,
    happenings.router,
    standing.router,
    places.router,
    health.router,
    reports.router,
    claims.router,
    editing.router,
    voices.router,
    search.router,
    method.router,
)

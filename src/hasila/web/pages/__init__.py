"""The pages: one file each, a router for its addresses."""

from hasila.web.pages import (
    account,
    accounts,
    codebook,
    incident,
    incidents,
    judgements,
    log,
    preferences,
    report,
    reports,
    review,
    signing,
    sources,
    statistics,
)

#: In the order in which their addresses are tried.
ROUTERS = (
    incidents.router,
    incident.router,
    reports.router,
    report.router,
    judgements.router,
    review.router,
    log.router,
    statistics.router,
    sources.router,
    codebook.router,
    preferences.router,
)

#: What only a team has.
TEAM_ROUTERS = (signing.router, account.router, accounts.router)

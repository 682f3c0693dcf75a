"""The pages: one file each, a router for its addresses."""

from hasila.web.pages import (
    codebook,
    incident,
    incidents,
    judgements,
    log,
    own_account,
    preferences,
    report,
    reports,
    review,
    signing,
    sources,
    statistics,
    team_accounts,
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
TEAM_ROUTERS = (signing.router, own_account.router, team_accounts.router)

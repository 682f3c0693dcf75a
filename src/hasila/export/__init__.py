"""Rows and files for other programs: the tables of hasila, and the layouts of other data sets."""

from hasila.export.common import Bound, Edition
from hasila.export.files import Told, cell, export_csv, export_jsonl, export_parquet
from hasila.export.geojson import feature
from hasila.export.layouts import LAYOUTS, PROPERTIES, export_geojson, export_layout, features, rows
from hasila.export.rows import (
    claim_row,
    figure_row,
    incident_row,
    report_row,
    statistic_row,
    text_hash,
    use_row,
)

__all__ = [
    "LAYOUTS",
    "PROPERTIES",
    "Bound",
    "Edition",
    "Told",
    "cell",
    "claim_row",
    "export_csv",
    "export_geojson",
    "export_jsonl",
    "export_layout",
    "export_parquet",
    "feature",
    "features",
    "figure_row",
    "incident_row",
    "report_row",
    "rows",
    "statistic_row",
    "text_hash",
    "use_row",
]

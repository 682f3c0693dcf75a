"""Rows and files for other programs: JSON lines, and CSV for spreadsheets."""

from hasila.export.files import cell, export_csv, export_jsonl
from hasila.export.rows import claim_row, figure_row, incident_row, report_row, statistic_row

__all__ = [
    "cell",
    "claim_row",
    "export_csv",
    "export_jsonl",
    "figure_row",
    "incident_row",
    "report_row",
    "statistic_row",
]

"""Build the page's world map from Natural Earth, as the npm package world-atlas ships it (countries-50m.json).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/countries-50m.json
    python tools/build_map.py package/countries-50m.json

Natural Earth is in the public domain. Coordinates are degrees (longitude, minus latitude), rounded
to a tenth and written in tenths: an equirectangular map on which a point needs no projection.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "hasila" / "web" / "static" / "world.svg"
_LEAST = 3  # points of a ring that is drawn
_HALF, _QUARTER = 1_800, 900  # tenths of a degree


def main() -> None:
    """Read the topology named on the command line, write the map."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = _arcs(atlas)
    paths = [_path(shape, arcs) for shape in atlas["objects"]["countries"]["geometries"]]
    drawn = "".join(f'<path d="{path}"/>' for path in paths if path)
    OUT.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800">'
        # An image knows nothing of the page around it but the part of it that the address names.
        "<style>#near:target~g{stroke-width:.5}#nearest:target~g{stroke-width:.2}</style>"
        '<g id="near"/><g id="nearest"/>'
        '<g fill="#e4e2dc" stroke="#fbfaf7" stroke-width="1.2" stroke-linejoin="round">'
        f"{drawn}</g></svg>\n",
        encoding="utf-8",
    )


def _arcs(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a quantised topology, unpacked to degrees."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, -(y * ky + dy)))
        found.append(points)
    return found


def _path(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> str:
    polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(
        shape["type"] or "", []
    )
    return "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    points: list[tuple[int, int]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in arc:
            point = (round(x * 10), round(y * 10))
            if not points or points[-1] != point:
                points.append(point)
    return "".join(map(_drawn, _cut(points)))


def _cut(ring: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """A ring, or what it is in pieces where it goes over the 180th meridian: a line across the map is no border."""
    over = [n for n in range(len(ring) - 1) if abs(ring[n + 1][0] - ring[n][0]) > _HALF]
    if not over:
        return [ring]
    turned = [*ring[over[0] + 1 : -1], *ring[: over[0] + 1]]
    pieces: list[list[tuple[int, int]]] = [[]]
    for point in turned:
        if pieces[-1] and abs(point[0] - pieces[-1][-1][0]) > _HALF:
            pieces.append([])
        pieces[-1].append(point)
    for piece in pieces:
        first, last = piece[0], piece[-1]
        if abs(first[0] - last[0]) > _HALF:  # around a pole: along the edge of the map
            edge = _QUARTER if first[1] > 0 else -_QUARTER
            piece += [(last[0], edge), (first[0], edge)]
        piece.append(first)
    return pieces


def _drawn(points: list[tuple[int, int]]) -> str:
    if len(points) <= _LEAST:
        return ""
    (left, top), *rest = points[:-1]
    steps = []
    for x, y in rest:
        steps.append(f"{x - left} {y - top}".replace(" -", "-"))
        left, top = x, y
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


if __name__ == "__main__":
    main()

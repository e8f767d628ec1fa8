"""Small made-up registers of pupils and cases, keys and mappings, for tests of packets."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data.packet.keys import make_pair, read_signer
from data.packet.made import Made, make_packet

DAY = date(2026, 12, 1)
PUPIL = {"sex": "F", "grade": 3, "age": 8, "repeats": 0, "days_absent": 1, "attended_preschool": 1}
SCHOOL = """kind = "school"
flow = "MSE_PUPILS"
period = "2023"
[table.pupils]
encoding = "utf-8"
delimiter = ","
"""


def pupils(*groups: tuple[str, int, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """So many pupils of a district, alike but for what is said of them."""
    return [
        {"record": f"{place}-{number}", "district": district, **PUPIL, **own}
        for place, (district, count, own) in enumerate(groups)
        for number in range(count)
    ]


def write(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)
    return path


def key_of(folder: Path, agency: str) -> Path:
    """A pair of keys of an agency; the public half is registered in the folder's ``keys.toml``."""
    stem = folder / f"key_{agency}"
    if not stem.with_suffix(".key").exists():
        make_pair(stem, agency, DAY)
        with (folder / "keys.toml").open("a", encoding="utf-8") as keys:
            keys.write(stem.with_suffix(".toml").read_text(encoding="utf-8"))
    return stem.with_suffix(".key")


def made_of(
    folder: Path,
    rows: Sequence[Mapping[str, Any]],
    mapping: str = SCHOOL,
    agency: str = "MSE",
    **options: Any,
) -> Made:
    """The packet of a register."""
    register = write(folder / "register.csv", rows)
    declared = folder / "mapping.toml"
    declared.write_text(mapping, encoding="utf-8")
    signer = read_signer(key_of(folder, agency))
    return make_packet(register, declared, signer, folder / "out", DAY, **options)


Maker = Callable[..., Made]

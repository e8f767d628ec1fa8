"""A scenario that leaves the screen still says that it is one, and what it assumes."""

import pandas as pd

from indicators.words.language import words
from passports.files import plan_csv


def test_the_file_begins_with_what_it_is_and_every_line_is_marked():
    table = pd.DataFrame({"Area": ["Lerik", "Agsu"], "To reach": [205, 235]})
    lines = plan_csv(table, [("Your cost per child, manats", "400")], words("en")).decode(
        "utf-8-sig"
    )
    first, second, head, *rows = lines.splitlines()
    assert first.strip('"').startswith("# SCENARIO, not a forecast")
    assert second.strip('"') == "# Your cost per child, manats: 400"
    assert head == "Kind,Area,To reach"
    assert rows == ["SCENARIO,Lerik,205", "SCENARIO,Agsu,235"]

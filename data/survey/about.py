"""Of which country and year a survey is, and whether its records are invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from data.survey.files import Folder, Loaded, survey_sign
from data.survey.guesses import Guess
from data.survey.mapping import Mapped
from indicators.codelists import NATION
from indicators.editions import Edition
from indicators.errors import DataFaults, Fault
from indicators.observations import EDITIONS

_COUNTRIES = {"AZ": NATION}  # as the DHS Program names countries, and as we do
_MARK = Edition(EDITIONS[1]).mark
_INVENTED = "ZZ"  # the country of the DHS Program's model datasets


@dataclass(frozen=True)
class About:
    """What is known of a survey as a whole; an empty text where nothing is.

    Attributes
    ----------
    country : str
        By its three letters.
    period : str
        The year in which most interviews were held, unless a mapping says it.
    """

    title: str
    country: str
    period: str
    edition: Edition

    @property
    def mark(self) -> str:
        """The word that synthetic figures carry; empty of real ones."""
        return self.edition.mark


def about(
    folder: Folder, loaded: Mapping[str, Loaded], mapped: Mapped
) -> tuple[About, list[Guess]]:
    """Return what is known of a survey, and what of it was guessed.

    Raises
    ------
    DataFaults
        If the interviews of its files were held in years apart: they are of two surveys.
    """
    guesses: list[Guess] = []
    _check_years(loaded)
    letters = _letters(folder, loaded)
    country = mapped.country or _country(letters, guesses)
    period = mapped.period or _period(loaded, guesses)
    guesses += [*_round(folder, period)]
    synthetic = mapped.synthetic
    if synthetic is None:
        why = _invented(letters, loaded)
        synthetic = bool(why)
        taken = Edition(EDITIONS[int(synthetic)]).code
        said = f"write [survey] synthetic = {str(not synthetic).lower()} in a mapping"
        why = why or "nothing says that the records are invented"
        guesses.append(Guess("edition", taken, why, said))
    title = mapped.title or " ".join(
        one for one in (folder.declared.family.title["en"], country or letters, period) if one
    )
    return About(title, country, period, Edition(EDITIONS[int(synthetic)])), guesses


def _round(folder: Folder, period: str) -> Iterator[Guess]:
    """Yield that a survey is taken as of a round that was over when its interviews were held."""
    family = folder.declared.family
    if family.last_year and period and int(period[:4]) > family.last_year:
        why = f"its variables are; by its interviews ({period}) it is of {family.next_round}"
        remedy = "hold its questionnaire against the declarations"
        yield Guess("round", family.title["en"], why, remedy)


def _check_years(loaded: Mapping[str, Loaded]) -> None:
    """Refuse files of which the interviews of one ended a year before those of another began."""
    found = {one.name: _years(one) for one in loaded.values()}
    first = {name: int(years.min()) for name, years in found.items() if years.size}
    last = {name: int(years.max()) for name, years in found.items() if years.size}
    if not first:
        return
    late, early = max(first, key=lambda name: first[name]), min(last, key=lambda name: last[name])
    if first[late] > last[early] + 1:
        reason = f"its interviews began in {first[late]}, those of {early} ended in {last[early]}"
        remedy = "put each survey into a folder of its own"
        raise DataFaults([Fault(late, None, None, reason, remedy)])


def _letters(folder: Folder, loaded: Mapping[str, Loaded]) -> str:
    """Return the two letters of the country, from within the files or from their names."""
    for one in loaded.values():
        if one.file.country and one.in_words(one.file.country):
            return str(one.frame[one.file.country].iloc[0])[:2].upper()
    signs = (survey_sign(opened.path)[:2] for opened in folder.files.values())
    return next((sign for sign in signs if sign), "")


def _invented(letters: str, loaded: Mapping[str, Loaded]) -> str:
    """Return why the records of a survey are invented ones; nothing where they are not."""
    if letters == _INVENTED:
        return "ZZ is the country of model datasets"
    for one in loaded.values():
        name = one.file.edition
        if name and one.in_words(name) and one.frame[name].eq(_MARK).any():
            return f"{one.name} says so in {name.upper()}"
    return ""


def _country(letters: str, guesses: list[Guess]) -> str:
    country = _COUNTRIES.get(letters, "")
    said = 'write [survey] country = "AZE" in a mapping'
    if country:
        guesses.append(Guess("country", country, f"the files say {letters}", said))
    elif letters != _INVENTED:
        guesses.append(Guess("country", "none", f"the files say {letters or 'nothing'}", said))
    return country


def _period(loaded: Mapping[str, Loaded], guesses: list[Guess]) -> str:
    said = 'write [survey] period = "2006" in a mapping'
    years = [found for one in loaded.values() if (found := _years(one)).size]
    if not years:
        guesses.append(Guess("period", "none", "no file says when interviews were held", said))
        return ""
    every, counts = np.unique(np.concatenate(years), return_counts=True)
    year = str(int(every[counts.argmax()]))
    why = f"most interviews; all were held in {int(every.min())}–{int(every.max())}"
    guesses.append(Guess("period", year, why, said))
    return year


def _years(one: Loaded) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return the year of every interview: as written, or from months counted since 1900."""
    for name, month in ((one.file.year, False), (one.file.interview, True)):
        if name and one.has(name) and not one.in_words(name):
            found = one.frame[name].dropna().to_numpy(dtype="float64")
            found = 1900 + (found - 1) // 12 if month else found
            return found[(found >= 1980) & (found <= 2100)]
    return np.array([])

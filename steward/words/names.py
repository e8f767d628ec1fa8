"""Roles in the reader's words."""

from collections.abc import Iterable, Mapping

from data.workflow import Person, Right
from indicators.codelists import codelist
from indicators.words import Words
from steward.words.states import state_name


def role_name(role: str, words: Words) -> str:
    """Return a role in the reader's words."""
    return {
        "contributor": words("contributor"),
        "reviewer": words("reviewer"),
        "publisher": words("publisher"),
        "administrator": words("administrator"),
        "auditor": words("auditor"),
        "prerelease": words("reader before release"),
    }.get(role, role)


def right_name(role: str, agency: str | None, words: Words) -> str:
    """Return a role, and the agency that it is held for."""
    named = role_name(role, words)
    return f"{named} ({agency_name(agency, words)})" if agency else named


def role_names(rights: Iterable[Right], words: Words) -> str:
    """Return rights in a line; empty where there is none."""
    return ", ".join(sorted(right_name(one.role, one.agency, words) for one in rights))


def agency_name(code: str, words: Words) -> str:
    """Return an agency in the reader's words; its code where the list does not know it."""
    known = codelist("agency")
    return words.of(known[code]) if code in known else code


def person_name(number: int | None, people: Mapping[int, Person], words: Words) -> str:
    """Return a person by name, by what the provider calls him or her, or else by number."""
    if number is None:
        return words("the server itself")
    known = people.get(number)
    return (known.name or known.subject) if known else words("person {number}", number=number)


def action_name(action: str, words: Words) -> str:
    """Return what was done in the reader's words; as the audit has it where it is not known."""
    return {
        "login begun": words("login begun"),
        "login ended": words("login ended"),
        "administrator named": words("administrator named"),
        "membership proposed": words("membership proposed"),
        "membership confirmed": words("membership confirmed"),
        "membership ended": words("membership ended"),
        "audit exported": words("audit exported"),
        "token proposed": words("token proposed"),
        "token confirmed": words("token confirmed"),
        "token ended": words("token ended"),
        "refused": words("refused"),
        "role given for a trial": words("role given for a trial"),
        "flow declared": words("flow declared"),
        "declaration installed": words("texts of the software installed"),
        "figures asked for": words("figures asked for"),
        "request refused": words("request not answered"),
        "submission received": words("submission received"),
        "submission compared": words("submission compared"),
        "submission left out": words("submission left out"),
        "question answered": words("question answered"),
        "comment written": words("comment written"),
        "findings read": words("findings read"),
        "figures read": words("figures read"),
        "file read": words("file read"),
        "file dropped": words("file removed"),
        "day announced": words("day announced"),
        "day changed": words("day changed"),
        "release scheduled": words("release scheduled"),
        "release staged": words("release built"),
        "release unstaged": words("release to be built anew"),
        "release withdrawn": words("release taken off the list"),
        "released": words("release is out"),
        "release pulled back": words("release pulled back"),
        "named for early sight": words("named for early sight"),
        "seen before release": words("seen before its release"),
    }.get(action) or _step_name(action, words)


def _step_name(action: str, words: Words) -> str:
    """Return that a submission came into a state, as "submission reviewed" says it."""
    kind, _, state = action.partition(" ")
    if kind != "submission":
        return action
    return words("submission: {state}", state=state_name(state, words))


def thing_name(thing: str, words: Words) -> str:
    """Return to what something was done, as the audit names it: "membership 3"."""
    kind, _, number = thing.partition(" ")
    return {
        "person": words("person {number}", number=number),
        "membership": words("membership {number}", number=number),
        "token": words("token {number}", number=number),
        "submission": words("submission {number}", number=number),
        "flow": words("flow {code}", code=number),
        "audit": words("the audit"),
        "request": words("request {number}", number=number),
        "release": words("release {number}", number=number),
        "calendar": words("day {number} of the calendar", number=number),
        "declaration": words("texts of the software: {what}", what=number),
    }.get(kind, thing)

"""Who may do what: proposed by one administrator, confirmed by another, ended by any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from data.workflow import (
    Membership,
    Person,
    confirm_membership,
    end_membership,
    membership_reasons,
    memberships,
    people,
    propose_membership,
    roles,
)
from indicators.codelists import codelist
from indicators.words import Words
from pages.parts.messages import message
from steward.doing import draw_told, written
from steward.lists import choose_one
from steward.pieces import card, fresh, heading, rows, step, title
from steward.session import Session
from steward.words import agency_name, moment, person_name, right_name, role_name

_END, _PROPOSE = "end", "propose"


@dataclass(frozen=True)
class _Known:
    """What an administrator sees of people and their roles."""

    people: Mapping[int, Person]
    memberships: tuple[Membership, ...]
    reasons: Mapping[tuple[int, str], str]
    roles: Mapping[str, bool]
    words: Words

    def name(self, person: int | None) -> str:
        return person_name(person, self.people, self.words)

    def said(self, one: Membership) -> str:
        """Return a membership in a line: who, as what."""
        return f"{self.name(one.person)} · {right_name(one.role, one.agency, self.words)}"

    def why(self, one: Membership, action: str) -> str:
        return self.reasons.get((one.number, action), "")

    @property
    def proposed(self) -> list[Membership]:
        return [one for one in self.memberships if not one.confirmed and not one.ended]

    @property
    def held(self) -> list[Membership]:
        return [one for one in self.memberships if one.confirmed and not one.ended]

    @property
    def over(self) -> list[Membership]:
        return [one for one in self.memberships if one.ended]


def draw(session: Session) -> None:
    """Draw what is proposed, held and over, and what an administrator can do about it."""
    words = session.words
    title(
        words("Memberships"),
        words(
            "A right is a group of the provider and a membership here: either takes it away, only "
            "both give it."
        ),
    )
    known = _known(session)
    heading(words("To be confirmed"), words("By an administrator who has not proposed it."))
    _draw_proposed(session, known)
    heading(words("In force"))
    _draw_held(known)
    with st.container(key="crm-form-ending"):
        _draw_ending(session, known)
    heading(words("Propose"), words("Somebody is in the list once he or she has logged in."))
    with st.container(key="crm-form-proposing"):
        _draw_proposing(session, known)
    if known.over:
        heading(words("Ended memberships"))
        _draw_over(known)


def _known(session: Session) -> _Known:
    with session.acting("read", "memberships") as acting:
        return _Known(
            people(acting),
            tuple(memberships(acting)),
            membership_reasons(acting),
            roles(acting),
            session.words,
        )


def _draw_proposed(session: Session, known: _Known) -> None:
    words = session.words
    if not known.proposed:
        message("hint", words("Nothing is waiting."))
    for one in known.memberships:
        if one.confirmed or one.ended:
            draw_told(_confirming(one))  # where it was, when it was pressed
            continue
        with st.container(border=True, key=f"crm-proposed-{one.number}"):
            why = words(
                "Proposed by {person}, {when}: “{reason}”",
                person=known.name(one.proposed_by),
                when=moment(one.proposed, words),
                reason=known.why(one, "membership proposed"),
            )
            card(known.said(one), why)
            _draw_deciding(session, one)


def _draw_deciding(session: Session, one: Membership) -> None:
    words, number = session.words, one.number
    if session.person in (one.proposed_by, one.person):
        message("hint", words("Another administrator must confirm it."))
    else:
        did = ("confirm", f"membership {number}", words("It is confirmed."), _confirming(one))
        draw_told(_confirming(one))
        st.button(
            words("Confirm"),
            type="primary",
            key=_confirming(one),
            on_click=step,
            args=(session, *did, lambda acting: confirm_membership(acting, number)),
        )


def _confirming(one: Membership) -> str:
    """Return the key of the button that confirms a membership."""
    return f"confirm-{one.number}"


def _draw_held(known: _Known) -> None:
    words = known.words
    head = (words("Person"), words("Role"), words("Confirmed"), words("Reason"))
    rows(head, (_held_row(one, known) for one in known.held))


def _draw_ending(session: Session, known: _Known) -> None:
    words = session.words
    open_ones = [*known.held, *known.proposed]
    if not open_ones:
        draw_told(_END)
        return
    which = choose_one(
        words("End one"),
        open_ones,
        known.said,
        fresh("end-which"),
        empty=words("Choose a membership"),
    )
    reason = fresh("end-reason")
    st.text_input(words("Reason"), max_chars=300, key=reason)
    number = which.number if which else 0
    done = words("It is ended. It gives nothing from the next click on.")
    did = ("end", f"membership {number}", done, _END)
    draw_told(_END)
    st.button(
        words("End"),
        key=_END,
        disabled=which is None,
        on_click=step,
        args=(session, *did, lambda acting: end_membership(acting, number, written(reason))),
    )


def _held_row(one: Membership, known: _Known) -> Sequence[str]:
    words = known.words
    when = moment(one.confirmed, words) if one.confirmed else ""
    by = known.name(one.confirmed_by) if one.confirmed_by else words("set up with the database")
    return (
        known.name(one.person),
        right_name(one.role, one.agency, words),
        f"{when}, {by}",
        known.why(one, "membership proposed"),
    )


def _draw_proposing(session: Session, known: _Known) -> None:
    words = session.words
    others = [one for one in known.people if one != session.person]
    who = choose_one(
        words("Person"),
        others,
        lambda number: _described(known.people[number]),
        fresh("propose-who"),
        empty=words("Choose a person"),
    )
    role = choose_one(
        words("Role"),
        [*known.roles],
        lambda code: role_name(code, words),
        fresh("propose-role"),
        empty=words("Choose a role"),
    )
    agency = _draw_agencies(words) if role and known.roles[role] else None
    reason = fresh("propose-reason")
    st.text_input(words("Reason"), max_chars=300, key=reason)
    wanting = who is None or role is None or (known.roles[role] and agency is None)
    given = (who or 0, role or "", agency)
    done = words("It is proposed. Another administrator must confirm it.")
    draw_told(_PROPOSE)
    st.button(
        words("Propose"),
        key=_PROPOSE,
        disabled=wanting,
        on_click=step,
        args=(
            session,
            "propose",
            f"person {who}",
            done,
            _PROPOSE,
            lambda acting: propose_membership(acting, *given, written(reason)),
        ),
    )


def _draw_agencies(words: Words) -> str | None:
    return choose_one(
        words("Agency"),
        [*codelist("agency")],
        lambda code: agency_name(code, words),
        fresh("propose-agency"),
        empty=words("Choose an agency"),
    )


def _described(one: Person) -> str:
    return f"{one.name} ({one.subject})" if one.name else one.subject


def _draw_over(known: _Known) -> None:
    words = known.words
    head = (words("Person"), words("Role"), words("Ended"), words("Reason"))
    rows(head, (_over_row(one, known) for one in known.over))


def _over_row(one: Membership, known: _Known) -> Sequence[str]:
    when = moment(one.ended, known.words) if one.ended else ""
    return (
        known.name(one.person),
        right_name(one.role, one.agency, known.words),
        f"{when}, {known.name(one.ended_by)}",
        known.why(one, "membership ended"),
    )

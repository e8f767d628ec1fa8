"""What a person is told when the database refuses: a sentence for each of its refusals.

The database says why in English, for the log; here is what a person can do about it.
"""

import re
from collections.abc import Mapping

from data.workflow import people
from indicators.errors import DashboardError, TooLate
from indicators.words import Words
from steward.session import Session
from steward.words.failures import sentence
from steward.words.states import state_name

_FIRST = re.compile(r"(?:person (\d+)|the worker) was first: the submission is (\w+), version \d+")


def refusal(error: DashboardError, session: Session) -> str:
    """Return what a person is told of a refusal."""
    words = session.words
    if isinstance(error, TooLate) and (found := _FIRST.fullmatch(error.message)):
        return words(
            "{who} was first: the submission is now “{state}”. Look again, then decide anew.",
            who=_who(found[1], session),
            state=state_name(found[2], words),
        )
    return sentences(words).get(error.message) or sentence(error, words)


def _who(number: str | None, session: Session) -> str:
    """Return who was first; a contributor is not told the names of those who decide."""
    if number is None:
        return session.words("The server")
    with session.acting("read", "people") as acting:
        known = people(acting)
    person = known.get(int(number))
    return (person.name or person.subject) if person else session.words("Another person")


def sentences(words: Words) -> Mapping[str, str]:
    """Return a sentence for each refusal of the workflow, by what the database says of it."""
    return {
        **_of_submissions(words),
        **_of_requests(words),
        **_of_releases(words),
        "an administrator must remain": words(
            "This is the last administrator: nobody could give a right any more. Name another one "
            "first."
        ),
    }


def _of_submissions(words: Words) -> Mapping[str, str]:
    not_there = words("There is no such submission here.")
    asked_no_more = words("This question is no longer asked. Look at what stands now.")
    sends = words("Only a contributor sends a table, and only to a flow of the own agency.")
    return {
        "no such submission": not_there,
        "no such flow": words("There is no such flow here."),
        "only a contributor sends, and to a flow of the own agency": sends,
        "a workbook (XLSX), a table (CSV) or a packet is sent": words(
            "Send a workbook (XLSX), a table (CSV) or a packet."
        ),
        "what came before is of the same flow, and is over": words(
            "A corrected table follows one of the same flow that is over: returned, faulty or "
            "withdrawn."
        ),
        "what was seen is not what is there": words(
            "What you looked at is not what is there now. Look again, then decide anew."
        ),
        "another person takes this step": words(
            "Another person must take this step: you have sent, answered or decided on this "
            "submission before."
        ),
        "a reason is wanting": words("Say why: the reason is kept with the decision."),
        "a question has no answer": words("A question has no answer yet. Answer every question."),
        "an answer is wanting": words("Write an answer: an empty one is none."),
        "a comment is wanting": words("Write a comment: an empty one is none."),
        "no such question": asked_no_more,
        "it is no longer asked": asked_no_more,
        "the agency answers": words("The agency that sent the figures answers the questions."),
        "internal comments are among those who decide": words(
            "Internal comments are for those who review and publish."
        ),
        "the file is not kept": words("The file is not kept."),
        "another release came between": words(
            "Another release came between: the server compares the figures anew. Look again in a "
            "minute."
        ),
        "a text is too long": words("The text is too long: 10,000 letters at most."),
        "no more files of this flow today": words(
            "A hundred tables of this flow have come in within a day. Send the next one tomorrow."
        ),
        "The file is empty.": words("The file is empty."),
        "The file is too large.": words("The file is larger than 20 megabytes."),
    }


def _of_requests(words: Words) -> Mapping[str, str]:
    return {
        "who reviews or publishes asks for figures": words(
            "Those who review or publish ask for figures."
        ),
        "it is asked for already": words("These figures have been asked for today already."),
        "no such request": words("There is no such request here."),
        "the agency that was asked refuses": words(
            "Only the agency that was asked can say that it does not answer."
        ),
        "it is answered or refused already": words(
            "This request is answered or refused already. Look at what stands now."
        ),
        "a request has a number, a language and a day to come": words(
            "A request needs a language and a day that is still to come."
        ),
    }


def _of_releases(words: Words) -> Mapping[str, str]:
    ahead = words("A day is announced at least four weeks ahead.")
    first = words("Another release came first. Look at what stands now, then decide anew.")
    return {
        "publishers only": words("Only a publisher may do this."),
        "a day needs its kind and its flows": words("Choose what will be released on that day."),
        "a day is announced four weeks ahead": ahead,
        "that day is announced already": words(
            "These figures have been announced for that day already."
        ),
        "no such day": words("There is no such day in the calendar."),
        "a release is scheduled for it: withdraw that first": words(
            "A release is scheduled for that day. Take it off the list first."
        ),
        "a release needs its kind and its time": words("A release needs its kind and its time."),
        "a notice is wanting in one of three languages": words(
            "Write the notice in all three languages: readers see it at the figure."
        ),
        "a release without submissions brings nothing": words("Choose what the release brings."),
        "its day has not been announced": words(
            "Its day has not been announced in the calendar, or it is another day."
        ),
        "a submission is not scheduled": words(
            "A submission that you chose is no longer approved. Look at what stands now."
        ),
        "two submissions are of one flow": words(
            "Two of the submissions are of the same flow. Choose one of them."
        ),
        "a submission is in another release already": words(
            "A submission that you chose is in another release already."
        ),
        "no such release": words("There is no such release here."),
        "it is the release that is shown": words("That release is what readers see already."),
        "another has pulled it back already": words(
            "Another publisher has pulled the release back already."
        ),
        "it is released already": words("It is released already. Look at what stands now."),
        "another release came first": first,
        "the worker is at it: try again in a minute": words(
            "The server is at work on it. Try again in a minute."
        ),
        "no such person": words("There is no such person here."),
        "nobody names oneself": words("Nobody names oneself: another publisher does."),
    }

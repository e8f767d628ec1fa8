"""Where a submission stands, what happens next and who does it, in the reader's words."""

from indicators.words import Words

OVER = ("faulty", "returned", "released", "withdrawn")


def state_name(state: str, words: Words) -> str:
    """Return a state of a submission in the reader's words."""
    return {
        "received": words("being checked"),
        "ready": words("checked, not submitted yet"),
        "faulty": words("has faults"),
        "submitted": words("waits for review"),
        "reviewed": words("waits for approval"),
        "returned": words("returned"),
        "approved": words("approved, no release yet"),
        "scheduled": words("scheduled for a release"),
        "released": words("released"),
        "withdrawn": words("withdrawn"),
    }.get(state, state)


def what_next(state: str, words: Words) -> str:
    """Return what happens next to a submission, and who does it."""
    return {
        "received": words("The server checks the file; it takes a minute at most."),
        "ready": words(
            "A contributor of the agency looks at what changes, answers every question and submits."
        ),
        "faulty": words(
            "A contributor of the agency corrects the table and sends it again as a new file."
        ),
        "submitted": words(
            "A reviewer who neither sent nor submitted it passes it on for approval or returns it."
        ),
        "reviewed": words(
            "A publisher who has taken no step before approves it or returns it to the agency."
        ),
        "returned": words(
            "A contributor of the agency reads why, and sends a corrected table as a new file."
        ),
        "approved": words("A publisher takes it into a release."),
        "scheduled": words("The server builds the release and shows it to readers at its time."),
        "released": words("Nothing more: readers see these figures."),
        "withdrawn": words("Nothing more: it was withdrawn."),
    }.get(state, "")


def step_name(state: str, words: Words) -> str:
    """Return what a person does who leads a submission into a state: the word on the button."""
    return {
        "submitted": words("Submit"),
        "reviewed": words("Pass on for approval"),
        "returned": words("Return to the agency"),
        "approved": words("Approve"),
        "scheduled": words("Schedule"),
        "withdrawn": words("Withdraw"),
    }.get(state, state)

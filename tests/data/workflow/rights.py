"""Who may do what: the one table of rights, against which the database is held.

A function or a table of schema ``steward`` that is not listed here fails the tests.
"""

from collections.abc import Mapping

STEWARD, WORKER, READER = "crm_steward", "crm_worker", "crm_reader"

# Which processes may call which function (crm_reader: none); one that is called by other functions
# alone: nobody.
CALLED_BY: Mapping[str, tuple[str, ...]] = {
    "put_back": (WORKER,),
    **dict.fromkeys(
        (
            *("act", "actor", "begin_login", "end_login", "may"),
            *("propose_membership", "confirm_membership", "end_membership"),
            *("audit_export", "sees", "decides_on", "ask", "refuse_request"),
            *("submit_file", "submit_by_token", "read_file", "findings_of", "changes_of"),
            *("submission_of", "own_login", "membership_reasons"),
            *("propose_token", "confirm_token", "end_token"),
            *("advance", "answer_flag", "comment"),
            *("announce", "change_day", "schedule", "pull_back", "withdraw_release"),
            *("name_early", "staged_changes", "own_early"),
        ),
        (STEWARD,),
    ),
    **dict.fromkeys(("audit_head", "audit_fault", "record_refusal", "base"), (STEWARD, WORKER)),
    **dict.fromkeys(
        (
            *("declare_flow", "next_to_check", "checked", "is_unkept", "found"),
            *("next_to_publish", "next_to_stage", "begin_staging", "seal", "unstage", "publish"),
            *("clear_builds", "begin_job", "end_job", "interrupt_jobs", "brought"),
            *("brought_parts", "flows_left_out"),
        ),
        (WORKER,),
    ),
    **dict.fromkeys(
        (
            *("refuse", "is_alive", "audit_text", "record", "need_administrator"),
            *("name_administrator", "seen_submission", "given", "lock_bytes", "take_file"),
            *("earlier", "take_step", "need_as_seen", "need_others", "release_submission"),
            *("locked_submission", "lock_chain", "head_moved", "keep_parts", "keep_findings"),
            *("drop_bytes", "day_of", "need_publisher", "need_reason", "lock_release"),
            *("drop_build", "take_submissions", "release_submissions", "is_agreed"),
            *("refuse_flood", "plainly", "holds_more_than_tables"),
            *("leave_release", "tell_withdrawn", "check_day_once", "previews"),
            *("declare", "declared", "has_declared_tables", "figures_in", "rows_in", "agreed"),
            *("sources_of_flows", "figures_unlike", "sources_unlike", "files_unlike"),
            *("rows_unlike", "texts_unlike", "coverage_unlike", "findings_unlike"),
            *("comparisons_unlike", "editions_unlike", "facts_unlike", "digests_of", "unlike"),
            *("need_as_approved", "differences"),
        ),
        (),
    ),
}

# Which processes may read which table; none may write any.
READ_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("person", "membership", "audit", "role"),
            *("request", "submission", "comment", "decision", "token"),
        ),
        (STEWARD,),
    ),
    **dict.fromkeys(("early", "left_out"), (STEWARD,)),
    **dict.fromkeys(
        (
            *("flow", "state", "transition"),
            *("release", "release_submission", "head", "job"),
        ),
        (STEWARD, WORKER),
    ),
    **dict.fromkeys(("calendar", "calendar_change"), (STEWARD, WORKER, READER)),
    **dict.fromkeys(
        (
            *("version", "login", "waiting", "part", "finding", "change", "earlier_build"),
            *("withdrawn_notice", "declaration", "sealed"),
        ),
        (),
    ),
}

# The states, in the order of the letters below; what was withdrawn had been submitted.
STATES = (
    *("received", "ready", "faulty", "submitted", "reviewed", "approved", "scheduled"),
    *("released", "returned", "withdrawn"),
)
# One of no role, one of each, and a contributor of another agency than the submission's.
ROLES = (
    *("nobody", "contributor", "contributor of another", "reviewer", "publisher"),
    *("administrator", "auditor", "prerelease"),
)
# + done or seen; else how it is refused: f not allowed (CR403), n not there (CR404), l another was
# first (CR409), w wanting (CR422). A role that is not named: not there, in every state.
OF_SUBMISSIONS: Mapping[str, Mapping[str, str]] = {
    "advance to received": {
        "contributor": "wwwwwwwwww",
        "reviewer": "nnnwwwwwww",
        "publisher": "nnnwwwwwww",
    },
    "advance to ready": {
        "contributor": "wwwwwwwwww",
        "reviewer": "nnnwwwwwww",
        "publisher": "nnnwwwwwww",
    },
    "advance to faulty": {
        "contributor": "wwwwwwwwww",
        "reviewer": "nnnwwwwwww",
        "publisher": "nnnwwwwwww",
    },
    "advance to submitted": {
        "contributor": "w+wwwwwwww",
        "reviewer": "nnnwwwwwww",
        "publisher": "nnnwwwwwww",
    },
    "advance to reviewed": {
        "contributor": "wwwfwwwwww",
        "reviewer": "nnn+wwwwww",
        "publisher": "nnnfwwwwww",
    },
    "advance to approved": {
        "contributor": "wwwwfwwwww",
        "reviewer": "nnnwfwwwww",
        "publisher": "nnnw+wwwww",
    },
    "advance to scheduled": {
        "contributor": "wwwwwfwwww",
        "reviewer": "nnnwwfwwww",
        "publisher": "nnnww+wwww",
    },
    "advance to released": {
        "contributor": "wwwwwwwwww",
        "reviewer": "nnnwwwwwww",
        "publisher": "nnnwwwwwww",
    },
    "advance to returned": {
        "contributor": "wwwffwwwww",
        "reviewer": "nnn+fwwwww",
        "publisher": "nnnf+wwwww",
    },
    "advance to withdrawn": {
        "contributor": "++w++ffwww",
        "reviewer": "nnnffffwww",
        "publisher": "nnnff++www",
    },
    "answer_flag": {
        "contributor": "n+nlllllll",
        "reviewer": "nnnfffffff",
        "publisher": "nnnfffffff",
    },
    "comment": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "comment internal": {
        "contributor": "ffffffffff",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "findings_of": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "changes_of": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "read_file": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "submission_of": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "row of submission": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "row of decision": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "row of comment": {
        "contributor": "++++++++++",
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
    "row of comment internal": {
        "reviewer": "nnn+++++++",
        "publisher": "nnn+++++++",
    },
}

_ADMINISTRATORS = dict.fromkeys(ROLES, "f") | {"administrator": "+"}
_PUBLISHERS = dict.fromkeys(ROLES, "f") | {"publisher": "+"}
_EVERYBODY = dict.fromkeys(ROLES, "+")
# What is of no submission, by the same letters.
OF_OTHERS: Mapping[str, Mapping[str, str]] = {
    "ask": dict.fromkeys(ROLES, "f") | {"reviewer": "+", "publisher": "+"},
    "refuse_request": dict.fromkeys(ROLES, "n")
    | {"contributor": "+", "reviewer": "f", "publisher": "f"},
    "submit_file": dict.fromkeys(ROLES, "f") | {"contributor": "+", "contributor of another": "n"},
    "propose_token": _ADMINISTRATORS,
    "confirm_token": _ADMINISTRATORS,
    "end_token": _ADMINISTRATORS,
    "propose_membership": _ADMINISTRATORS,
    "confirm_membership": _ADMINISTRATORS,
    "end_membership": _ADMINISTRATORS,
    "announce": _PUBLISHERS,
    "change_day": _PUBLISHERS,
    "schedule": _PUBLISHERS | {"publisher": "w"},  # a correction of nothing
    "pull_back": _PUBLISHERS | {"publisher": "n"},  # to what was never released
    "withdraw_release": _PUBLISHERS,
    "name_early": _PUBLISHERS,
    "staged_changes": dict.fromkeys(ROLES, "n") | {"reviewer": "+", "publisher": "+"},
    "own_early": dict.fromkeys(ROLES, "n"),  # nobody of them is named: test_staged_is_unseen
    "row of release": dict.fromkeys(ROLES, "n")
    | {"reviewer": "+", "publisher": "+", "auditor": "+"},
    "row of job": dict.fromkeys(ROLES, "n") | {"publisher": "+", "administrator": "+"},
    "row of early": dict.fromkeys(ROLES, "n") | {"publisher": "+", "auditor": "+"},
    "row of calendar": _EVERYBODY,
    "audit_export": dict.fromkeys(ROLES, "f") | {"auditor": "+"},
    "membership_reasons": dict.fromkeys(ROLES, "n") | {"administrator": "+", "auditor": "+"},
    "row of audit": dict.fromkeys(ROLES, "n") | {"auditor": "+"},
    "row of token": dict.fromkeys(ROLES, "n") | {"administrator": "+"},
    "row of request": dict.fromkeys(ROLES, "n")
    | {"contributor": "+", "reviewer": "+", "publisher": "+"},
    "row of membership": dict.fromkeys(ROLES, "n") | {"administrator": "+", "auditor": "+"},
    "row of person": dict.fromkeys(ROLES, "n")
    | {"reviewer": "+", "publisher": "+", "administrator": "+", "auditor": "+"},
    # Nothing of anybody else: a login and its end, what one may, hashes, a token that is known.
    **dict.fromkeys(
        (
            *("act", "actor", "begin_login", "end_login", "may", "sees", "decides_on", "base"),
            *("audit_head", "audit_fault", "record_refusal", "submit_by_token", "own_login"),
        ),
        _EVERYBODY,
    ),
}

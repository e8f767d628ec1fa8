"""Whether a step must be left to another person: known before it is pressed, as the database says.

The database refuses such a step in any case; here it is said in words first.
"""

from data.workflow import Acting, decisions_of, steps_from


def is_for_another(acting: Acting, submission: int, role: str) -> bool:
    """Return whether the person took a step of another role, or sent what is decided on."""
    own = [one for one in decisions_of(acting, submission) if one.person == acting.person]
    roles = {
        (step.from_state, step.to_state): step.role
        for state in {one.from_state for one in own if one.from_state}
        for step in steps_from(acting, state)
    }
    taken = {roles.get((one.from_state or "", one.to_state), "contributor") for one in own}
    return bool(taken - {role})

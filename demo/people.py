"""Six people of six roles, as the provider of the demonstration names them; none is real."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Somebody:
    """A person of the demonstration.

    Attributes
    ----------
    subject : str
        The name that is chosen at the login.
    role : str
        As the database knows it (``steward.role``).
    agency : str
        Of whom the role is held, where it is held for one.
    """

    subject: str
    name: str
    role: str
    agency: str = ""

    @property
    def claims(self) -> dict[str, object]:
        """What the provider says of the person."""
        mail = f"{self.subject}@example.org"
        return {"name": self.name, "email": mail, "groups": [f"crm-{self.role}"]}


PEOPLE = (
    Somebody("aysel", "Aysel (Ministry of Science and Education)", "contributor", "MSE"),
    Somebody("babek", "Babək (reviewer)", "reviewer"),
    Somebody("cemile", "Cəmilə (State Statistical Committee)", "publisher"),
    Somebody("davud", "Davud (administrator)", "administrator"),
    Somebody("elnur", "Elnur (auditor)", "auditor"),
    Somebody("fidan", "Fidan (sees a release a day before)", "prerelease"),
)

"""The four questions as tools of the Model Context Protocol (``mcp``), read-only."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field

from assistant import questions
from assistant.monitor import Monitor
from assistant.told import Answer, Compared, Results
from indicators.codelists import NATION
from indicators.errors import DashboardError

_INSTRUCTIONS = (
    "Figures on children and their rights in Azerbaijan. Quote a figure by its `sentence` as it "
    "stands, with its source, period and link, and say everything in `must_be_said`. A figure that "
    "is missing is missing, never nought: say why there is none. Do not compute, rank or join "
    "figures that `compare_areas` does not call comparable. What is illustrative is synthetic and "
    "is not quoted. Search first: codes are not guessed."
)
_READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_Result = TypeVar("_Result")
Code = Annotated[str, Field(description="Code of an indicator, as a search finds it.")]
Area = Annotated[str, Field(description="Code of an area, as found; AZE is the nation.")]
Groups = Annotated[
    dict[str, str] | None,
    Field(description='Groups by dimension, such as {"sex": "F"}; totals where none is given.'),
]
Language = Annotated[str, Field(description="az, en or ru: that of the sentences.")]
Edition = Annotated[str, Field(description="published; or illustrative, which is synthetic.")]


class _Strict(MCPServer):
    """A server that passes over nothing it is told: the answer would be to another question."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Return what a tool answers.

        Raises
        ------
        ToolError
            Also if an argument is given that the tool has not.
        """
        tools = {one.name: [*one.input_schema["properties"]] for one in await self.list_tools()}
        strange = [one for one in arguments if name in tools and one not in tools[name]]
        if strange:
            raise ToolError(f"{name} takes {', '.join(tools[name])}, not {strange[0][:80]!r}.")
        return await super().call_tool(name, arguments, context)


def server(monitor: Monitor) -> MCPServer:
    """Return the server of the tools."""
    made = _Strict("child-rights-monitor", instructions=_INSTRUCTIONS, log_level="WARNING")

    @made.tool(title="Search for indicators and areas", annotations=_READ_ONLY)
    def search_indicators(
        text: Annotated[str, Field(description="Words of any of the three languages.")],
        language: Language = "en",
        edition: Edition = "published",
    ) -> Results:
        """Find indicators and areas by words; a place named beside an indicator is found too."""
        return _answered(lambda: questions.find(monitor, text, language, edition))

    @made.tool(title="One figure with its passport", annotations=_READ_ONLY)
    def get_figure(
        indicator: Code,
        ref_area: Area = NATION,
        time_period: Annotated[str, Field(description="Such as 2023; empty for the latest.")] = "",
        groups: Groups = None,
        language: Language = "en",
        edition: Edition = "published",
    ) -> Answer:
        """Give one figure with source, date, grade, caveats and link, or say why there is none."""
        return _answered(
            lambda: questions.figure(
                monitor, indicator, ref_area, time_period, groups, language, edition
            )
        )

    @made.tool(title="Compare areas", annotations=_READ_ONLY)
    def compare_areas(
        indicator: Code,
        ref_areas: Annotated[list[str], Field(description="Two to twenty codes of areas.")],
        groups: Groups = None,
        language: Language = "en",
        edition: Edition = "published",
    ) -> Compared:
        """Give figures of several areas, and whether they may be held against each other."""
        return _answered(
            lambda: questions.compare(monitor, indicator, ref_areas, groups, language, edition)
        )

    @made.tool(title="Why there is no figure", annotations=_READ_ONLY)
    def why_no_figure(
        indicator: Code,
        ref_area: Area = NATION,
        language: Language = "en",
        edition: Edition = "published",
    ) -> Answer:
        """Say why an area has no figure, who holds it and whether anybody was asked for it."""
        return _answered(
            lambda: questions.why_none(monitor, indicator, ref_area, language, edition)
        )

    return made


def _answered(answer: Callable[[], _Result]) -> _Result:
    """Return an answer; what was foreseen is told as an error of the protocol.

    Raises
    ------
    ToolError
        With what went wrong and what can be done about it.
    """
    try:
        return answer()
    except DashboardError as error:
        raise ToolError(" ".join(filter(None, (error.message, error.hint)))) from error

"""The server of assistants as an assistant sees it."""

from __future__ import annotations

from typing import Any

import anyio
from mcp import MCPError
from mcp.client import Client
from mcp.types import CallToolResult

from frontwire.assisting.desk import Desk
from frontwire.assisting.policy import Policy
from frontwire.assisting.server import make_server
from frontwire.corpus import Corpus


class Assistant:
    """What an assistant sees of the server: the SDK's own client, in memory."""

    def __init__(self, corpus: Corpus, policy: Policy = Policy()) -> None:  # noqa: B008 - it is frozen
        self.server = make_server(Desk(corpus, policy))

    def ask(self, tool: str, **arguments: Any) -> CallToolResult:
        """One call of a tool."""

        async def asked() -> CallToolResult:
            async with Client(self.server) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(asked)

    def get(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers with where nothing goes wrong."""
        answer = self.ask(tool, **arguments)
        assert not answer.is_error, answer.content
        assert answer.structured_content is not None
        return answer.structured_content

    def complaint(self, tool: str, **arguments: Any) -> str:
        """What a tool says where something goes wrong."""
        answer = self.ask(tool, **arguments)
        assert answer.is_error
        text: str = answer.content[0].text
        return text

    def resource(self, uri: str) -> str:
        """The text of a resource; raises MCPError."""

        async def asked() -> str | MCPError:
            async with Client(self.server) as client:
                try:
                    held = await client.read_resource(uri)
                except MCPError as error:
                    return error
                text: str = held.contents[0].text
                return text

        answer = anyio.run(asked)
        if isinstance(answer, MCPError):
            raise answer
        return answer

    def tools(self) -> dict[str, Any]:
        """The tools by name."""

        async def asked() -> dict[str, Any]:
            async with Client(self.server) as client:
                return {tool.name: tool for tool in (await client.list_tools()).tools}

        return anyio.run(asked)

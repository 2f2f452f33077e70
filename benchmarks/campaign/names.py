"""Host names as a case wants them: of the open internet, of a local network, or first the one and then the other."""

from __future__ import annotations

import socket
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.campaign.hostile_server import INSIDE, OPEN
from reportedly.inputs.hosts import is_public

TURNING = {
    "turning.example": ((OPEN,), (INSIDE,)),
    "turning-back.example": ((INSIDE,), (OPEN,), (INSIDE,)),
    "both.example": ((INSIDE, OPEN),),
    "both-turned.example": ((OPEN, INSIDE),),
    "inside.example": ((INSIDE,),),
    "six.example": (("::1",),),
    "mapped.example": ((f"::ffff:{INSIDE}",),),
    "nowhere.example": ((),),
}
"""What a name stands for when it is asked for the first time, the second time and so on; the last stays."""


@dataclass(slots=True)
class Names:
    """Stands in for the system's resolver in a child: no name leaves this machine, addresses are taken as they are."""

    asked: Counter[str] = field(default_factory=Counter)

    def install(self) -> None:
        """Be the resolver of this process."""
        real = socket.getaddrinfo

        def resolve(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
            name = host.decode() if isinstance(host, bytes) else str(host)
            if not name.lower().endswith(".example"):
                return real(host, port, *rest, **{**named, "flags": socket.AI_NUMERICHOST})
            answers = TURNING.get(name.lower(), ((OPEN,),))
            ips = answers[min(self.asked[name], len(answers) - 1)]
            self.asked[name] += 1
            if not ips:
                raise socket.gaierror(socket.EAI_NONAME, "no such name")
            return [each for ip in ips for each in real(ip, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)]

        socket.getaddrinfo = resolve


def may_ask(ip: str) -> bool:
    """What a user may ask: the open internet, which one address of this machine plays here."""
    return ip == OPEN or is_public(ip)

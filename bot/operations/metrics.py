"""What is counted of a running bot, as Prometheus reads it. Nothing of it tells who asks, or what."""

from __future__ import annotations

from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

# When each figure was begun is of no use to anybody, and doubles the number of lines.
disable_created_metrics()  # type: ignore[no-untyped-call] # the only untyped one

#: Bounds of the histogram in seconds: an answer takes a millisecond to find and a tenth of a second to send.
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        of = self.registry
        self.questions = Counter(
            "dealbot_questions", "Questions answered", ["door", "language", "outcome"], registry=of
        )
        self.seconds = Histogram(
            "dealbot_answer_seconds",
            "From a question's arrival until Discord has the answer",
            ["door"],
            buckets=BUCKETS,
            registry=of,
        )
        self.presses = Counter("dealbot_presses", "Uses of what stands on a card", ["control"], registry=of)
        self.errors = Counter("dealbot_errors", "Questions that failed on an error of the bot", registry=of)
        self.outdated = Counter("dealbot_outdated", "Uses of what the bot no longer offers", registry=of)
        self.undelivered = Counter("dealbot_undelivered", "Answers that could not be sent", registry=of)
        self.shed = Counter("dealbot_shed", "Answers dropped because their turn came too late", registry=of)
        self.slowed = Counter("dealbot_slowed", "Uses refused for coming too fast", registry=of)
        self.identifies = Counter("dealbot_identifies", "Logins to the gateway", ["shard"], registry=of)
        self.resumes = Counter("dealbot_resumes", "Sessions taken up again", ["shard"], registry=of)
        self.disconnects = Counter("dealbot_disconnects", "Gateways lost", ["shard"], registry=of)
        self.failures = Counter("dealbot_failures", "Times that a shard had to be begun anew", ["shard"], registry=of)
        self.reloads = Counter("dealbot_reloads", "New fact bases, taken or refused", ["result"], registry=of)
        self.ready = Gauge("dealbot_ready", "Whether a shard can answer", ["shard"], registry=of)
        self.guilds = Gauge("dealbot_guilds", "Servers", ["shard"], registry=of)
        self.facts = Info("dealbot_fact_base", "The version of the fact base", registry=of)
        ProcessCollector(registry=of)

    def render(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)

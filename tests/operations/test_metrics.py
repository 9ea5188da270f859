"""The figures that Prometheus reads: well formed, explained, and about nobody."""

from __future__ import annotations

import sys

import pytest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from bot.operations.metrics import BUCKETS, Metrics

#: All by which figures are told apart. None can name a person, a channel or a server.
LABELS = {"door", "language", "outcome", "control", "shard", "result", "version", "le"}


@pytest.fixture
def metrics() -> Metrics:
    """Figures each of which was counted once."""
    metrics = Metrics()
    metrics.questions.labels("message", "en", "answered").inc()
    metrics.seconds.labels("message").observe(0.07)
    metrics.presses.labels("passages").inc()
    for counter in (metrics.errors, metrics.undelivered, metrics.slowed):
        counter.inc()
    for by_shard in (metrics.identifies, metrics.resumes, metrics.disconnects, metrics.failures):
        by_shard.labels(0).inc()
    for gauge in (metrics.ready, metrics.guilds):
        gauge.labels(0).set(1)
    metrics.reloads.labels("taken").inc()
    metrics.facts.info({"version": "0123456789ab"})
    return metrics


def read(metrics: Metrics) -> dict[str, Metric]:
    """The figures as Prometheus reads them, by name."""
    return {family.name: family for family in text_string_to_metric_families(metrics.render().decode())}


def value_of(metrics: Metrics, name: str, **labels: str) -> float | None:
    """The value of one figure; None if there is none."""
    samples = (sample for family in read(metrics).values() for sample in family.samples)
    return next((sample.value for sample in samples if (sample.name, sample.labels) == (name, labels)), None)


def test_every_figure_is_read_and_has_a_value(metrics: Metrics) -> None:
    found = read(metrics)
    assert {name for name in found if name.startswith("dealbot_")} == {
        "dealbot_questions",
        "dealbot_answer_seconds",
        "dealbot_presses",
        "dealbot_errors",
        "dealbot_undelivered",
        "dealbot_outdated",
        "dealbot_shed",
        "dealbot_slowed",
        "dealbot_identifies",
        "dealbot_resumes",
        "dealbot_disconnects",
        "dealbot_failures",
        "dealbot_reloads",
        "dealbot_ready",
        "dealbot_guilds",
        "dealbot_fact_base_info",
    }
    assert all(family.samples for family in found.values())


def test_every_figure_says_what_it_is_and_whose(metrics: Metrics) -> None:
    found = read(metrics)
    assert all(family.documentation and family.type != "unknown" for family in found.values())
    assert all(name.startswith(("dealbot_", "process_")) for name in found)


def test_figures_are_told_apart_by_nothing_that_could_name_anybody(metrics: Metrics) -> None:
    labels = {label for family in read(metrics).values() for sample in family.samples for label in sample.labels}
    assert labels == LABELS


def test_an_answers_time_is_counted_in_each_bucket_that_holds_it(metrics: Metrics) -> None:
    name = "dealbot_answer_seconds_bucket"
    counted = [value_of(metrics, name, door="message", le=str(bound)) for bound in BUCKETS]
    assert counted == [float(bound >= 0.07) for bound in BUCKETS]


def test_what_can_be_counted_without_a_label_begins_with_nought() -> None:
    names = ("dealbot_errors_total", "dealbot_undelivered_total", "dealbot_slowed_total")
    assert [value_of(Metrics(), name) for name in names] == [0.0, 0.0, 0.0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a process in /proc")
def test_of_the_process_its_memory_and_time_are_told(metrics: Metrics) -> None:
    assert read(metrics).keys() >= {"process_resident_memory_bytes", "process_cpu_seconds", "process_open_fds"}


def test_when_a_figure_was_begun_is_not_told(metrics: Metrics) -> None:
    assert b"_created" not in metrics.render()


def test_two_bots_in_one_process_count_each_for_itself(metrics: Metrics) -> None:
    other = Metrics()
    other.errors.inc(5)
    other.questions.labels("command", "en", "answered").inc()
    assert value_of(metrics, "dealbot_errors_total") == 1.0
    assert value_of(other, "dealbot_errors_total") == 5.0
    assert value_of(metrics, "dealbot_questions_total", door="command", language="en", outcome="answered") is None

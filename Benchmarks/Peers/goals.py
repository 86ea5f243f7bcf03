"""What Standpoint sets itself, as ratios of two rates of one round, as times and as sizes."""
import dataclasses

from measure import ratios, spread


@dataclasses.dataclass(frozen=True)
class RatioGoal:
    """The rate of one sample is at least so many times that of another."""

    what: str
    least: float
    of: str
    to: str
    unit: str = "statements"
    clock: str = "user"

    def is_measured(self, samples):
        return self.of in samples and self.to in samples

    def ratio(self, samples, clock):
        return ratios(samples[self.of], samples[self.to], self.unit, clock)

    def is_met(self, samples):
        return self.ratio(samples, self.clock).median >= self.least


RATIOS = [
    RatioGoal("in memory, one thread / fastText", 25, "memory", "FastText"),
    RatioGoal("in memory / ceiling, words 1-2 and characters 3-5", 2, "memory", "ceiling words and characters"),
    RatioGoal("in memory / ceiling, words 1-2", 0.9, "memory", "ceiling words"),
    RatioGoal("words 1-2 only, compact rows / fastText", 35, "words only", "FastText"),
    RatioGoal("lines to CSV, file to file / in memory", 0.6, "csv", "memory"),
    RatioGoal("JSON Lines to JSON Lines / in memory", 0.3, "jsonl", "memory"),
    RatioGoal("JSON Lines to JSON Lines / orjson on the rows read", 3, "jsonl", "orjson"),
    RatioGoal("JSON Lines to JSON Lines / orjson on the rows written", 3, "jsonl", "orjson, answers"),
    RatioGoal("whole articles / in memory, per byte", 0.1, "articles", "memory", unit="bytes"),
    RatioGoal("two threads / one, in memory", 1.85, "memory, two threads", "memory", clock="wall"),
]


def odd_goals(kind):
    """Text of a kind that the model knows badly, beside the usual text."""
    return [
        RatioGoal(f"{kind}, in memory", 0.2, f"{kind}, in memory", "memory", unit="bytes"),
        RatioGoal(f"{kind}, lines to CSV", 0.2, f"{kind}, lines to CSV", "csv", unit="bytes"),
    ]


def milliseconds(samples, name, less=None, clock="wall"):
    """A time round by round, less that of another process of the same round."""
    times = [sample.usage for sample in samples[name]]
    starts = [sample.usage for sample in samples[less]] if less else [None] * len(times)
    return spread(
        1000 * (getattr(time, clock) - (getattr(start, clock) if start else 0)) for time, start in zip(times, starts))

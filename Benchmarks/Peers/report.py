"""The record in Markdown."""
import math

from goals import RATIOS, milliseconds, odd_goals
from measure import ratios, spread


NO_FIGURE = "—"


def significant(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def whole(value):
    return NO_FIGURE if math.isnan(value) else f"{value:,.0f}"


def ranged(spread, unit=""):
    if math.isnan(spread.median):
        return NO_FIGURE
    return f"{significant(spread.median)}{unit} ({significant(spread.low)} to {significant(spread.high)})"


def verdict(is_met, clock="user", is_busy=False):
    """Wall time says little on a machine that does other work."""
    return ("yes" if is_met else "**no**") + (" (wall, on a busy machine)" if clock == "wall" and is_busy else "")


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def rates(samples, names, statements):
    """Rates of peers, ceilings and Standpoint, each beside fastText's of the same round."""
    base = "FastText" if "FastText" in samples else None
    rows = []
    for key, name in names.items():
        if key not in samples:
            continue
        measured = samples[key]
        of = measured[0].statements
        rows.append([
            name + (f" (on {of:,})" if of < statements else ""),
            *(whole(spread(sample.rate(clock=clock) for sample in measured).median) for clock in ("user", "wall")),
            ranged(ratios(measured, samples[base])) if base else ""])
    return table(["from text to label", "statements/s, user CPU", "statements/s, wall", "x fastText"], rows)


def ratio_table(goals, samples, is_busy):
    return table(
        ["ratio of rates", "goal", "user CPU: median (min to max)", "wall: median (min to max)", "met"],
        [[goal.what, f"at least {goal.least:g}", ranged(goal.ratio(samples, "user")), ranged(goal.ratio(samples, "wall")),
          verdict(goal.is_met(samples), goal.clock, is_busy)]
         for goal in goals if goal.is_measured(samples)])


def other_table(samples, model_bytes, stream, is_busy):
    """Goals in milliseconds and bytes."""
    rows = []
    for what, limit, less in (
            ("opening the model: one line, cold, less `--version`", 15, "version"), ("one line, cold process", 40, None)):
        wall, user = (milliseconds(samples, "cold", less, clock) for clock in ("wall", "user"))
        rows.append([
            what, f"under {limit} ms", ranged(user, " ms"), ranged(wall, " ms"),
            verdict(wall.median < limit, "wall", is_busy)])
    rows.append(["model file", "under 16 MB", f"{model_bytes / 1e6:.2f} MB", "", verdict(model_bytes < 16e6)])
    if stream:
        size, peak = stream
        rows.append([
            f"peak memory, {size / 1e9:g} GB of lines through a pipe, model included", "flat, under 80 MB beside the model",
            f"{peak.quarter / 1e6:.0f} MB after a quarter, {peak.whole / 1e6:.0f} MB at the end", "",
            verdict(peak.whole - model_bytes < 80e6 and peak.whole < 1.1 * peak.quarter)])
    return table(["what", "goal", "size, or user CPU: median (min to max)", "wall: median (min to max)", "met"], rows)


def markdown(facts, samples, names, odd_kinds, model_bytes, stream, skipped, is_busy):
    odd = [goal for kind in odd_kinds for goal in odd_goals(kind)]
    parts = [
        "# Standpoint beside its peers",
        "\n".join(f"- {name}: {value}" for name, value in facts.items()),
        "Rates are medians of the rounds. Ratios are taken round by round; their median, least and greatest are given, and"
        " the median decides. A peer's time is that of its process less its time on an empty file; the loop in memory is"
        " timed without reading the text or opening the model; a job from file to file is a whole process.",
        "## Rates", rates(samples, names, samples["memory"][0].statements),
        "## Goals", ratio_table(RATIOS, samples, is_busy), other_table(samples, model_bytes, stream, is_busy),
        "## Text that the model knows badly", "Bytes a second, beside the usual text in the same job.",
        ratio_table(odd, samples, is_busy),
    ]
    if skipped:
        parts += ["## Not measured", "\n".join(f"- {what}: {why}" for what, why in skipped.items())]
    return "\n\n".join(parts) + "\n"

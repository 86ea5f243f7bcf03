"""Tests of what is computed, without a peer: python3 -m unittest discover Benchmarks/Peers"""
import json
import math
import pathlib
import tempfile
import unittest

import goals
import oddities
import report
import workload
from measure import Failure, Sample, Usage, interleaved, ratios, run, spread
from references import Ceiling, parsed_ceiling


def sample(user, wall=1.0, statements=100, size=1000):
    return Sample(statements, size, Usage(user, 0, wall))


class WorkloadTests(unittest.TestCase):
    text = "We ask for an inquiry, and soon: the families wait.\nNo. \"It is late,\" she said; nobody answered them."

    def test_sentences_end_at_stops_and_line_breaks(self):
        self.assertEqual(
            workload.sentences(self.text),
            ["We ask for an inquiry, and soon:", "the families wait.", "\"It is late,\" she said;", "nobody answered them."])

    def test_no_sentence_is_over_the_limit(self):
        self.assertEqual(workload.sentences("word " * 4_000), [])

    def test_spans_are_runs_of_the_text_within_their_length(self):
        parts = workload.sentences(self.text)
        spans = list(workload.spans(parts))
        self.assertIn("and soon: the families wait. \"It is late,\"", spans)
        for span in spans:
            self.assertIn(span, " ".join(parts))
            self.assertIn(len(span), workload.SPAN_CHARACTERS)

    def test_folder_gives_distinct_statements_and_says_what_makes_up_the_number(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            rows = [{"id": "a b", "text": self.text}, {"id": "2", "text": self.text}, {"text": "One.\nTwo.\nThree words here."}]
            (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
            first, second = (workload.from_folder(folder, 8) for _ in range(2))
        self.assertEqual(first, second)
        self.assertEqual(len(first.statements), 8)
        self.assertEqual(len(set(first.statements)), 8)
        self.assertIn("5 distinct sentences", first.description)
        self.assertIn("3 distinct runs", first.description)
        self.assertEqual(first.articles, ["One.\n\nTwo.\n\nThree words here."])

    def test_file_keeps_order_and_leaves_out_what_is_there_twice(self):
        with tempfile.TemporaryDirectory() as name:
            path = pathlib.Path(name) / "text"
            path.write_bytes(b"b  b\n\na\nb b\n\xff\n")
            self.assertEqual(workload.from_file(path, 10).statements, ["b b", "a", "\ufffd"])
            self.assertEqual(workload.from_file(path, 1).statements, ["b b"])


class OddityTests(unittest.TestCase):
    def test_kinds_are_whole_lines_of_about_the_size(self):
        for kind, content in oddities.kinds(20_000, ["some words", "of text"]).items():
            with self.subTest(kind):
                self.assertTrue(content.endswith(b"\n"))
                self.assertTrue(20_000 <= len(content) < 25_000)
                self.assertNotIn(b"\r", content)
                self.assertEqual(content.count(b"\n") == 1, kind.startswith("one line"))

    def test_random_bytes_are_no_utf8(self):
        with self.assertRaises(UnicodeDecodeError):
            oddities.random_bytes(1_000).decode()


class MeasureTests(unittest.TestCase):
    def test_ratios_are_taken_round_by_round(self):
        fast, slow = [sample(1), sample(4), sample(1)], [sample(2), sample(4), sample(10)]
        self.assertEqual(ratios(fast, slow), spread([1, 2, 10]))
        self.assertEqual(ratios(fast, slow, clock="wall").median, 1)
        with self.assertRaises(ValueError):
            ratios(fast, slow[:2])

    def test_a_rate_is_of_its_unit_and_clock(self):
        measured = sample(2, wall=4)
        self.assertEqual([measured.rate(), measured.rate("bytes"), measured.rate("bytes", "wall")], [50, 500, 250])

    def test_a_time_lost_in_noise_is_no_figure(self):
        less = Usage(1, 1, 1).less(Usage(2, 0.5, 0.5))
        self.assertTrue(math.isnan(less.user))
        self.assertEqual(less.wall, 0.5)
        self.assertEqual(report.ranged(spread([1, less.user])), report.NO_FIGURE)

    def test_every_other_round_runs_backwards(self):
        order = []
        contests = {name: lambda name=name: order.append(name) or {name: len(order)} for name in "abc"}
        self.assertEqual(interleaved(contests, 2, lambda _: None), {"a": [1, 6], "b": [2, 5], "c": [3, 4]})
        self.assertEqual("".join(order), "abccba")


class ProcessTests(unittest.TestCase):
    def test_a_failing_command_is_told_with_what_it_said(self):
        with self.assertRaisesRegex(Failure, "sh ended with 3: no luck"):
            run(["sh", "-c", "echo no luck >&2; exit 3"])

    def test_a_command_over_its_limit_is_ended(self):
        with self.assertRaisesRegex(Failure, "sleep took more than 0.2 s"):
            run(["sleep", "20"], limit=0.2)


class ReferenceTests(unittest.TestCase):
    printed = "\n".join(
        f"{mode:<44} median {time} ms  (min 1 max 9)" for mode, time in zip(Ceiling.MODES.values(), ("  20.00", "  50.00")))

    def test_ceiling_is_read_by_mode(self):
        samples = parsed_ceiling(self.printed + "\ndocs 100 tokens 5 bytes 9\n", 100, 1_000)
        self.assertEqual([round(sample.rate()) for sample in samples.values()], [5_000, 2_000])

    def test_ceiling_of_other_text_is_refused(self):
        with self.assertRaises(Failure):
            parsed_ceiling(self.printed + "\ndocs 1000 tokens 5 bytes 9\n", 100, 1_000)


class ReportTests(unittest.TestCase):
    def test_a_goal_is_decided_by_its_own_clock(self):
        samples = {"memory": [sample(1, wall=2)], "memory, two threads": [sample(1, wall=1)], "FastText": [sample(24)]}
        met = {goal.what: goal.is_met(samples) for goal in goals.RATIOS if goal.is_measured(samples)}
        self.assertEqual(met, {"in memory, one thread / fastText": False, "two threads / one, in memory": True})

    def test_a_record_names_what_was_left_out(self):
        samples = {"memory": [sample(1)], "cold": [sample(0.01, 0.03, 1)], "version": [sample(0.001, 0.01, 1)]}
        record = report.markdown(
            {"Date": "today"}, samples, {"memory": "ours"}, [], 1_000_000, None, {"VADER": "no wheel"}, is_busy=True)
        self.assertIn("| ours | 100 | 100 |  |", record)
        self.assertIn("| one line, cold process | under 40 ms | 10 ms (10 to 10) | 30 ms (30 to 30) | yes (wall, on a", record)
        self.assertIn("- VADER: no wheel", record)


if __name__ == "__main__":
    unittest.main()

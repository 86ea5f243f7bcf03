"""Prints the value of 1/2 |w|^2 + C sum ln(1 + exp(-y w'x)): objective.py FILE C liblinear|standpoint SOLUTION."""
import sys

import numpy
from sklearn.datasets import load_svmlight_file

path, penalty, kind, solution = sys.argv[1:]
features, labels = load_svmlight_file(path)
if kind == "liblinear":
    lines = open(solution).read().split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip() == "w") + 1
    weights = numpy.array([float(line) for line in lines[first:] if line.strip()])
    if next(line for line in lines if line.startswith("label")).split()[1] != "1":
        weights = -weights
else:
    weights = numpy.fromfile(solution)
weights = weights[: features.shape[1]]
margins = labels * (features @ weights)
print(repr(float(0.5 * weights @ weights + float(penalty) * numpy.logaddexp(0, -margins).sum())))

"""Prints the seconds that RidgeClassifierCV takes: ridge.py FOLDER."""
import sys
import time

import numpy
import scipy.sparse
from sklearn.linear_model import RidgeClassifierCV

matrix = scipy.sparse.load_npz(f"{sys.argv[1]}/ridge.npz").tocsr()
labels = numpy.load(f"{sys.argv[1]}/ridge.npy")
start = time.perf_counter()
RidgeClassifierCV(alphas=numpy.logspace(-2, 2, 10)).fit(matrix, labels)
print(time.perf_counter() - start)

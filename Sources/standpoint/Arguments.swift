public import ArgumentParser
public import Articles
public import Corpora
public import Training

// Values of the libraries that the command line takes as words.
extension ErrorPolicy: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension TrainingParameters.Solver: ExpressibleByArgument {}
extension Loss: ExpressibleByArgument {}

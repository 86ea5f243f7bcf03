/// The figures of all heads of a model on a corpus, and the JSON in which they are handed on.
public struct EvaluationReport: Equatable, Sendable {
  /// Which model was evaluated.
  public struct Model: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// The digest stored in it at training, in hexadecimal.
    public let sha256: String

    /// A model's identity.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// One head's name and figures.
  public struct Head: Equatable, Sendable {
    /// The head's name, such as stance.
    public let name: String
    /// Its figures.
    public let evaluation: HeadEvaluation

    /// A head's figures.
    public init(name: String, evaluation: HeadEvaluation) {
      self.name = name
      self.evaluation = evaluation
    }
  }

  /// The schema of `json()`.
  public static let schema = "standpoint.evaluation/1"

  /// The model; nil for cross-validation, where many are trained and none is kept.
  public let model: Model?
  /// Whether the model was trained on rows of this corpus, which makes its figures worthless as a forecast.
  public let trainedOnThis: Bool
  /// The seed of folds and resamples.
  public let seed: UInt64
  /// The heads, in the order in which they are written.
  public let heads: [Head]

  /// A report. The names of its heads must differ.
  public init(model: Model?, trainedOnThis: Bool, seed: UInt64, heads: [Head]) {
    precondition(Set(heads.map(\.name)).count == heads.count, "two heads have the same name")
    self.model = model
    self.trainedOnThis = trainedOnThis
    self.seed = seed
    self.heads = heads
  }

  /// The report as JSON in UTF-8, on one line, without a newline at its end.
  ///
  ///     {"schema":"standpoint.evaluation/1","model":{"name":…,"sha256":…} or null,"trained_on_this":…,"seed":…,
  ///      "heads":{HEAD:{…},…}}
  ///
  /// `HeadEvaluation.write(to:)` states what stands in a head.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }

  /// Writes the report as a value.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("schema")
    json.value(Self.schema)
    writeModel(to: &json)
    json.key("seed")
    json.value(seed)
    writeHeads(to: &json)
    json.endObject()
  }

  /// The model and whether it was trained on the rows, as two members.
  func writeModel(to json: inout JSONWriter) {
    json.key("model")
    if let model {
      json.beginObject()
      json.key("name")
      json.value(model.name)
      json.key("sha256")
      json.value(model.sha256)
      json.endObject()
    } else {
      json.null()
    }
    json.key("trained_on_this")
    json.value(trainedOnThis)
  }

  /// The heads, as one member.
  func writeHeads(to json: inout JSONWriter) {
    json.key("heads")
    json.beginObject()
    for head in heads {
      json.key(head.name)
      head.evaluation.write(to: &json)
    }
    json.endObject()
  }
}

/// A quantity that a reader may set: its name, what it may be, and what it is when nothing is said.
public struct Parameter: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case number(ClosedRange<Double>)
    case integer(ClosedRange<Int>)
    case boolean
    case choice([Choice])
    /// A list of numbers, so many of them.
    case numbers(count: ClosedRange<Int>, each: ClosedRange<Double>)
    /// A list of whole numbers, such as layer sizes.
    case integers(count: ClosedRange<Int>, each: ClosedRange<Int>)
    /// Rows of numbers, all of one length.
    case matrix(rows: ClosedRange<Int>, columns: ClosedRange<Int>)
    /// One equation or several, in any notation that the course reads.
    case formula
    /// A single name, such as that of the input to be nudged; empty for none.
    case name
  }

  public struct Choice: Hashable, Sendable {
    public let name: String
    public let about: LocalizedText

    public init(_ name: String, _ about: LocalizedText) {
      self.name = name
      self.about = about
    }
  }

  public let name: String
  public let kind: Kind
  public let standard: String
  /// How far one key press moves a number; nil for what has no steps.
  public let step: Double?
  public let about: LocalizedText

  public init(
    _ name: String, _ kind: Kind, standard: String, step: Double? = nil, _ about: LocalizedText
  ) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.step = step
    self.about = about
  }

  /// What is allowed, for a message or a help text: `a number from 0 to 2`.
  public var allowed: String {
    switch kind {
    case .number(let range): "a number " + span(range)
    case .integer(let range): "a whole number " + span(range)
    case .boolean: "true or false"
    case .choice(let choices): "one of " + choices.map(\.name).joined(separator: ", ")
    case .numbers(let count, let each): "\(amount(count)) numbers " + span(each)
    case .integers(let count, let each): "\(amount(count)) whole numbers " + span(each)
    case .matrix(let rows, let columns): "\(amount(rows)) rows of \(amount(columns)) numbers"
    case .formula: "a formula"
    case .name: "a name"
    }
  }
}

private func amount(_ count: ClosedRange<Int>) -> String {
  count.lowerBound == count.upperBound ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
}

private func span(_ range: ClosedRange<Int>) -> String { "from \(range.lowerBound) to \(range.upperBound)" }

private func span(_ range: ClosedRange<Double>) -> String {
  let style = NumberStyle.shortest
  return "from \(style.text(range.lowerBound)) to \(style.text(range.upperBound))"
}

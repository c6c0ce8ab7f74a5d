/// What a run gave: pictures in reading order, and the numbers by name that a lesson may claim.
public struct ExperimentResult: Hashable, Sendable {
  /// One thing to show; `Terminal` and `Pages` each print every kind.
  public enum Part: Hashable, Sendable {
    case heading(LocalizedText)
    case remark(Remark)
    case formula(FormulaLine)
    case table(Table)
    case plot(Plot)
    case graph(GraphPicture)
    case heatMap(HeatMap)
    case network(NetworkPicture)
    case shapes(ShapeBoxes)
    case images(ImageGrid)
  }

  public let title: LocalizedText
  public let parts: [Part]
  public let values: [NamedValue]

  public init(title: LocalizedText, parts: [Part], values: [NamedValue]) {
    self.title = title
    self.parts = parts
    self.values = values
  }

  /// The quantity of that name.
  public subscript(name: String) -> NamedValue.Quantity? {
    values.first { $0.name == name }?.quantity
  }

  /// The number of that name; nil where there is none, or it is a word.
  public func number(_ name: String) -> Double? {
    guard case .number(let value) = self[name] else { return nil }
    return value
  }
}

/// A named quantity of an exercise: `u = b*c`.
public struct Definition: Hashable, Sendable {
  public let name: Symbol
  public let value: Expression

  public init(_ name: Symbol, _ value: Expression) {
    self.name = name
    self.value = value
  }
}

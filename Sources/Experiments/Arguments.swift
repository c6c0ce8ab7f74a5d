/// The values of one run, read and within their ranges, by the name of the parameter.
struct Arguments: Sendable {
  private let values: [String: Argument]
  /// What the experiment does not list but takes: the inputs of a formula.
  let openNames: [String]

  init(_ values: [String: Argument], openNames: [String] = []) {
    self.values = values
    self.openNames = openNames
  }

  func number(_ name: String) -> Double {
    switch values[name] {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: missing(name)
    }
  }

  func integer(_ name: String) -> Int {
    guard case .integer(let value) = values[name] else { missing(name) }
    return value
  }

  func flag(_ name: String) -> Bool {
    guard case .boolean(let value) = values[name] else { missing(name) }
    return value
  }

  func word(_ name: String) -> String {
    guard case .word(let value) = values[name] else { missing(name) }
    return value
  }

  func numbers(_ name: String) -> [Double] {
    guard case .numbers(let value) = values[name] else { missing(name) }
    return value
  }

  func integers(_ name: String) -> [Int] {
    guard case .integers(let value) = values[name] else { missing(name) }
    return value
  }

  func rows(_ name: String) -> [[Double]] {
    guard case .matrix(let value) = values[name] else { missing(name) }
    return value
  }

  private func missing(_ name: String) -> Never {
    preconditionFailure("the experiment asks for '\(name)', which it does not declare like that")
  }
}

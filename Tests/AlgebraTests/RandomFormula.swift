import Foundation

/// A formula as text, and its value worked out with nothing of the product in it.
struct RandomFormula: Sendable {
  let text: String
  let value: @Sendable ([Double]) -> Double

  /// The names that a formula may hold, in the order of the values.
  static let names = ["x", "y", "a"]
}

/// Formulas of the course's functions from a seed: the same on every run.
struct FormulaSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// Values for the names, away from small whole numbers.
  mutating func point() -> [Double] {
    RandomFormula.names.map { _ in Double(below(4001) - 2000) / 700 + 0.000_37 }
  }

  /// - Parameter isSmooth: no |…|, relu or maximum.
  mutating func formula(height: Int, isSmooth: Bool = false) -> RandomFormula {
    if height <= 1 { return leaf() }
    let u = formula(height: height - 1, isSmooth: isSmooth)
    let f = u.value
    switch below(isSmooth ? 14 : 17) {
    case 0, 1, 2:
      let v = formula(height: height - 1, isSmooth: isSmooth)
      let g = v.value
      return RandomFormula(text: "(\(u.text) + \(v.text))") { f($0) + g($0) }
    case 3, 4:
      let v = formula(height: height - 1, isSmooth: isSmooth)
      let g = v.value
      return RandomFormula(text: "(\(u.text) - \(v.text))") { f($0) - g($0) }
    case 5, 6, 7:
      let v = formula(height: height - 1, isSmooth: isSmooth)
      let g = v.value
      return RandomFormula(text: "(\(u.text)*\(v.text))") { f($0) * g($0) }
    case 8: return RandomFormula(text: "(\(u.text)/(2 + σ(\(u.text))))") { f($0) / (2 + sigmoid(f($0))) }
    case 9: return RandomFormula(text: "(\(u.text))^2") { f($0) * f($0) }
    case 10: return RandomFormula(text: "σ(\(u.text))") { sigmoid(f($0)) }
    case 11: return RandomFormula(text: "tanh(\(u.text))") { tanh(f($0)) }
    case 12: return RandomFormula(text: "exp(-(\(u.text))^2)") { exp(-f($0) * f($0)) }
    case 13: return RandomFormula(text: "log(1 + exp(\(u.text)))") { log(1 + exp(f($0))) }
    case 14: return RandomFormula(text: "abs(\(u.text))") { abs(f($0)) }
    case 15: return RandomFormula(text: "relu(\(u.text))") { max(0, f($0)) }
    default:
      let v = leaf()
      let g = v.value
      return RandomFormula(text: "max(\(u.text), \(v.text))") { max(f($0), g($0)) }
    }
  }

  private mutating func leaf() -> RandomFormula {
    let index = below(RandomFormula.names.count + 1)
    if index == RandomFormula.names.count {
      let number = 1 + below(3)
      return RandomFormula(text: "\(number)") { _ in Double(number) }
    }
    return RandomFormula(text: RandomFormula.names[index]) { $0[index] }
  }
}

private func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

/// A quantity that a lesson may claim by name; `gradus lint` recomputes it.
public struct NamedValue: Hashable, Sendable {
  public enum Quantity: Hashable, Sendable {
    case number(Double)
    /// A word or a shape: `diverges`, `(4, 3)`.
    case word(String)
  }

  public let name: String
  public let quantity: Quantity

  public init(_ name: String, _ value: Double) {
    self.name = name
    quantity = .number(value)
  }

  public init(_ name: String, _ value: Int) {
    self.name = name
    quantity = .number(Double(value))
  }

  public init(_ name: String, word: String) {
    self.name = name
    quantity = .word(word)
  }

  /// Whether a lesson that prints `claim` for this quantity is right to the digits it prints.
  ///
  /// `0.525` stands for everything from 0.5245 to 0.5255; `33` for 32.5 to 33.5; `2.5e-6` for 2.45e-6 to
  /// 2.55e-6; `94.9%` for 0.9485 to 0.9495. A word must be the same but for spaces.
  public func agrees(with claim: String) -> Bool {
    switch quantity {
    case .word(let word):
      return word.filter { $0 != " " } == claim.filter { $0 != " " }
    case .number(let value):
      guard let claimed = ClaimedNumber(claim) else { return false }
      if !value.isFinite { return value == claimed.value || value.isNaN && claimed.value.isNaN }
      // The last term forgives the rounding of the comparison itself.
      let slack = 4 * (value.magnitude + claimed.value.magnitude).ulp
      return (value - claimed.value).magnitude <= claimed.halfUnit + slack
    }
  }

  /// The quantity with all its digits.
  public var text: String {
    switch quantity {
    case .word(let word): word
    case .number(let value): NumberStyle.shortest.text(value)
    }
  }
}

/// A printed number and half a unit of its last digit.
private struct ClaimedNumber {
  let value: Double
  let halfUnit: Double

  init?(_ text: String) {
    var digits = text.filter { $0 != " " && $0 != "_" }
    if digits.hasPrefix("−") { digits = "-" + digits.dropFirst() }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    guard let number = Double(digits) else { return nil }
    let halves = digits.split(whereSeparator: { $0 == "e" || $0 == "E" })
    let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    let fraction = halves.first?.split(separator: ".", omittingEmptySubsequences: false)
    let places = fraction.map { $0.count > 1 ? $0[1].count : 0 } ?? 0
    let unit = power(of: 10, exponent - places)
    value = isPercent ? number / 100 : number
    halfUnit = (isPercent ? unit / 100 : unit) / 2
  }
}

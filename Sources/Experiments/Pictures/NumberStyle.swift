internal import Glibc

/// How a number of a picture is written: in the picture, since the picture knows what it shows.
public enum NumberStyle: Hashable, Sendable {
  /// The shortest digits that give the number back; `33`, not `33.0`.
  case shortest
  /// So many digits behind the point, zeros kept: `0.50`.
  case decimals(Int)
  /// At most so many significant digits, trailing zeros dropped: `0.5`, `4.5e-05`.
  case significant(Int)
  /// Hundred times the number and a per cent sign, with so many digits behind the point.
  case percent(Int)

  /// The number as plain text; `nan`, `inf` and `-inf` where it is not finite, and never `-0`.
  public func text(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    switch self {
    case .shortest:
      return value.magnitude < 1e15 && value == value.rounded()
        ? String(Int(value)) : "\(value)"
    case .decimals(let digits):
      return withoutNegativeZero(printed("%.*f", digits, value))
    case .significant(let digits):
      return withoutNegativeZero(printed("%.*g", digits, value))
    case .percent(let digits):
      return withoutNegativeZero(printed("%.*f", digits, 100 * value)) + "%"
    }
  }
}

/// `-0.00` says no more than `0.00`.
private func withoutNegativeZero(_ text: String) -> String {
  guard text.hasPrefix("-"), !text.contains(where: { ("1"..."9").contains($0) }) else { return text }
  return String(text.dropFirst())
}

/// `String(format:)` without Foundation; one microsecond.
private func printed(_ format: String, _ digits: Int, _ value: Double) -> String {
  withVaList([Int32(digits), value]) { arguments in
    var buffer = [CChar](repeating: 0, count: 400)
    let length = Int(vsnprintf(&buffer, buffer.count, format, arguments))
    return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

import Course

/// A value that a function gave, as the harness writes it down.
indirect enum CodeValue: Hashable, Sendable {
  case number(Double)
  case integer(Int)
  case flag(Bool)
  case text(String)
  /// An array, a tuple, a set, a structure: its parts.
  case list([CodeValue])
  case none
  /// The function threw that.
  case thrown(String)
  /// Nothing that can be compared: a function, or more than a megabyte.
  case opaque

  /// Reads a record; nil where the text is none.
  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard let value = CodeValue.read(&bytes, 0), bytes.isEmpty else { return nil }
    self = value
  }

  private static func read(_ bytes: inout ArraySlice<UInt8>, _ depth: Int) -> CodeValue? {
    guard depth < 20, let tag = bytes.popFirst() else { return nil }
    func word() -> String {
      let end = bytes.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") } ?? bytes.endIndex
      defer { bytes = bytes[end...] }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
    switch tag {
    case UInt8(ascii: "d"): return UInt64(word(), radix: 16).map { .number(Double(bitPattern: $0)) }
    case UInt8(ascii: "i"):
      let digits = word()
      return Int(digits).map { .integer($0) } ?? Double(digits).map { .number($0) }
    case UInt8(ascii: "t"): return .flag(true)
    case UInt8(ascii: "f"): return .flag(false)
    case UInt8(ascii: "n"): return CodeValue.none
    case UInt8(ascii: "?"): return .opaque
    case UInt8(ascii: "s"): return unhexed(word()).map { .text($0) }
    case UInt8(ascii: "e"): return unhexed(word()).map { .thrown($0) }
    case UInt8(ascii: "["):
      var parts: [CodeValue] = []
      if bytes.first == UInt8(ascii: "]") {
        bytes.removeFirst()
        return .list([])
      }
      while true {
        guard let part = read(&bytes, depth + 1), let next = bytes.popFirst() else { return nil }
        parts.append(part)
        if next == UInt8(ascii: "]") { return .list(parts) }
        if next != UInt8(ascii: ",") { return nil }
      }
    default: return nil
    }
  }

  private static func unhexed(_ digits: String) -> String? {
    let bytes = Array(digits.utf8)
    guard bytes.count % 2 == 0 else { return nil }
    var result: [UInt8] = []
    for index in stride(from: 0, to: bytes.count, by: 2) {
      guard let byte = UInt8(String(decoding: bytes[index...index + 1], as: UTF8.self), radix: 16) else {
        return nil
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// All numbers in order; nil where there is anything else.
  var numbers: [Double]? {
    if let number { return [number] }
    guard case .list(let parts) = self else { return nil }
    var all: [Double] = []
    for part in parts {
      guard let inner = part.numbers else { return nil }
      all += inner
    }
    return all
  }

  /// Counts from the outside in, `[3, 2]`; nil where rows differ in length. A number has none: `[]`.
  var shape: [Int]? {
    guard case .list(let parts) = self else { return [] }
    guard let first = parts.first else { return [0] }
    guard let inner = first.shape, parts.allSatisfy({ $0.shape == inner }) else { return nil }
    return [parts.count] + inner
  }

  /// For a sentence: six digits, and of long lists the beginning.
  var short: String {
    switch self {
    case .number(let value): CodeValue.short(value)
    case .integer(let value): "\(value)"
    case .flag(let value): "\(value)"
    case .text(let text): "\"\(String(text.prefix(40)).harmless)\""
    case .list(let parts):
      "[" + parts.prefix(6).map(\.short).joined(separator: ", ") + (parts.count > 6 ? ", …]" : "]")
    case .none: "nil"
    case .thrown(let error): "an error (\(String(error.prefix(60)).harmless))"
    case .opaque: "something that cannot be compared"
    }
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    if value == value.rounded(), value.magnitude < 1e6 { return "\(Int(value))" }
    var exponent = 0
    var scale = 1.0
    while value.magnitude * scale < 1e5, exponent < 12 {
      scale *= 10
      exponent += 1
    }
    let rounded = value.magnitude < 1e-6 || value.magnitude >= 1e9 ? value : (value * scale).rounded() / scale
    return "\(rounded)"
  }
}

extension String {
  /// Without what a terminal or a page would act upon.
  var harmless: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            false
          default: true
          }
        }))
  }
}

extension CodeValue {
  /// Where two values part.
  enum Difference: Hashable, Sendable {
    case shape([Int]?, [Int]?)
    case kind
    /// The first place that differs, as indices, and how many numbers do.
    case value(at: [Int], count: Int, of: Int)
  }

  /// nil where they agree as closely as the exercise asks.
  func difference(from right: CodeValue, _ precision: Exercise.Precision) -> Difference? {
    if case .list = right, case .list = self, shape != right.shape { return .shape(shape, right.shape) }
    var wrong: [[Int]] = []
    var total = 0
    var isOfOtherKind = false
    func compare(_ left: CodeValue, _ right: CodeValue, _ place: [Int]) {
      switch (left, right) {
      case (.list(let a), .list(let b)) where a.count == b.count:
        for index in a.indices { compare(a[index], b[index], place + [index]) }
        return
      case (.thrown, .thrown):
        return
      case (.integer(let a), .integer(let b)):
        total += 1
        if a != b { wrong.append(place) }
        return
      default: break
      }
      total += 1
      if let a = left.number, let b = right.number {
        if !Closeness.isSame(a, b, precision) { wrong.append(place) }
      } else if left != right || right == .opaque {
        wrong.append(place)
        if left.sort != right.sort { isOfOtherKind = true }
      }
    }
    compare(self, right, [])
    if isOfOtherKind { return .kind }
    return wrong.first.map { .value(at: $0, count: wrong.count, of: total) }
  }

  private var sort: Int {
    switch self {
    case .number, .integer: 0
    case .flag: 1
    case .text: 2
    case .list: 3
    case .none: 4
    case .thrown: 5
    case .opaque: 6
    }
  }
}

import SourceText

/// Numbers as they are printed in a lesson: `33.003`, `-0.5`, `4.0e-6`, `9.5\times10^{-7}`, `12 288`, `99 %`.
enum NumberText {
  /// The number that ends right before `end`, closing marks such as `$`, `**`, `)` skipped.
  static func last(before end: Int, in bytes: [UInt8]) -> SourceRange? {
    var upper = end
    while upper > 0, isClosing(bytes[upper - 1]) { upper -= 1 }
    var lower = upper
    while lower > 0, isNumber(bytes[lower - 1]) { lower -= 1 }
    // `4.0e-6` and `-3`: a sign belongs to an exponent or begins the number.
    while lower > 1, bytes[lower - 1] == UInt8(ascii: "-") || bytes[lower - 1] == UInt8(ascii: "+") {
      if bytes[lower - 2] == UInt8(ascii: "e") || bytes[lower - 2] == UInt8(ascii: "E"), lower > 2,
        isNumber(bytes[lower - 3])
      {
        lower -= 2
        while lower > 0, isNumber(bytes[lower - 1]) { lower -= 1 }
      } else {
        if bytes[lower - 1] == UInt8(ascii: "-") { lower -= 1 }
        break
      }
    }
    return lower < upper && bytes[lower..<upper].contains { (0x30...0x39).contains($0) }
      ? SourceRange(lower, upper) : nil
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
  }
}

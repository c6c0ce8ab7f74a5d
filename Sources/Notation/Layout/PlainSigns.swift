/// Tells plain text and NumPy from LaTeX.
///
/// Most short formulas, `y = ax + b` or `J(w, b)`, are the same in both and are laid out as LaTeX, which
/// changes nothing in them. What only plain text has sends a formula through the reader: `*`, `/`, `<=`,
/// `exp(x)`, `log x`, `x^10`, `alpha`. One backslash, or a brace behind `^` or `_`, makes it LaTeX.
enum PlainSigns {
  static func areIn(_ source: String) -> Bool {
    let bytes = Array(source.utf8)
    var isPlain = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "{"): return false
      case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"): isPlain = true
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"):
        isPlain = isPlain || next == UInt8(ascii: "=")
      case UInt8(ascii: "^"), UInt8(ascii: "_"): isPlain = isPlain || isLongScript(bytes, index + 1)
      case 0xE2: isPlain = isPlain || isFunctionSign(bytes, index)
      default: break
      }
      guard TeXParser.isLetter(byte) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, TeXParser.isLetter(bytes[index]) { index += 1 }
      if index - start > 1 { isPlain = isPlain || isWord(bytes, start..<index) }
    }
    return isPlain
  }

  /// `x^10`, `x^(i)`, `x^-1`, `2^3^2`: LaTeX would raise the first character alone.
  private static func isLongScript(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start < bytes.count else { return false }
    let first = bytes[start]
    if first == UInt8(ascii: "(") || first == UInt8(ascii: "-") || first == UInt8(ascii: "[") { return true }
    guard start + 1 < bytes.count else { return false }
    if bytes[start + 1] == UInt8(ascii: "^") { return true }
    guard TeXParser.isDigit(first) else { return false }
    return TeXParser.isDigit(bytes[start + 1])
  }

  /// `√` and `Σ`'s big brothers are written before their operands in plain text.
  private static func isFunctionSign(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start + 2 < bytes.count else { return false }
    return bytes[start + 1] == 0x88 && bytes[start + 2] == 0x9A
  }

  /// A function that is applied, a part of NumPy, or a Greek letter by name.
  private static func isWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
    let word = String(decoding: bytes[range], as: UTF8.self)
    if KnownWords.table.meaning(of: bytes, range.lowerBound, range.upperBound).kind == .function {
      return true
    }
    if next == UInt8(ascii: "(") || (next == UInt8(ascii: ".") && word == "np") { return true }
    guard case .symbol(let symbol)? = CommandTable.standard.meanings[word] else { return false }
    return (symbol.kind == .letter || symbol.kind == .uprightLetter) && range.count > 2
  }
}

import SourceText

/// Reads `<!-- = J -->` behind a number, and the lines of an `output` block.
enum ClaimReader {
  enum Outcome {
    case claim(Claim)
    case problem(Diagnostic)
  }

  /// The claim that a comment makes; nil for a comment that makes none.
  static func read(comment: String, at range: SourceRange, source: [UInt8]) -> Outcome? {
    guard comment.hasPrefix("<!--"), comment.hasSuffix("-->"), comment.utf8.count >= 7 else {
      return nil
    }
    let inner = comment.dropFirst(4).dropLast(3).trimmed
    guard inner.hasPrefix("=") || inner == "given" else { return nil }
    guard let number = PrintedNumber.last(before: range.lower, in: source) else {
      return .problem(
        Diagnostic(
          "course.claim-without-number", at: range, "no number stands before this claim",
          help: "write it right behind the number: 33.003<!-- = J -->"))
    }
    let (formula, settings) = inner == "given" ? ("given", []) : split(String(inner.dropFirst().trimmed))
    guard !formula.isEmpty else {
      return .problem(
        Diagnostic("course.empty-claim", at: range, "the claim names nothing to compute"))
    }
    let value = String(decoding: source[number.lower..<number.upper], as: UTF8.self)
    return .claim(Claim(formula: formula, settings: settings, value: value, range: number))
  }

  /// `J with a = 5.001, b = 3` as the formula and the settings; `accuracy with seed 2` is a name.
  static func split(_ text: String) -> (formula: String, settings: [Claim.Setting]) {
    let words = text.split(separator: " with ")
    guard words.count > 1, let last = words.last else { return (text, []) }
    let parts = last.split(separator: ",")
    let settings = parts.compactMap { part -> Claim.Setting? in
      guard let equals = part.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
      return Claim.Setting(
        name: String(part[..<equals].trimmed),
        value: String(part[part.index(after: equals)...].trimmed))
    }
    guard settings.count == parts.count else { return (text, []) }
    return (String(text[..<words[words.count - 2].endIndex].trimmed), settings)
  }
}

extension Substring {
  /// The text without the spaces, tabs and line ends around it.
  var trimmed: Substring {
    let bytes = utf8
    var lower = bytes.startIndex
    var upper = bytes.endIndex
    while lower < upper, Substring.isSpace(bytes[lower]) { lower = bytes.index(after: lower) }
    while upper > lower, Substring.isSpace(bytes[bytes.index(before: upper)]) {
      upper = bytes.index(before: upper)
    }
    return self[lower..<upper]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension String {
  var trimmed: Substring { self[...].trimmed }
}

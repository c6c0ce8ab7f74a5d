internal import Algebra
internal import SourceText

/// Looking ahead costs time in proportion to what is looked at: inner brackets are jumped over.
extension Parser {
  /// For each token that opens, the index of the token that closes it; -1 for all others.
  static func matches(of tokens: [Token]) -> [Int32] {
    guard tokens.contains(where: { $0.kind == .open || $0.kind == .begin }) else { return [] }
    var result = [Int32](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for index in tokens.indices {
      switch tokens[index].kind {
      case .open, .begin: open.append(index)
      case .close, .end_:
        guard let opening = open.popLast() else { continue }
        if tokens[opening].value == tokens[index].value { result[opening] = Int32(truncatingIfNeeded: index) }
      default: break
      }
    }
    return result
  }

  /// The token that closes the bracket at `index`.
  func matchingClose(_ index: Int) -> Int? {
    guard index < matches.count, matches[index] >= 0 else { return nil }
    return Int(matches[index])
  }

  /// Whether a token of a kind stands in `lower..<upper` outside of inner brackets.
  func hasTopLevel(_ kind: Token.Kind, _ lower: Int, _ upper: Int) -> Bool {
    var index = lower
    while index < upper {
      if tokens[index].kind == kind { return true }
      index = (matchingClose(index) ?? index) + 1
    }
    return false
  }

  /// Whether a bar that says "given" stands in `lower..<upper`.
  func hasBar(_ lower: Int, _ upper: Int) -> Bool {
    hasTopLevel(.given, lower, upper) || hasTopLevel(.bar, lower, upper)
  }

  /// The text of an index such as `i`, `l-1` or `12` in `lower..<upper`, without spaces; nil for other tokens.
  func indexText(_ lower: Int, _ upper: Int) -> String? {
    guard lower < upper, upper - lower <= 5 else { return nil }
    var result = ""
    for index in lower..<upper {
      let token = tokens[index]
      switch token.kind {
      case .number where tokens[index].upper - tokens[index].lower <= 9: result += text(of: token)
      case .word where token.upper - token.lower == 1 || token.isUpright: result += text(of: token)
      case .letter: result += letterText(token)
      case .plus where index > lower: result += "+"
      case .minus where index > lower: result += "-"
      default: return nil
      }
    }
    return result
  }

  func letterText(_ token: Token) -> String {
    Unicode.Scalar(UInt32(token.value)).map { String(Character($0)) } ?? ""
  }

  /// Whether the content of `a[ ]` is a layer: a number, or `l` or `L` with a whole number.
  func isLayerText(_ content: String) -> Bool {
    var hasLetter = false
    for byte in content.utf8 {
      switch byte {
      case 0x6C, 0x4C:
        guard !hasLetter else { return false }
        hasLetter = true
      case 0x30...0x39: break
      case 0x2B, 0x2D:
        guard hasLetter else { return false }
      default: return content == "ℓ"
      }
    }
    return true
  }
}

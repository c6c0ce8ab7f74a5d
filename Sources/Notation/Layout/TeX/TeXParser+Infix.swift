/// Commands that act on everything before and after them in their group.
extension TeXParser {
  /// `a \over b`, `n \choose k` and their like.
  struct Infix {
    var kind: TeXCommand
    var numerator: [MathTree]

    func fraction(denominator: [MathTree]) -> MathTree {
      if kind == .atop { return MathTable.stack([numerator, denominator]) }
      var fraction = MathTree.Fraction(
        numerator: numerator.count == 1 ? numerator[0] : .row(numerator),
        denominator: denominator.count == 1 ? denominator[0] : .row(denominator))
      switch kind {
      case .choose: (fraction.opening, fraction.closing) = ("(", ")")
      case .brace: (fraction.opening, fraction.closing) = ("{", "}")
      case .brack: (fraction.opening, fraction.closing) = ("[", "]")
      default: break
      }
      fraction.hasBar = kind == .over || kind == .above
      return .fraction(fraction)
    }
  }

  /// Reads an infix command, if one is at hand.
  mutating func readInfix() -> TeXCommand? {
    let start = position
    if let name = commandName(), macros.isEmpty || macros[name] == nil {
      switch name {
      case "over": return .over
      case "atop": return .atop
      case "choose": return .choose
      case "brace": return .brace
      case "brack": return .brack
      case "above":
        _ = length()
        return .above
      default: break
      }
    }
    position = start
    return nil
  }

  /// Reads a command that changes the look of the rest of its group, if one is at hand. A change of
  /// alphabet happens at once and leaves nothing to wrap.
  mutating func readStyleChange() throws(LayoutFault) -> MathTree.Decoration? {
    let start = position
    guard let name = commandName(), let meaning = meaning(of: name) else {
      position = start
      return nil
    }
    switch meaning {
    case .size(let percent): return .size(percent)
    case .command(.displaystyle): return .display
    case .command(.textstyle): return .textStyle
    case .command(.scriptstyle), .command(.scriptscriptstyle): return .script
    case .command(.color):
      _ = rawOption()
      guard let color = rawGroup() else {
        throw .missingArgument(command: "\\color", at: sourceRange(start))
      }
      // `\color{red}{x}` colours its argument alone, as it does in MathJax.
      if position < bytes.count, bytes[position] == UInt8(ascii: "{") {
        position = start
        return nil
      }
      return .color(color)
    default:
      position = start
      return nil
    }
  }

  /// What a command means here: the author's own definitions come first.
  func meaning(of name: String) -> CommandTable.Meaning? {
    if !macros.isEmpty, let own = macros[name] { return own }
    return table.meanings[name]
  }
}

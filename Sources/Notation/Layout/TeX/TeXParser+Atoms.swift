/// Single items: characters, groups, and the scripts after them.
extension TeXParser {
  /// An item with its scripts; nil for what leaves no trace.
  mutating func scriptedItem() throws(LayoutFault) -> MathTree? {
    var base: MathTree?
    if let byte = nextByte(), byte != UInt8(ascii: "^"), byte != UInt8(ascii: "_"), byte != UInt8(ascii: "'")
    {
      base = try item()
      if base == nil { return nil }
    }
    return try scripts(of: base)
  }

  /// Reads the scripts, primes and limit switches after an item.
  private mutating func scripts(of base: MathTree?) throws(LayoutFault) -> MathTree? {
    var scripts = MathTree.Scripts(base: base ?? .empty)
    var isBare = base != nil
    var count = 0
    while let byte = nextByte() {
      switch byte {
      case UInt8(ascii: "^"), UInt8(ascii: "_"):
        let start = position
        position += 1
        let argument = try scriptArgument(start)
        count += 1
        // Every further pair is a level of the tree.
        guard depth + count <= LayoutFault.deepestNesting else { throw .tooDeep(at: sourceOffset(start)) }
        attach(argument, above: byte == UInt8(ascii: "^"), to: &scripts)
      case UInt8(ascii: "'"):
        attachPrimes(to: &scripts)
      case UInt8(ascii: "\\"):
        switch peekCommand() {
        case "limits":
          scripts.placement = .aboveAndBelow
          _ = commandName()
          continue
        case "nolimits", "displaylimits":
          scripts.placement = peekCommand() == "nolimits" ? .beside : .automatic
          _ = commandName()
          continue
        default: return isBare ? base : .scripts(scripts)
        }
      case 0x80...:
        guard let small = unicodeScript() else { return isBare ? base : .scripts(scripts) }
        count += 1
        guard depth + count <= LayoutFault.deepestNesting else { throw .tooDeep(at: sourceOffset(position)) }
        attach(small.0, above: small.above, to: &scripts)
      default: return isBare ? base : .scripts(scripts)
      }
      isBare = false
    }
    return isBare ? base : .scripts(scripts)
  }

  private mutating func scriptArgument(_ start: Int) throws(LayoutFault) -> MathTree {
    if nextByte() == UInt8(ascii: "'") {
      position += 1
      return .symbol(MathSymbol("′", .ordinary))
    }
    return try argument(of: start)
  }

  /// A second superscript continues the first one when that is only primes; otherwise it is raised on
  /// the whole, as if the first had been in braces.
  private func attach(_ script: MathTree, above: Bool, to scripts: inout MathTree.Scripts) {
    let script = above ? TeXParser.withAngles(TeXParser.withLevelPrimes(script)) : script
    if above {
      if let sup = scripts.sup {
        if TeXParser.isPrimes(sup) {
          scripts.sup = .row(sup.items + script.items)
        } else {
          scripts = MathTree.Scripts(base: .scripts(scripts), sup: script)
        }
      } else {
        scripts.sup = script
      }
    } else if scripts.sub != nil {
      scripts = MathTree.Scripts(base: .scripts(scripts), sub: script)
    } else {
      scripts.sub = script
    }
  }

  /// `y^{'}` and `g^{[1]'}`: primes in a superscript are on its level, not raised once more.
  private static func withLevelPrimes(_ script: MathTree) -> MathTree {
    var items: [MathTree] = []
    var isChanged = false
    for item in script.items {
      if case .scripts(let inner) = item, inner.sub == nil, let sup = inner.sup, isPrimes(sup) {
        isChanged = true
        items += (inner.base.isEmpty ? [] : [inner.base]) + sup.items
      } else {
        items.append(item)
      }
    }
    return isChanged ? (items.count == 1 ? items[0] : .row(items)) : script
  }

  /// `<t>` as a superscript counts steps in time: its signs are brackets there.
  private static func withAngles(_ script: MathTree) -> MathTree {
    let items = script.items
    guard let start = items.firstIndex(where: { $0.isSymbol("<") }),
      let end = items.lastIndex(where: { $0.isSymbol(">") }), end > start + 1
    else { return script }
    let content = Array(items[(start + 1)..<end])
    let fenced = MathTree.fenced(
      MathTree.Fenced(
        opening: "⟨", closing: "⟩", parts: [content.count == 1 ? content[0] : .row(content)], growth: .none))
    let all = Array(items[..<start]) + [fenced] + Array(items[(end + 1)...])
    return all.count == 1 ? fenced : .row(all)
  }

  private mutating func attachPrimes(to scripts: inout MathTree.Scripts) {
    var primes: [MathTree] = []
    while nextByte() == UInt8(ascii: "'") {
      primes.append(.symbol(MathSymbol("′", .ordinary)))
      position += 1
    }
    let tree = primes.count == 1 ? primes[0] : .row(primes)
    if let sup = scripts.sup {
      scripts.sup = .row(sup.items + primes)
    } else {
      scripts.sup = tree
    }
  }

  static func isPrimes(_ tree: MathTree) -> Bool {
    for item in tree.items {
      guard case .symbol(let symbol) = item, symbol.scalar == "′" else { return false }
    }
    return !tree.isEmpty
  }

  /// `²`, `ᵢ` typed as they are: the script they stand for.
  private mutating func unicodeScript() -> (MathTree, above: Bool)? {
    var items: [MathTree] = []
    var isAbove: Bool?
    while position < bytes.count {
      let start = position
      guard let (plain, above) = SmallScripts.plain(scalar()), isAbove == nil || isAbove == above else {
        position = start
        break
      }
      isAbove = above
      if plain.value >= 0x30 && plain.value <= 0x39 {
        items.append(.number(String(plain), font))
      } else {
        items.append(
          .symbol(
            SymbolTable.standard.symbols[plain] ?? TeXParser.asciiSymbol(plain, font)
              ?? MathSymbol(plain, .letter)))
      }
    }
    guard let isAbove else { return nil }
    return (items.count == 1 ? items[0] : .row(items), isAbove)
  }

  /// One item without its scripts; nil for what leaves no trace.
  mutating func item() throws(LayoutFault) -> MathTree? {
    guard let byte = nextByte() else { return nil }
    switch byte {
    case UInt8(ascii: "\\"): return try command()
    case UInt8(ascii: "{"): return try group()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "~"):
      position += 1
      return .space(6)
    case UInt8(ascii: "&"):
      guard let (character, length) = entity() else { return nil }
      position += length
      return TeXParser.asciiSymbol(character, font).map { .symbol($0) } ?? symbol(character)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return letters()
    case 0x80...: return unicodeItem()
    case UInt8(ascii: "."): return dot()
    default:
      position += 1
      return TeXParser.asciiSymbol(Unicode.Scalar(byte), font).map { .symbol($0) }
    }
  }

  /// What braces hold counts as one ordinary atom, unless the braces are those of an argument.
  mutating func group(isArgument: Bool = false) throws(LayoutFault) -> MathTree {
    let start = position
    position += 1
    let content = try body(until: .brace)
    guard position < bytes.count, bytes[position] == UInt8(ascii: "}") else {
      throw .unclosedBrace(at: sourceOffset(start))
    }
    position += 1
    if isArgument { return content }
    switch content.atomClass {
    case .ordinary, .inner, .fenced: return content
    default:
      // `{+}` and `{,}` lose their space; the operators that take limits keep their scripts' places.
      if content.takesLimits { return content }
      if case .function = content { return content }
      return .styled(.atom(.ordinary), content)
    }
  }

  /// The argument of a command: a group, a command with its own arguments, or one character.
  mutating func argument(of start: Int) throws(LayoutFault) -> MathTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= LayoutFault.deepestNesting else { throw .tooDeep(at: sourceOffset(position)) }
    guard let byte = nextByte() else { throw missingArgument(start) }
    switch byte {
    case UInt8(ascii: "{"): return try group(isArgument: true)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      position += 1
      return .number(String(Unicode.Scalar(byte)), font)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      position += 1
      return .symbol(MathSymbol(Unicode.Scalar(byte), .letter, font: font))
    case UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      throw missingArgument(start)
    case UInt8(ascii: "&") where !isEntity(): throw missingArgument(start)
    case UInt8(ascii: "\\"):
      switch peekCommand() {
      case "\\", "cr", "end", "right", "middle", "": throw missingArgument(start)
      default: return try command() ?? .empty
      }
    default: return try item() ?? .empty
    }
  }

  func missingArgument(_ start: Int) -> LayoutFault {
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: "\\") {
      end += 1
      while end < bytes.count, TeXParser.isLetter(bytes[end]) { end += 1 }
    } else {
      end = min(bytes.count, end + 1)
    }
    let name = String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
    return .missingArgument(command: name, at: sourceRange(position))
  }

  private mutating func number() -> MathTree {
    let start = position
    while position < bytes.count, TeXParser.isDigit(bytes[position]) { position += 1 }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."),
      TeXParser.isDigit(bytes[position + 1])
    {
      position += 1
      while position < bytes.count, TeXParser.isDigit(bytes[position]) { position += 1 }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self), font)
  }

  /// A full stop; before `*`, `/` or `^` it makes the entry-by-entry operators of MATLAB.
  private mutating func dot() -> MathTree {
    position += 1
    let dot = MathTree.symbol(MathSymbol(".", .ordinary))
    guard position < bytes.count, bytes[position] == UInt8(ascii: "*") else { return dot }
    position += 1
    return .styled(.atom(.binary), .row([dot, .symbol(MathSymbol("∗", .ordinary))]))
  }

  /// A letter; in an upright alphabet, all the letters of the word.
  private mutating func letters() -> MathTree {
    let start = position
    position += 1
    switch font.family {
    case .roman where !font.isBold, .sans, .monospaced:
      while position < bytes.count, TeXParser.isLetter(bytes[position]) || TeXParser.isDigit(bytes[position])
      {
        position += 1
      }
    default: break
    }
    guard position - start > 1 else {
      return .symbol(MathSymbol(Unicode.Scalar(bytes[start]), .letter, font: font))
    }
    return .word(String(decoding: bytes[start..<position], as: UTF8.self), font)
  }

  /// The symbol of a character of ASCII that is no letter or digit.
  static func asciiSymbol(_ scalar: Unicode.Scalar, _ font: MathFont) -> MathSymbol? {
    let kind: MathSymbol.Kind
    var shown = scalar
    switch scalar {
    case "+": kind = .binary
    case "-": (shown, kind) = ("−", .binary)
    case "*": (shown, kind) = ("∗", .binary)
    case "=", "<", ">", ":": kind = .relation
    case "(", "[", "{": kind = .opening
    case ")", "]", "}": kind = .closing
    case ",", ";": kind = .punctuation
    case "!", "?": kind = .closing
    case "`": (shown, kind) = ("‘", .ordinary)
    case "\"": (shown, kind) = ("”", .ordinary)
    default:
      guard scalar.value > 0x20 && scalar.value < 0x7F else { return nil }
      kind = .ordinary
    }
    return MathSymbol(shown, kind, font: font)
  }
}

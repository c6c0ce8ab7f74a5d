/// What each command does.
extension TeXParser {
  /// The command at hand; nil where it leaves no trace.
  mutating func command() throws(LayoutFault) -> MathTree? {
    let start = position
    guard let name = commandName() else { return nil }
    guard let meaning = meaning(of: name) else { return unknownCommand(name, start) }
    switch meaning {
    case .symbol(let symbol): return styled(symbol)
    case .function(let name, let limits): return .function(name, limits: limits)
    case .space(let mu): return .space(mu)
    case .accent(let accent): return .accent(accent, try argument(of: start))
    case .band(let band): return .band(band, try argument(of: start))
    case .font(let alphabet): return try inFont(alphabet, start)
    case .fontSwitch(let alphabet):
      font = alphabet
      return nil
    case .text(let alphabet): return try text(alphabet, start)
    case .delimiter(let size, let kind): return try sizedDelimiter(size, kind, start)
    case .arrow(let arrow): return try extensibleArrow(arrow, start)
    case .size: return nil
    case .ignored(let count):
      for _ in 0..<count {
        _ = rawOption()
        _ = rawArgument()
      }
      return nil
    case .tint(let color): return .styled(.color(color), try argument(of: start))
    case .macro(let macro):
      try expand(macro, named: name, from: start)
      return nil
    case .command(let command): return try coded(command, start)
    }
  }

  /// A command that nobody knows shows its source, its arguments included.
  mutating func unknownCommand(_ name: String, _ start: Int) -> MathTree {
    var end = position
    while position < bytes.count, bytes[position] == UInt8(ascii: "{"), rawBytes() != nil { end = position }
    position = end
    let shown = "\\\(name)"
    if !unknown.contains(shown) { unknown.append(shown) }
    return .source(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private func styled(_ symbol: MathSymbol) -> MathTree {
    var symbol = symbol
    switch symbol.kind {
    case .letter, .uprightLetter: symbol.font = font
    case .ordinary, .binary, .relation: symbol.font.isBold = font.isBold
    default: break
    }
    return .symbol(symbol)
  }

  private mutating func inFont(_ alphabet: MathFont, _ start: Int) throws(LayoutFault) -> MathTree {
    let outer = font
    font = alphabet
    defer { font = outer }
    return try argument(of: start)
  }

  private mutating func coded(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .frac, .dfrac, .tfrac, .cfrac, .nicefrac, .sfrac, .binom, .dbinom, .tbinom, .genfrac, .sqrt, .root,
      .over, .atop, .choose, .brace, .brack, .above:
      try fractionOrRoot(command, start)
    case .left, .begin, .matrix, .pmatrix, .cases, .eqalign, .displaylines, .substack, .subarray:
      try enclosure(command, start)
    case .overset, .underset, .stackrel, .stackbin, .overunderset, .buildrel, .sideset, .prescript,
      .underaccent, .accentset, .not, .cancelto:
      try stack(command, start)
    case .operatorname, .operatornamewithlimits, .mathop, .mathrel, .mathbin, .mathord, .mathopen, .mathclose,
      .mathpunct, .mathinner,
      .mathchoice, .mod, .bmod, .pmod, .pod:
      try named(command, start)
    case .newcommand, .renewcommand, .providecommand, .def, .gdef, .edef, .xdef, .let, .DeclareMathOperator:
      try define(command, start)
    case .tag, .ref, .eqref, .cite: try reference(command, start)
    case .hspace, .hskip, .kern, .mkern, .mskip, .mspace, .hdots, .rule: space(command)
    default: try decorated(command, start)
    }
  }

  private mutating func space(_ command: TeXCommand) -> MathTree? {
    switch command {
    case .hdots: return .symbol(MathSymbol("…", .dots))
    case .rule:
      _ = rawOption()
      let width = length()
      _ = rawArgument()
      return width.map { .space($0) }
    default:
      _ = skipStar()
      return length().map { .space($0) }
    }
  }

  private mutating func reference(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .tag:
      let isBare = skipStar()
      let label = try text(.roman, start)
      tag =
        isBare ? label : .fenced(MathTree.Fenced(opening: "(", closing: ")", parts: [label], growth: .none))
      return nil
    default:
      guard let label = rawGroup() else { throw missingArgument(start) }
      return .text(command == .eqref ? "(\(label))" : command == .cite ? "[\(label)]" : label, .roman)
    }
  }

  private mutating func extensibleArrow(_ arrow: Unicode.Scalar, _ start: Int) throws(LayoutFault) -> MathTree
  {
    var under: MathTree?
    if nextByte() == UInt8(ascii: "[") {
      position += 1
      under = try body(until: .bracket)
      guard nextByte() == UInt8(ascii: "]") else { throw missingArgument(start) }
      position += 1
    }
    let over = try argument(of: start)
    return .arrow(arrow, over: over.isEmpty ? nil : over, under: under)
  }
}

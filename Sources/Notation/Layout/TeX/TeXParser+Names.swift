/// Named operators and atoms whose class is given.
extension TeXParser {
  mutating func named(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .operatorname, .operatornamewithlimits:
      let limits = skipStar() || command == .operatornamewithlimits
      let outer = font
      font = .roman
      let content = try argument(of: start)
      font = outer
      if let name = TeXParser.name(in: content) { return .function(name, limits: limits) }
      return .styled(.atom(limits ? .largeOperator : .function), content)
    case .mathop:
      let content = try argument(of: start)
      if let name = TeXParser.name(in: content) { return .function(name, limits: true) }
      return .styled(.atom(.largeOperator), content)
    case .mathrel: return .styled(.atom(.relation), try argument(of: start))
    case .mathbin: return .styled(.atom(.binary), try argument(of: start))
    case .mathord: return .styled(.atom(.ordinary), try argument(of: start))
    case .mathopen: return .styled(.atom(.opening), try argument(of: start))
    case .mathclose: return .styled(.atom(.closing), try argument(of: start))
    case .mathpunct: return .styled(.atom(.punctuation), try argument(of: start))
    case .mathinner: return .styled(.atom(.inner), try argument(of: start))
    case .mathchoice:
      let display = try argument(of: start)
      for _ in 0..<3 { _ = try argument(of: start) }
      return display
    case .bmod: return .styled(.atom(.binary), .word("mod", .roman))
    case .mod: return .row([.space(12), .word("mod", .roman), .space(6), try argument(of: start)])
    default:
      let argument = try argument(of: start)
      var items: [MathTree] = [.space(8), .symbol(MathSymbol("(", .opening))]
      if command == .pmod { items += [.word("mod", .roman), .space(6)] }
      return .row(items + [argument, .symbol(MathSymbol(")", .closing))])
    }
  }

  /// The letters of an operator's name, `arg max` with a space; nil where it is more than letters.
  static func name(in tree: MathTree) -> String? {
    var name = ""
    for item in tree.items {
      switch item {
      case .symbol(let symbol):
        // A lone sign such as `\mathop{\star}` is no name.
        guard symbol.scalar == "−" || symbol.scalar == "∗" || symbol.scalar == "." || symbol.kind == .letter,
          symbol.font.family == .roman || symbol.kind != .letter
        else { return nil }
        name += symbol.scalar == "−" ? "-" : symbol.scalar == "∗" ? "*" : String(symbol.scalar)
      case .word(let word, _), .text(let word, _), .number(let word, _): name += word
      case .function(let word, _): name += name.isEmpty || name.utf8.last == 0x20 ? word : " " + word
      case .space(let mu): if mu > 0, !name.isEmpty, name.utf8.last != 0x20 { name += " " }
      case .row, .styled(.atom, _), .styled(.textStyle, _), .styled(.display, _):
        let inner: MathTree = if case .styled(_, let content) = item { content } else { item }
        guard let word = self.name(in: inner) else { return nil }
        name += word
      default: return nil
      }
    }
    guard let first = name.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "*") else {
      return nil
    }
    return name
  }
}

/// Things set above, below or across other things.
extension TeXParser {
  mutating func stack(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .overset, .stackrel, .stackbin, .accentset:
      // `\stackrel[below]{above}{base}` is allowed too.
      let under = try option(start)
      let over = try argument(of: start)
      let base = try argument(of: start)
      let stacked = limits(base, sub: under, sup: over)
      return command == .stackrel ? .styled(.atom(.relation), stacked) : stacked
    case .underset, .underaccent:
      let under = try argument(of: start)
      return limits(try argument(of: start), sub: under, sup: nil)
    case .overunderset:
      let over = try argument(of: start)
      let under = try argument(of: start)
      return limits(try argument(of: start), sub: under, sup: over)
    case .buildrel:
      // Plain TeX: `\buildrel \text{def} \over =`.
      var over: [MathTree] = []
      while nextByte() != nil, peekCommand() != "over" {
        guard let item = try scriptedItem() else { break }
        over.append(item)
      }
      guard commandName() == "over" else { throw missingArgument(start) }
      return .styled(.atom(.relation), limits(try argument(of: start), sub: nil, sup: .row(over)))
    case .sideset:
      let before = try argument(of: start)
      let after = try argument(of: start)
      let base = try argument(of: start)
      return .styled(.atom(.largeOperator), .row([before, base, after]))
    case .prescript:
      let sup = try argument(of: start)
      let sub = try argument(of: start)
      let scripts = MathTree.Scripts(base: .empty, sub: sub, sup: sup, placement: .beside)
      return .row([.scripts(scripts), try argument(of: start)])
    case .cancelto:
      let value = try argument(of: start)
      let struck = MathTree.styled(.struck, try argument(of: start))
      return .scripts(MathTree.Scripts(base: struck, sup: value, placement: .beside))
    default: return try negated(start)
    }
  }

  private mutating func option(_ start: Int) throws(LayoutFault) -> MathTree? {
    guard nextByte() == UInt8(ascii: "[") else { return nil }
    position += 1
    let content = try body(until: .bracket)
    guard nextByte() == UInt8(ascii: "]") else { throw missingArgument(start) }
    position += 1
    return content
  }

  private func limits(_ base: MathTree, sub: MathTree?, sup: MathTree?) -> MathTree {
    .scripts(MathTree.Scripts(base: base, sub: sub, sup: sup, placement: .aboveAndBelow))
  }

  /// `\not=`: the struck character where Unicode has it.
  private mutating func negated(_ start: Int) throws(LayoutFault) -> MathTree? {
    let base = try argument(of: start)
    guard case .symbol(var symbol) = base else { return .styled(.struck, base) }
    if let struck = TeXParser.negations[symbol.scalar] {
      symbol.scalar = struck
    } else {
      symbol.isNegated = true
    }
    return .symbol(symbol)
  }

  private static let negations: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    let plain = "=∈∋≡⊂⊃⊆⊇∃<>≤≥∼≈≅∣∥→←⇒⇐↔⇔≃≺≻⊢⊨⪯⪰⩽⩾≼≽|"
    let struck = "≠∉∌≢⊄⊅⊈⊉∄≮≯≰≱≁≉≇∤∦↛↚⇏⇍↮⇎≄⊀⊁⊬⊭⋠⋡≰≱⋠⋡∤"
    for (from, to) in zip(plain.unicodeScalars, struck.unicodeScalars) { table[from] = to }
    return table
  }()
}

/// The symbols by their characters; made when the first character beyond ASCII is met.
struct SymbolTable: Sendable {
  static let standard = SymbolTable()

  /// The symbol of a character typed as it is.
  private(set) var symbols: [Unicode.Scalar: MathSymbol] = [:]
  /// The first command of each character beyond ASCII.
  private(set) var names: [Unicode.Scalar: String] = [:]

  private init() {
    symbols.reserveCapacity(900)
    names.reserveCapacity(900)
    var words = Words(SymbolList.text)
    while words.nextLine() {
      guard let kind = words.next().flatMap(SymbolList.kind) else { continue }
      while let name = words.next(), let scalar = words.nextScalar() {
        if symbols[scalar] == nil { symbols[scalar] = MathSymbol(scalar, kind) }
        if scalar.value >= 0x80, names[scalar] == nil { names[scalar] = name }
      }
    }
  }
}

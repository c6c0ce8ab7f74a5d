/// Columns between the neighbours of a row, for blocks and lines alike.
struct RowSpacing {
  let isTight: Bool
  private var previous: AtomClass?
  private var edges = WordEdges()
  /// Space that was asked for since the last atom, in eighteenths of an em.
  private var asked = 0
  /// Whether space was asked for at all; negative space takes the usual gap away.
  private var isAsked = false

  init(isTight: Bool) {
    self.isTight = isTight
  }

  mutating func add(_ mu: Int) {
    asked += mu
    isAsked = true
  }

  /// Columns asked for after the last atom.
  var rest: Int { BlockPrinter.columns(ofSpace: asked) }

  mutating func gap(before atom: AtomClass, _ next: WordEdges) -> Int {
    defer {
      previous = atom
      edges = next
      asked = 0
      isAsked = false
    }
    let given = BlockPrinter.columns(ofSpace: asked)
    guard let previous else { return given }
    var usual = AtomSpace.between(previous, atom, tight: isTight) == .none ? 0 : 1
    if isAsked, asked < 0, usual > 0, AtomSpace.between(previous, atom, tight: isTight) == .thin { usual = 0 }
    if usual == 0, given == 0, edges.endsInWord, next.beginsWithWord, edges.isWord || next.isWord {
      usual = 1
    }
    return max(usual, given)
  }
}

/// Whether a part of a row begins and ends with letters or digits.
struct WordEdges {
  var beginsWithWord = false
  var endsInWord = false
  /// Several letters that must be read together: `argmax`, or `alpha` in ASCII.
  var isWord = false

  init() {}

  init(_ tree: MathTree, ascii: Bool) {
    self.init()
    switch tree {
    case .symbol(let symbol):
      if ascii {
        self = WordEdges(ASCIINames.form(of: symbol.scalar))
        // `n x m`: an operator that looks like a letter must not be read as one.
        if beginsWithWord, symbol.atomClass != .ordinary { isWord = true }
      } else {
        beginsWithWord = symbol.kind == .letter || symbol.kind == .uprightLetter
        endsInWord = beginsWithWord
      }
    case .number: (beginsWithWord, endsInWord) = (true, true)
    case .word, .function: (beginsWithWord, endsInWord, isWord) = (true, true, true)
    case .scripts(let scripts):
      let base = WordEdges(scripts.base, ascii: ascii)
      beginsWithWord = base.beginsWithWord
      isWord = base.isWord
      endsInWord = base.endsInWord
    case .accent(_, let base):
      self = WordEdges(base, ascii: ascii)
    case .styled(_, let content): self = WordEdges(content, ascii: ascii)
    case .row(let items):
      if let first = items.first { beginsWithWord = WordEdges(first, ascii: ascii).beginsWithWord }
      if let last = items.last {
        let edges = WordEdges(last, ascii: ascii)
        endsInWord = edges.endsInWord
        isWord = edges.isWord
      }
    default: break
    }
  }

  private init(_ word: String) {
    guard let first = word.utf8.first, let last = word.utf8.last else { return }
    beginsWithWord = WordEdges.isWord(first)
    endsInWord = WordEdges.isWord(last)
    isWord = beginsWithWord && endsInWord && word.utf8.count > 1
  }

  private static func isWord(_ byte: UInt8) -> Bool { TeXParser.isLetter(byte) || TeXParser.isDigit(byte) }
}

/// A formula as it is laid out: what stands where, whatever it means.
///
/// Read from LaTeX once; the printers for blocks, lines, MathML and speech all walk this tree.
enum MathTree: Sendable {
  indirect case row([MathTree])
  case symbol(MathSymbol)
  case number(String, MathFont)
  /// Letters that belong together: `\mathrm{ReLU}`.
  case word(String, MathFont)
  /// A name applied to what follows; in displays its subscript may go below it.
  case function(String, limits: Bool)
  /// Words of the author's own.
  case text(String, MathFont)
  /// Space in eighteenths of an em.
  case space(Int)
  indirect case fraction(Fraction)
  indirect case scripts(Scripts)
  indirect case root(MathTree, degree: MathTree?)
  indirect case fenced(Fenced)
  indirect case accent(Accent, MathTree)
  /// A line, brace or arrow as long as what it is drawn over or under.
  indirect case band(Band, MathTree)
  /// An arrow as long as its labels.
  indirect case arrow(Unicode.Scalar, over: MathTree?, under: MathTree?)
  indirect case table(MathTable)
  indirect case styled(Decoration, MathTree)
  /// A command that is not known, as it was written.
  case source(String)

  static let empty = MathTree.row([])

  struct Fraction: Sendable {
    enum Style: Sendable {
      case automatic
      case display
      case text
    }

    var numerator: MathTree
    var denominator: MathTree
    var hasBar = true
    var opening: Unicode.Scalar?
    var closing: Unicode.Scalar?
    var style = Style.automatic
  }

  struct Scripts: Sendable {
    enum Placement: UInt8, Sendable {
      /// Above and below for operators in displays, else beside.
      case automatic
      case aboveAndBelow
      case beside
    }

    var base: MathTree
    var sub: MathTree?
    var sup: MathTree?
    var placement = Placement.automatic
  }

  struct Fenced: Sendable {
    enum Growth: Hashable, Sendable {
      /// `\left( … \right)`: as tall as what it holds.
      case automatic
      /// `( … )`: as tall as the letters on a page; terminals let it grow all the same.
      case none
      /// `\big( … \big)`, 1 to 4.
      case fixed(UInt8)
    }

    /// Nil for the empty delimiter, `\left.`.
    var opening: Unicode.Scalar?
    var closing: Unicode.Scalar?
    /// What stands between the fences, parted by `\middle` delimiters.
    var parts: [MathTree]
    /// The delimiters between the parts.
    var middles: [Unicode.Scalar] = []
    var growth = Growth.automatic
  }

  enum Accent: UInt8, Sendable {
    case hat
    case bar
    case tilde
    case vector
    case dot
    case doubleDot
    case tripleDot
    case acute
    case grave
    case breve
    case check
    case ring
    case wideHat
    case wideTilde
    case wideCheck
  }

  enum Band: UInt8, Sendable {
    case overline
    case underline
    case overbrace
    case underbrace
    case overbracket
    case underbracket
    case overparenthesis
    case underparenthesis
    case overRightArrow
    case overLeftArrow
    case overBothArrow
    case underRightArrow
    case underLeftArrow
    case underBothArrow
    case underTilde

    /// Whether a script of it is a label.
    var isBrace: Bool {
      switch self {
      case .overbrace, .underbrace, .overbracket, .underbracket: true
      default: false
      }
    }

    var isOver: Bool {
      switch self {
      case .overline, .overbrace, .overbracket, .overparenthesis, .overRightArrow, .overLeftArrow,
        .overBothArrow:
        true
      default: false
      }
    }
  }

  enum Decoration: Sendable {
    case display
    case textStyle
    case script
    /// Size in percent of the usual.
    case size(Int)
    case color(String)
    case background(String)
    /// Takes the place, shows nothing.
    case phantom
    /// Takes the height only.
    case verticalPhantom
    /// Shows, takes no width.
    case lapped
    case boxed
    case struck
    /// Counts as an atom of this class.
    case atom(AtomClass)
  }
}

extension MathTree {
  /// What the tree is to its neighbours.
  var atomClass: AtomClass {
    switch self {
    case .symbol(let symbol): symbol.atomClass
    case .function: .function
    case .fraction(let fraction): fraction.opening == nil ? .inner : .ordinary
    case .fenced: .fenced
    case .text(let words, _): MathTree.startsWithWideMark(words) ? .closing : .ordinary
    case .scripts(let scripts): scripts.base.atomClass
    case .arrow: .relation
    case .styled(.atom(let given), _): given
    case .styled(.boxed, _), .styled(.phantom, _): .ordinary
    case .styled(_, let content): content.atomClass
    case .band(_, let content), .accent(_, let content):
      content.atomClass == .relation ? .relation : .ordinary
    case .row(let items): items.count == 1 ? items[0].atomClass : .ordinary
    default: .ordinary
    }
  }

  /// Whether a text begins with Chinese punctuation, which brings its own space.
  private static func startsWithWideMark(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first else { return false }
    switch first.value {
    case 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: return true
    default: return false
    }
  }

  /// Whether scripts of this base go above and below it in a display.
  var takesLimits: Bool {
    switch self {
    case .symbol(let symbol): symbol.kind == .limitOperator
    case .function(_, let limits): limits
    case .band(let band, _): band.isBrace
    case .styled(.atom(.largeOperator), _): true
    case .styled(.atom, _): false
    case .styled(_, let content): content.takesLimits
    case .row(let items): items.count == 1 && items[0].takesLimits
    default: false
    }
  }

  /// The items of a row, or the tree itself as the only one.
  var items: [MathTree] {
    if case .row(let items) = self { return items }
    return [self]
  }

  /// Whether there is nothing to see.
  var isBlank: Bool {
    if case .space = self { return true }
    return isEmpty
  }

  var isEmpty: Bool {
    if case .row(let items) = self { return items.isEmpty }
    return false
  }
}

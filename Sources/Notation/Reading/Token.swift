/// One piece of a formula; the bytes are those of the rewritten text (see `RewrittenText`).
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case end
    case number
    /// Letters side by side, one name or several.
    case word
    /// A letter beyond ASCII; `value` is its scalar.
    case letter
    /// A function written as a command (`\log`); `value` is an `Operation`.
    case function
    case plus, minus
    /// `*`, `⊙`: entry by entry.
    case star
    /// `·`, `×`, `@`: the matrix product.
    case dot
    case slash
    case caret, underscore
    case prime, bang, percent
    case comma, semicolon, colon, period
    /// `..`, `...`, `\dots`
    case ellipsis
    /// `value` is a `BracketStyle`.
    case open, close
    /// `|`; `value` is 1 where it is known to open, 2 where it is known to close.
    case bar
    /// `‖`; as `bar`.
    case doubleBar
    /// `value` is a `RelationSign`.
    case relation
    case fraction
    /// `\over`
    case over
    /// `\sqrt`, with its argument as TeX takes it.
    case root
    /// `√`; `value` is the index, 2, 3 or 4.
    case radical
    case sum, product
    case partial
    case infinity
    /// `\hat`, `\bar`: `value` is an `Accent`.
    case accent
    /// A combining accent, after its letter.
    case mark
    /// `\underbrace` and `\overbrace`: the note below or above counts for nothing.
    case brace
    /// `\overset`, `\stackrel`: the first argument counts for nothing; leaves no token.
    case stacked
    /// `\begin{…}` and `\end{…}`; `value` is an `Environment`.
    case begin, end_
    case ampersand, newline
    /// `\top`, `⊤`
    case top
    /// `∧`, `&&`
    case and
    /// `∈`
    case member
    /// `\mid`
    case given
    /// Text between quotes.
    case string
    /// Words that are no formula.
    case words
    /// Commands and signs that are understood but cannot be judged: `\int`, `±`.
    case unsupported
    case unknownCommand
    /// A byte that means nothing here.
    case stray
  }

  var kind: Kind
  /// White space stands before it.
  var isSpaced = false
  /// From `\text{…}` and its kin: not to be split into letters.
  var isUpright = false
  /// What a word means, from `KnownWords`.
  var wordKind = WordKind.none
  var value: UInt16 = 0
  let lower: UInt32
  var upper: UInt32

  init(_ kind: Kind, _ lower: Int, _ upper: Int, value: UInt16 = 0) {
    self.kind = kind
    self.value = value
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }
}

/// The brackets that can open and close.
enum BracketStyle: UInt16, Sendable {
  case round
  case square
  /// `{ }`: groups without being seen in LaTeX.
  case brace
  /// `\{ \}`
  case curly
  case floor
  case ceiling
  case angle
}

/// Signs between formulas.
enum RelationSign: UInt16, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case approximately, defined, implies
  /// `+=`, `/=`: changes a variable.
  case update
}

/// Signs on top of a letter.
enum Accent: UInt16, Sendable {
  case hat, bar, tilde
  /// Does not change the name: `\vec`, `\underline`.
  case plain
}

/// LaTeX environments, by what they hold.
enum Environment: UInt16, Sendable {
  /// Lines of formulas: `aligned`.
  case lines
  /// `bmatrix`, `array`.
  case matrix
  /// `vmatrix`
  case determinant
  case cases
}

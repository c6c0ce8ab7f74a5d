public import SourceText

/// A piece of running text.
public struct Inline: Hashable, Sendable {
  public let kind: Kind
  /// Its bytes in the file.
  public let range: SourceRange

  public init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind: Hashable, Sendable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    /// A formula inside a sentence; `math.isDisplayed` when it was written between `$$`.
    case math(Math)
    case link([Inline], Link)
    case image(alternative: [Inline], source: String, title: String)
    /// A line end in the source that is a space to the reader.
    case softBreak
    case hardBreak
    /// HTML as it was written; a printer shows it as text.
    case html(String)
    /// `<!-- = formula -->` behind a number: nothing to show, something for `gradus lint` to compute.
    case claim(Claim)
  }
}

extension Inline {
  /// The text a reader sees, without any markup; formulas as their LaTeX.
  public var plainText: String {
    switch kind {
    case .text(let text), .code(let text), .html(let text): text
    case .emphasis(let inner), .strong(let inner), .link(let inner, _), .image(let inner, _, _):
      inner.plainText
    case .math(let math): math.latex
    case .softBreak, .hardBreak: " "
    case .claim: ""
    }
  }
}

extension [Inline] {
  public var plainText: String { map(\.plainText).joined() }
}

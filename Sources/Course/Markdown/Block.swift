public import SourceText

/// A paragraph, a list, a formula on its own line, an experiment …
public struct Block: Hashable, Sendable {
  public let kind: Kind
  /// Its bytes in the file.
  public let range: SourceRange

  public init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind: Hashable, Sendable {
    case paragraph([Inline])
    /// A heading that is neither the title nor a step: `###` and deeper in a lesson.
    case heading(level: Int, [Inline])
    case list(List)
    case quote([Block])
    case code(language: String, text: String)
    case table(Table)
    /// A formula on its own.
    case math(Math)
    case experiment(ExperimentBlock)
    /// A paragraph that is nothing but a link to an exercise: the exercise stands here.
    case exercise(Link, [Inline])
    /// A paragraph that is nothing but a link to a declaration in a Swift file: its source is shown here.
    case implementation(Link, [Inline])
    /// A paragraph that is nothing but an image.
    case image(alternative: [Inline], source: String, title: String)
    /// HTML as it was written; a printer shows it as text.
    case html(String)
    /// `---` inside a list or a quote; at the level of a step it ends a piece instead.
    case rule
  }

  public struct List: Hashable, Sendable {
    public enum Style: Hashable, Sendable {
      case bullet
      case ordered(start: Int)
    }

    public let style: Style
    /// No blank lines between the items.
    public let isTight: Bool
    public let items: [Item]

    public init(style: Style, isTight: Bool, items: [Item]) {
      self.style = style
      self.isTight = isTight
      self.items = items
    }
  }

  public struct Item: Hashable, Sendable {
    public let blocks: [Block]
    public let range: SourceRange

    public init(_ blocks: [Block], at range: SourceRange) {
      self.blocks = blocks
      self.range = range
    }
  }

  /// A pipe table as GitHub writes it. Every row has as many cells as the header.
  public struct Table: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable {
      case natural
      case left
      case center
      case right
    }

    public let alignments: [Alignment]
    public let header: [[Inline]]
    public let rows: [[[Inline]]]

    public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.header = header
      self.rows = rows
    }
  }
}

extension [Block] {
  /// Every link in these blocks in reading order, those of exercises and implementations included.
  public var links: [Link] {
    flatMap { block -> [Link] in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines): inlines.links
      case .list(let list): list.items.flatMap(\.blocks.links)
      case .quote(let blocks): blocks.links
      case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.links)
      case .exercise(let link, _), .implementation(let link, _): [link]
      case .image(let alternative, _, _): alternative.links
      case .code, .math, .experiment, .html, .rule: []
      }
    }
  }

  /// These blocks and all that are inside them, in reading order.
  public var flattened: [Block] {
    flatMap { block -> [Block] in
      switch block.kind {
      case .list(let list): [block] + list.items.flatMap(\.blocks.flattened)
      case .quote(let blocks): [block] + blocks.flattened
      default: [block]
      }
    }
  }
}

extension [Inline] {
  /// Every link in the text, in reading order.
  public var links: [Link] {
    flatMap { inline -> [Link] in
      switch inline.kind {
      case .link(let inner, let link): [link] + inner.links
      case .emphasis(let inner), .strong(let inner), .image(let inner, _, _): inner.links
      default: []
      }
    }
  }
}

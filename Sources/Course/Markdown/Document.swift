public import SourceText

/// A Markdown text as a tree of values.
public struct Document: Sendable {
  /// Every range is one of this text's bytes.
  public let source: SourceFile
  public let blocks: [Block]
  /// What is wrong with the text; all of it is in `blocks` nevertheless.
  public let diagnostics: [Diagnostic]

  /// Reads CommonMark with formulas, pipe tables and the fenced blocks of a lesson.
  ///
  /// Any text is read: one that libcmark cannot be trusted with becomes one block of plain text, and
  /// `diagnostics` says why.
  public init(_ source: SourceFile) {
    if let refusal = Preflight.refusal(size: source.text.utf8.count) {
      self.init(unread: source, refusal)
      return
    }
    let shield = Shield(source.text)
    if let refusal = Preflight.refusal(shield.bytes) {
      self.init(unread: source, refusal)
      return
    }
    var reader = BlockReader(shield: shield)
    let blocks = reader.blocks(of: MarkdownNode.parse(shield.bytes))
    self.init(source: source, blocks: blocks, diagnostics: shield.diagnostics + reader.diagnostics)
  }

  /// The text as it is, for one that must not be given to libcmark.
  private init(unread source: SourceFile, _ refusal: Diagnostic) {
    let text = Block(
      .code(language: "", text: source.text.replacingLineEnds),
      at: SourceRange(0, source.text.utf8.count))
    self.init(source: source, blocks: [text], diagnostics: [refusal])
  }

  private init(source: SourceFile, blocks: [Block], diagnostics: [Diagnostic]) {
    self.source = source
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}

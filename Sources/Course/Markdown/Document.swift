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
    self.source = source
    let shield = Shield(source.text)
    if let refusal = Preflight.refusal(shield.bytes) {
      blocks = [
        Block(
          .code(language: "", text: source.text), at: SourceRange(0, shield.source.count))
      ]
      diagnostics = [refusal]
      return
    }
    var reader = BlockReader(shield: shield)
    blocks = reader.blocks(of: MarkdownNode.parse(shield.bytes))
    diagnostics = shield.diagnostics + reader.diagnostics
  }
}

public import SourceText

/// A diagnostic together with the file it is about.
public struct Finding: Sendable {
  public let file: SourceFile
  public let diagnostic: Diagnostic

  public init(_ file: SourceFile, _ diagnostic: Diagnostic) {
    self.file = file
    self.diagnostic = diagnostic
  }

  /// `file:line:column: error: …`, the line and a caret.
  public var rendered: String { diagnostic.rendered(in: file) }

  public var isError: Bool { diagnostic.severity == .error }
}

/// Something that can be printed: a page of HTML that may name the pages of its own printed form.
public protocol PrintedDocument: Sendable {
  var title: String { get }
  /// One line on what it is, for the facts in the PDF file.
  var subject: String { get }
  /// Whether it tells on which page things are: a table of contents does.
  var hasPageNumbers: Bool { get }

  /// The page, UTF-8.
  ///
  /// - Parameter pageNumbers: Nil for a page that stays HTML. For one that becomes a PDF file, the printed page of
  ///   each `id` that something links to; empty while that is not known.
  func html(pageNumbers: [String: Int]?) -> [UInt8]
}

extension PrintedDocument {
  public func html() -> [UInt8] { html(pageNumbers: nil) }
}

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

  /// The document in pieces, to see on which page everything is: several are printed at a time, and a long page costs a
  /// browser more than its pieces.
  func pieces() -> [PrintedPiece]
}

/// A part of a document that begins on a new page.
public struct PrintedPiece: Sendable {
  let html: [UInt8]
  /// Whether it begins on a right page, after an empty one where need be.
  let isOnRight: Bool
}

extension PrintedDocument {
  public func pieces() -> [PrintedPiece] { [PrintedPiece(html: html(pageNumbers: [:]), isOnRight: false)] }
  public func html() -> [UInt8] { html(pageNumbers: nil) }
}

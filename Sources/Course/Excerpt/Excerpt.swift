public import SourceText

/// A declaration cut out of a Swift file, with its comment.
public struct Excerpt: Hashable, Sendable {
  /// The file, as it was reached.
  public let path: String
  public let symbol: String
  /// Whole lines, the indentation that they share taken away.
  public let text: String
  /// Counted from 1.
  public let firstLine: Int
  public let lastLine: Int

  public init(path: String, symbol: String, text: String, firstLine: Int, lastLine: Int) {
    self.path = path
    self.symbol = symbol
    self.text = text
    self.firstLine = firstLine
    self.lastLine = lastLine
  }
}

/// Why there is nothing to cut out.
public enum ExcerptError: Error, Hashable, Sendable {
  case file(FileError)
  case noSuchSymbol(String, path: String, nearest: String?)
  /// Several declarations of that name in different types.
  case ambiguous(String, path: String, [String])

  public var message: String {
    switch self {
    case .file(let error): error.message
    case .noSuchSymbol(let symbol, let path, _): "\(Path.name(of: path)) declares no '\(symbol)'"
    case .ambiguous(let symbol, let path, _):
      "\(Path.name(of: path)) declares '\(symbol)' more than once"
    }
  }

  public var help: String? {
    switch self {
    case .file: nil
    case .noSuchSymbol(_, _, let nearest): nearest.map { "did you mean '#\($0)'?" }
    case .ambiguous(_, _, let paths): "say which: \(paths.map { "#" + $0 }.joined(separator: ", "))"
    }
  }
}

extension Excerpt {
  /// Cuts the declaration of `symbol` out of a Swift file.
  ///
  /// - Parameter symbol: `backward`, or `ComputationGraph.backward` where the name alone is not enough.
  public static func of(_ symbol: String, in path: String) throws(ExcerptError) -> Excerpt {
    let source: SourceFile
    do throws(FileError) {
      source = SourceFile.decoding(try readFile(path), name: path).0
    } catch {
      throw .file(error)
    }
    return try of(symbol, in: source)
  }

  /// The same from the text of a file.
  public static func of(_ symbol: String, in source: SourceFile) throws(ExcerptError) -> Excerpt {
    let declarations = SwiftDeclarations(source.text)
    var found = declarations.named(symbol)
    // A bare name is that of the file's own declaration where there is one, else of the only member.
    let outer = found.filter { $0.path.count == 1 }
    if !outer.isEmpty { found = outer }
    guard let first = found.first else {
      let names = declarations.all.map(\.name)
      throw .noSuchSymbol(symbol, path: source.name, nearest: nearest(to: symbol, among: names))
    }
    let paths = Set(found.map { $0.path.joined(separator: ".") })
    if paths.count > 1 { throw .ambiguous(symbol, path: source.name, paths.sorted()) }
    let (firstLine, _) = source.position(of: first.range.lower)
    let (lastLine, _) = source.position(of: max(first.range.lower, first.range.upper - 1))
    return Excerpt(
      path: source.name, symbol: symbol, text: dedented((firstLine...lastLine).map { source.line($0) }),
      firstLine: firstLine, lastLine: lastLine)
  }

  private static func dedented(_ lines: [String]) -> String {
    let indents = lines.filter { !$0.trimmed.isEmpty }.map { line in
      line.utf8.prefix { $0 == 0x20 }.count
    }
    let shared = indents.min() ?? 0
    return lines.map { line in
      String(decoding: line.utf8.dropFirst(min(shared, line.utf8.prefix { $0 == 0x20 }.count)), as: UTF8.self)
    }.joined(separator: "\n")
  }
}

extension Lesson {
  /// The source that a link of this lesson shows; nil for a link to something else.
  public func excerpt(of link: Link) throws(ExcerptError) -> Excerpt? {
    guard case .implementation(let path, let symbol) = link.target else { return nil }
    return try Excerpt.of(symbol, in: CourseFolder.path(of: path, in: self.path))
  }
}

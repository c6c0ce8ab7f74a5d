public import SourceText

extension Lesson {
  /// Reads the file at `path`.
  ///
  /// - Throws: `FileError`. Whatever the file holds, it opens; `diagnostics` tells what is wrong with it.
  public static func read(_ path: String) throws(FileError) -> Lesson {
    let (source, problems) = SourceFile.decoding(try readFile(path), name: path)
    return Lesson(source, problems: problems)
  }

  /// Reads a text as a lesson: `#` is its title, each `##` a step, `---` a pause in a step.
  ///
  /// A text without `##` has its steps at the first level of headings that it uses; one without headings is one step.
  public init(_ source: SourceFile, problems: [Diagnostic] = []) {
    let document = Document(source)
    var reader = LessonReader(document)
    reader.read()
    self.init(
      source: source, id: Lesson.id(ofFile: source.name), language: Language(ofFile: source.name),
      title: reader.title, steps: reader.steps,
      diagnostics: problems + document.diagnostics + reader.diagnostics)
  }

  /// `…/lessons/week2/08-graph.zh.md` is `week2/08-graph`.
  public static func id(ofFile path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if let folder = parts.lastIndex(of: "lessons"), folder + 1 < parts.count {
      parts.removeSubrange(...folder)
    } else {
      parts.removeSubrange(..<max(parts.count - 1, 0))
    }
    let name = parts.joined(separator: "/")
    for ending in [".zh.md", ".md"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

/// Cuts a document into steps.
private struct LessonReader {
  let document: Document
  private(set) var title: [Inline] = []
  private(set) var steps: [Step] = []
  private(set) var diagnostics: [Diagnostic] = []

  private var heading: [Inline] = []
  private var headingRange: SourceRange?
  private var pieces: [[Block]] = [[]]
  private var start = 0
  private var used: Set<String> = []
  private var lastNumber: [String: Int] = [:]
  private let bytes: [UInt8]

  init(_ document: Document) {
    self.document = document
    bytes = Array(document.source.text.utf8)
  }

  mutating func read() {
    let level = stepLevel
    var hasTitle = false
    for block in document.blocks {
      switch block.kind {
      case .heading(let own, let inlines) where own == 1 && !hasTitle && isUntouched:
        hasTitle = true
        title = inlines
        start = block.range.upper
      case .heading(let own, let inlines) where own <= level:
        finishStep(before: block.range.lower)
        heading = inlines
        headingRange = block.range
        start = block.range.lower
        reportUnderlined(block)
      case .rule: pieces.append([])
      default: pieces[pieces.count - 1].append(block)
      }
    }
    finishStep(before: bytes.count)
  }

  /// Nothing but the title so far.
  private var isUntouched: Bool {
    steps.isEmpty && headingRange == nil && pieces.allSatisfy(\.isEmpty)
  }

  private var stepLevel: Int {
    let levels = document.blocks.compactMap { block -> Int? in
      if case .heading(let level, _) = block.kind { level } else { nil }
    }
    let below = levels.first == 1 ? Array(levels.dropFirst()) : levels
    return below.contains(2) ? 2 : below.min() ?? 2
  }

  private mutating func finishStep(before end: Int) {
    defer {
      pieces = [[]]
      headingRange = nil
    }
    if headingRange == nil && pieces.allSatisfy(\.isEmpty) && (end < bytes.count || !steps.isEmpty) {
      return
    }
    let (anchor, words) = heading.takingAnchor()
    var id = headingRange == nil ? "start" : anchor ?? Step.slug(of: words.plainText)
    if !used.insert(id).inserted {
      if anchor != nil, let range = headingRange {
        diagnostics.append(
          Diagnostic(
            "course.doubled-step", at: range, "the step id '\(id)' is used twice in this lesson"))
      }
      // Counting on from the last one keeps a thousand equal headings cheap.
      var number = lastNumber[id, default: 1] + 1
      while !used.insert("\(id)-\(number)").inserted { number += 1 }
      lastNumber[id] = number
      id += "-\(number)"
    }
    let title = headingRange == nil ? self.title : words
    steps.append(
      Step(
        id: id, title: title, pieces: pieces, fingerprint: fingerprint(start, end),
        range: SourceRange(start, end)))
    heading = []
  }

  /// A heading that was meant as a pause: `---` right under a line of text.
  private mutating func reportUnderlined(_ block: Block) {
    let text = bytes[block.range.lower..<block.range.upper]
    guard text.first != UInt8(ascii: "#"), text.contains(0x0A), text.last == UInt8(ascii: "-") else {
      return
    }
    diagnostics.append(
      Diagnostic(
        "course.underlined-heading", .warning, at: block.range,
        "the '---' under this line makes it a heading",
        help: "leave a line empty above '---' for a pause, or write '## ' for a step"))
  }

  /// A hash of the bytes, line ends as LF and white space at both ends left out.
  private func fingerprint(_ lower: Int, _ upper: Int) -> UInt64 {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var lower = lower
    var upper = upper
    while lower < upper, isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
    var hash = StableHash()
    for index in lower..<upper where bytes[index] != 0x0D { hash.add(bytes[index]) }
    return hash.value
  }
}

extension [Inline] {
  /// The name in `<a id="name"></a>` and the text without it.
  fileprivate func takingAnchor() -> (String?, [Inline]) {
    guard
      let index = firstIndex(where: { inline in
        if case .html(let text) = inline.kind { text.hasPrefix("<a ") } else { false }
      }), case .html(let tag) = self[index].kind, let name = Step.anchor(in: tag)
    else { return (nil, self) }
    var rest = self
    rest.remove(at: index)
    if index < rest.count, case .html("</a>") = rest[index].kind { rest.remove(at: index) }
    // The space that parted the words from the anchor.
    if let last = rest.last, case .text(let text) = last.kind, text.hasSuffix(" ") {
      rest[rest.count - 1] = Inline(
        .text(String(text.dropLast())), at: SourceRange(last.range.lower, last.range.upper - 1))
    }
    return (name, rest)
  }
}

extension Step {
  /// The name of `<a id="name">`.
  fileprivate static func anchor(in tag: String) -> String? {
    for opening in ["id=\"", "name=\"", "id='", "name='"] {
      guard let start = tag.range(of: opening) else { continue }
      let rest = tag[start.upperBound...]
      guard let end = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) else { continue }
      let name = String(rest[..<end])
      if !name.isEmpty { return name }
    }
    return nil
  }

  /// What GitHub makes of a heading's words: lower case, hyphens for spaces, no punctuation.
  static func slug(of text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug.append("-")
      } else if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.append(scalar)
      }
    }
    return slug.isEmpty ? "step" : String(slug)
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) {
        return index..<self.index(index, offsetBy: text.count)
      }
      index = self.index(after: index)
    }
    return nil
  }
}

import Course
import Notation

/// Looks for words and formulas in lessons and exercises.
struct CourseSearch {
  struct Hit {
    /// `week2/07-computation-graph#forward`, `exercises/week2/reverse-walk`.
    let place: String
    let title: String
    /// The line in which the first word stands.
    let excerpt: String
    /// How often the words occur; those in a title count ten times.
    let weight: Int
  }

  private(set) var hits: [Hit] = []
  private let words: [String]
  /// The query as a formula, laid out on one line; nil where it is words.
  private let formula: String?

  init(_ arguments: [String], in course: CourseFolder, _ language: Language) throws(CommandFailure) {
    words = arguments.flatMap { $0.split(separator: " ") }.map { CourseSearch.folded(String($0)) }
    formula = CourseSearch.formula(arguments.joined(separator: " "))
    for file in course.lessons() {
      guard let lesson = try? Lesson.read(file.path(in: language)) else { continue }
      for step in lesson.steps {
        let title = step.id == "start" ? lesson.title.plainText : step.title.plainText
        look(in: step.blocks, place: "\(file.id)#\(step.id)", title: title)
      }
    }
    for file in course.exercises() {
      guard let exercise = try? Exercise.read(file.path, in: language) else { continue }
      // Hints and solutions are not for finding by chance.
      look(in: exercise.prompt, place: "exercises/\(file.id)", title: exercise.title.plainText)
    }
    hits.sort { ($1.weight, $0.place) < ($0.weight, $1.place) }
  }

  private mutating func look(in blocks: [Block], place: String, title: String) {
    let lines = [title] + blocks.flattened.map(\.searchText)
    let folded = lines.map(CourseSearch.folded)
    if let formula {
      let formulas = blocks.formulas.map { CourseSearch.squeezed(MathLayout(latex: $0.latex).oneLine()) }
      let count = formulas.filter { $0.contains(formula) }.count
      if count > 0 {
        let index = formulas.firstIndex { $0.contains(formula) } ?? 0
        let shown = MathLayout(latex: blocks.formulas[index].latex).oneLine()
        hits.append(Hit(place: place, title: title, excerpt: shown, weight: count * 5))
        return
      }
    }
    var weight = 0
    for word in words {
      let counts = folded.map { CourseSearch.count(word, in: $0) }
      let total = counts.reduce(0, +)
      if total == 0 { return }
      weight += total + 9 * counts[0]
    }
    let index = folded.indices.dropFirst().first { index in words.contains { folded[index].contains($0) } }
    hits.append(
      Hit(
        place: place, title: title,
        excerpt: index.map { CourseSearch.excerpt(lines[$0], around: words) } ?? "", weight: weight))
  }

  // MARK: - Text

  private static func folded(_ text: String) -> String { text.lowercased() }

  /// A text without spaces and brackets: formulas that differ in them alone are one.
  private static func squeezed(_ text: String) -> String {
    String(text.filter { !" ()[]{}".contains($0) })
  }

  private static func formula(_ query: String) -> String? {
    guard query.contains(where: { "\\^_=+/*".contains($0) }) else { return nil }
    let display = FormulaDisplay(source: query)
    guard display.isReadable else { return nil }
    let squeezed = squeezed(display.line)
    return squeezed.isEmpty ? nil : squeezed
  }

  private static func count(_ word: String, in text: String) -> Int {
    guard !word.isEmpty else { return 0 }
    return text.split(separator: word, omittingEmptySubsequences: false).count - 1
  }

  /// At most eighty characters with the first of the words in them.
  private static func excerpt(_ line: String, around words: [String]) -> String {
    let folded = Array(folded(line))
    let characters = Array(line)
    guard folded.count == characters.count, characters.count > 80 else { return line.prefixed(to: 80) }
    let first =
      words.compactMap { word in
        folded.indices.first { folded[$0...].starts(with: word) }
      }.min() ?? 0
    let start = max(0, min(first - 20, characters.count - 80))
    let piece = String(characters[start..<min(start + 80, characters.count)])
    return (start > 0 ? "…" : "") + piece + (start + 80 < characters.count ? "…" : "")
  }
}

extension String {
  fileprivate func prefixed(to count: Int) -> String {
    self.count > count ? prefix(count - 1) + "…" : self
  }
}

extension Block {
  /// The block's own words in one line, formulas as they are read.
  fileprivate var searchText: String {
    switch kind {
    case .paragraph(let inlines), .heading(_, let inlines), .exercise(_, let inlines),
      .implementation(_, let inlines), .image(let inlines, _, _):
      inlines.searchText
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(\.searchText).joined(separator: " | ") }
        .joined(separator: " ")
    case .math(let math): MathLayout(latex: math.latex).oneLine()
    case .code(_, let text): text
    case .experiment(let experiment): experiment.name
    case .html(let text): text
    case .list, .quote, .rule: ""
    }
  }
}

extension [Inline] {
  fileprivate var searchText: String {
    map { inline in
      switch inline.kind {
      case .math(let math): MathLayout(latex: math.latex).oneLine()
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.searchText
      default: [inline].plainText
      }
    }.joined()
  }
}

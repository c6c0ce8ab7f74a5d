import Course
import SourceText

extension LessonRule {
  /// Every link and image inside the course leads somewhere: the file is there, the symbol, the step.
  static let links = LessonRule { lesson, world in
    let blocks = lesson.steps.flatMap(\.blocks)
    let links = blocks.links.compactMap { LinkCheck(lesson, world).diagnostic(of: $0) }
    let images = blocks.flattened.flatMap(\.imageSources).compactMap { source, range in
      LinkCheck(lesson, world).missingFile(source, at: range)
    }
    return links + images
  }
}

/// Looks up where the links of one file lead.
struct LinkCheck {
  let path: String
  let lesson: Lesson?
  let world: LintWorld

  init(_ lesson: Lesson, _ world: LintWorld) {
    path = lesson.path
    self.lesson = lesson
    self.world = world
  }

  /// For the text of an exercise.
  init(path: String, _ world: LintWorld) {
    self.path = path
    lesson = nil
    self.world = world
  }

  func diagnostic(of link: Link) -> Diagnostic? {
    switch link.target {
    case .web: return nil
    case .implementation(let file, let symbol):
      do throws(ExcerptError) {
        _ = try Excerpt.of(symbol, in: CourseFolder.path(of: file, in: path))
        return nil
      } catch {
        return Diagnostic("lint.dead-link", at: link.range, dead(error, file), help: error.help)
      }
    case .exercise(let file): return missingFile(file, at: link.range)
    case .lesson(let file, let fragment): return missingStep(file, fragment, at: link.range)
    case .file(let file): return missingFile(file, at: link.range)
    }
  }

  private func dead(_ error: ExcerptError, _ file: String) -> String {
    if case .file = error { return "there is no file '\(file)'" }
    return error.message
  }

  func missingFile(_ file: String, at range: SourceRange) -> Diagnostic? {
    if case .web = Link(destination: file, range: range).target { return nil }
    let place = CourseFolder.path(of: file, in: path)
    guard !isFile(place), !isFolder(place) else { return nil }
    return Diagnostic("lint.dead-link", at: range, "there is no file '\(file)'")
  }

  private func missingStep(_ file: String, _ fragment: String, at range: SourceRange) -> Diagnostic? {
    let target: Lesson?
    if file.isEmpty {
      target = lesson
    } else {
      if let missing = missingFile(file, at: range) { return missing }
      guard !fragment.isEmpty else { return nil }
      target = try? world.lesson(CourseFolder.path(of: file, in: path))
    }
    guard let target, !fragment.isEmpty, target.step(fragment) == nil else { return nil }
    let near = nearest(to: fragment, among: target.steps.map(\.id))
    return Diagnostic(
      "lint.dead-link", at: range, "there is no step '#\(fragment)'",
      help: near.map { "did you mean '#\($0)'?" })
  }
}

extension Block {
  fileprivate var imageSources: [(String, SourceRange)] {
    switch kind {
    case .image(_, let source, _): [(source, range)]
    case .paragraph(let inlines), .heading(_, let inlines): inlines.imageSources
    case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.imageSources)
    default: []
    }
  }
}

extension [Inline] {
  fileprivate var imageSources: [(String, SourceRange)] {
    flatMap { inline -> [(String, SourceRange)] in
      switch inline.kind {
      case .image(_, let source, _): [(source, inline.range)]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.imageSources
      default: []
      }
    }
  }
}

public import Course

extension Shelf {
  /// The lessons, exercises and sources of a course on disk; of files beside each other where there is no course.
  public init(_ course: CourseFolder?) {
    self.init(
      lessons: { course?.lessons() ?? [] },
      lesson: { path throws(FileError) in try Lesson.read(path) },
      exercise: { link, lesson in
        guard case .exercise(let path) = link.target else { return .missing(link.destination) }
        do throws(ExerciseError) {
          let file = CourseFolder.path(of: path, in: lesson.path)
          return .found(try Exercise.read(file, in: lesson.language))
        } catch {
          return .missing(error.message)
        }
      },
      excerpt: { link, lesson in
        do throws(ExcerptError) {
          guard let excerpt = try lesson.excerpt(of: link) else { return .missing(link.destination) }
          return .found(excerpt)
        } catch {
          return .missing(error.message + (error.help.map { ": \($0)" } ?? ""))
        }
      },
      glossary: { language in course.map { Shelf.terms(of: $0, language) } ?? [] })
  }

  /// The rows of the tables in `lessons/glossary.md`: a term in the first column, its meaning in the last.
  private static func terms(of course: CourseFolder, _ language: Language) -> [Term] {
    let names =
      language == .chinese ? ["glossary.zh.md", "glossary.md"] : ["glossary.md"]
    for name in names {
      guard let lesson = try? Lesson.read(course.lessonsFolder + "/" + name) else { continue }
      return lesson.steps.flatMap(\.blocks).flatMap { block -> [Term] in
        guard case .table(let table) = block.kind, table.header.count > 1 else { return [] }
        return table.rows.compactMap { row in
          guard let first = row.first, let last = row.last, !first.plainText.isEmpty else { return nil }
          let others = row.dropFirst().dropLast().map(\.plainText).filter { !$0.isEmpty }
          let name = ([first.plainText] + others).joined(separator: " · ")
          return Term(name: name, meaning: last)
        }
      }
    }
    return []
  }
}

extension Excerpt {
  /// The path from `Sources` on, wherever the package is.
  var shownPath: String {
    let parts = path.split(separator: "/")
    guard let start = parts.lastIndex(of: "Sources") else { return path }
    return parts[start...].joined(separator: "/")
  }
}
